"""The field with which staff file for a deputy (代…录入)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yinuo.people.filing import acting_for
from yinuo.people.models import Deputy
from yinuo.people.queries import filable_for
from yinuo.people.standing import files_for_others, standing_of


class DelegatedEntry(forms.Form):
    """Mix into a form by which a deputy files something; staff get a field to say for whom, a deputy sees none.

        class DraftForm(DelegatedEntry): …
        form = DraftForm(request.POST, user=request.user, today=request.today)
        form.deputy, form.on_behalf_of    # once it is valid

    Someone who is both, deputy and staff, may leave the field empty and files their own.
    """

    for_deputy = forms.ModelChoiceField(
        Deputy.objects.none(),
        label=_("代哪位代表录入"),
        help_text=_("代表以纸件、口头或电话提出的，由工作人员代为录入；办理记录会写明由谁代录。"),
        error_messages={"required": _("请选择代表"), "invalid_choice": _("没有这位在任代表")},
    )

    def __init__(self, *args, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        standing = standing_of(user)
        self.own = Deputy.objects.filter(pk=standing.deputy_id).first()
        if files_for_others(standing):
            self.fields["for_deputy"].queryset = filable_for(user, today)
            self.fields["for_deputy"].required = self.own is None
        else:
            del self.fields["for_deputy"]

    def clean(self):
        cleaned = super().clean()
        if "for_deputy" not in self.fields and self.own is None:
            raise forms.ValidationError(_("只有代表本人或代其录入的工作人员可以提出"))
        return cleaned

    @property
    def deputy(self) -> Deputy | None:
        """In whose name it is filed (本人)."""
        return self.cleaned_data.get("for_deputy") or self.own

    @property
    def on_behalf_of(self) -> str:
        """What the trail shows beside the clerk's name; "" when the deputy files personally (代为录入)."""
        return acting_for(self.user, self.deputy)
