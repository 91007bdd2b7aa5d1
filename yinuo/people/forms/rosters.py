"""Uploading and confirming a roster (名册导入)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yinuo.people.models import Roster


class UploadForm(forms.Form):
    """Which roster, and the file (上传名册)."""

    roster = forms.ChoiceField(
        label=_("哪种名册"), choices=Roster.choices(), widget=forms.RadioSelect, initial=str(Roster.DEPUTIES)
    )
    file = forms.FileField(
        label=_("名册文件"),
        allow_empty_file=True,  # the reader's own refusal says it better
        help_text=_(".xlsx 或 .csv，一次最多20000行"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_roster(self):
        return Roster(self.cleaned_data["roster"])

    def given(self) -> dict:
        """What the act needs."""
        file = self.cleaned_data["file"]
        return {"roster": self.cleaned_data["roster"], "file": file.file, "name": file.name}


class ConfirmForm(forms.Form):
    """What may be created along with the rows, and whether wrong rows may be left out (确认导入)."""

    create = forms.MultipleChoiceField(
        label=_("一并新建"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("不选的，含它的行不导入")
    )
    skip_wrong = forms.BooleanField(label=_("有错的行先不导入"), required=False)

    def __init__(self, *args, wanted, wrong, **kwargs):
        super().__init__(*args, **kwargs)
        names = [name for kind in wanted.values() for name in kind]
        self.fields["create"].choices = [(name, name) for name in names]
        self.fields["create"].initial = names
        if not names:
            del self.fields["create"]
        if not wrong and not names:
            del self.fields["skip_wrong"]
