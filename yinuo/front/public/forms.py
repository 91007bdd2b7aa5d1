"""Filters of the public lists (筛选): a GET form; what is not understood filters nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yinuo.front.public.standing import Standing
from yinuo.people.models import Unit


class UnitSelect(forms.Select):
    """Units keep their Chinese names; on an English page each says so."""

    def create_option(self, *args, **kwargs):
        option = super().create_option(*args, **kwargs)
        if option["value"]:
            option["attrs"]["lang"] = "zh-Hans"
        return option


class PromiseFilter(forms.Form):
    standing = forms.ChoiceField(label=_("现状"), required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("责任单位"), required=False, empty_label=_("全部"), widget=UnitSelect
    )

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["standing"].choices = [("", _("全部")), *((one.value, _(one.label)) for one in Standing)]
        self.fields["unit"].queryset = congress.units.filter(promises__published=True).distinct()

    def apply(self, found):
        """Those that match what was chosen; all if nothing valid was."""
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("standing"):
            found = [one for one in found if one.standing == chosen["standing"]]
        if unit := chosen.get("unit"):
            found = [one for one in found if unit == one.promise.unit or unit in one.promise.with_units.all()]
        return found
