"""What people fill in: files to upload, a parameter to change."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yinuo.records import uploads
from yinuo.rules.policy import Parameter, PolicyError

MOST_FILES = 20


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each examined by its content; the cleaned value is a list, empty if none was given (附件)."""

    widget = FilesInput(attrs={"accept": ",".join(uploads.EXTENSIONS)})
    default_error_messages = {"too_many": _("一次最多上传%(most)s个文件")}

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files:
            super().clean(None, initial)
            return []
        if len(files) > MOST_FILES:
            raise ValidationError(self.error_messages["too_many"], code="too_many", params={"most": MOST_FILES})
        refusals = []
        for file in files:
            try:
                uploads.examine(file.file, file.name)
            except uploads.Unacceptable as refusal:
                refusals.append(str(refusal))
        if refusals:
            raise ValidationError(refusals)
        return files


class OverrideForm(forms.Form):
    """A new value for one parameter, the document that sets it, and from which day (调整参数)."""

    value = forms.CharField(label=_("新的取值"), max_length=500)
    document = forms.CharField(
        label=_("依据文件"), max_length=200, help_text=_("文件全称和文号，如：某市代表建议办理办法（2026年修订）")
    )
    from_on = forms.DateField(label=_("自何日起"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, parameter: Parameter, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.parameter = parameter
        field = self.fields["value"]
        field.required = not parameter.optional
        if choices := offered(parameter):
            self.fields["value"] = forms.ChoiceField(
                label=field.label, choices=choices, widget=forms.RadioSelect, required=not parameter.optional
            )

    def clean_value(self):
        given = self.cleaned_data["value"]
        try:
            self.parameter.read(given)
        except PolicyError as refusal:
            raise ValidationError(str(refusal)) from refusal
        return given


def offered(parameter: Parameter) -> list[tuple[str, str]]:
    """The values one may choose from, where there are few: yes and no, or the terms; else empty (可选取值)."""
    if parameter.unit.value == "list":
        return []
    nothing = [("", parameter.show(None))] if parameter.optional else []
    if parameter.of is bool:
        return [*nothing, ("true", parameter.show(True)), ("false", parameter.show(False))]
    terms = parameter.choices or (list(parameter.of) if hasattr(parameter.of, "choices") else [])
    return [*nothing, *((str(term), parameter.show(term)) for term in terms)] if terms else []
