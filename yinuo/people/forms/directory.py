"""Deputies and units (代表、单位)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yinuo.people.forms.staff import DAY
from yinuo.people.models import Delegation, Deputy, Group, TermOfOffice, Unit
from yinuo.people.models.units import UnitKind
from yinuo.people.rosters.cells import Wrong, email, letters, person, phone


class Plain(forms.CharField):
    """One line of words without markup (纯文字)."""

    def clean(self, value):
        value = super().clean(value)
        if "<" in value or ">" in value:
            raise forms.ValidationError(_("请只写文字，不要有尖括号"))
        return value


def checked(check, value: str) -> str:
    """The same check as in a roster, as an error of the field; both languages travel in it."""
    try:
        return check(value)
    except Wrong as wrong:
        raise forms.ValidationError(str(wrong)) from wrong


class DeputyForm(forms.Form):
    """What is known of a deputy (代表资料)."""

    name = Plain(label=_("姓名"), max_length=60)
    pinyin = Plain(label=_("拼音"), max_length=120, required=False, help_text=_("不填则按姓名生成；多音字请核对"))
    certificate = Plain(label=_("代表证号"), max_length=40, required=False)
    delegation = forms.ModelChoiceField(Delegation.objects.none(), label=_("代表团"), required=False)
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("代表小组"), required=False, widget=forms.CheckboxSelectMultiple
    )
    term = forms.ModelChoiceField(TermOfOffice.objects.none(), label=_("届次"), required=False)
    higher = forms.BooleanField(label=_("上级代表，在本级参加活动"), required=False)
    phone = forms.CharField(label=_("手机"), max_length=20, required=False, help_text=_("只有代表工委、办公室看得到"))
    email = forms.CharField(label=_("邮箱"), max_length=254, required=False)
    from_on = forms.DateField(label=_("任职自"), required=False, widget=DAY)
    until_on = forms.DateField(label=_("任职至"), required=False, widget=DAY, help_text=_("在任不填"))

    def __init__(self, *args, congress, deputy=None, **kwargs):
        if deputy is not None:
            initial = {name: getattr(deputy, name) for name in self.base_fields if name != "groups"}
            kwargs.setdefault("initial", initial | {"groups": deputy.groups.all()})
        super().__init__(*args, **kwargs)
        self.congress, self.deputy = congress, deputy
        self.fields["delegation"].queryset = congress.delegations.all()
        self.fields["groups"].queryset = congress.groups.all()
        self.fields["term"].queryset = congress.terms.all()
        if not congress.groups.exists():
            del self.fields["groups"]

    def clean_name(self):
        return checked(person, self.cleaned_data["name"])

    def clean_pinyin(self):
        return checked(letters, self.cleaned_data["pinyin"])

    def clean_phone(self):
        return checked(phone, self.cleaned_data["phone"])

    def clean_email(self):
        return checked(email, self.cleaned_data["email"])

    def clean_certificate(self):
        certificate = self.cleaned_data["certificate"]
        holders = Deputy.objects.filter(congress=self.congress, certificate=certificate).exclude(certificate="")
        if self.deputy:
            holders = holders.exclude(pk=self.deputy.pk)
        if holder := holders.first():
            raise forms.ValidationError(_("代表证号已登记在%(name)s名下") % {"name": holder.name})
        return certificate

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("止日不能早于起日"))
        return cleaned


class UnitForm(forms.Form):
    """A new unit (登记单位)."""

    name = Plain(label=_("全称"), max_length=100)
    short_name = Plain(label=_("简称"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("单位类别"), choices=UnitKind.choices())
    duties = forms.CharField(
        label=_("职责"), max_length=5000, required=False, widget=forms.Textarea, help_text=_("交办时据此推荐承办单位")
    )


class EditUnitForm(forms.Form):
    """Kind and duties (更正单位资料)."""

    kind = forms.ChoiceField(label=_("单位类别"), choices=UnitKind.choices())
    duties = forms.CharField(label=_("职责"), max_length=5000, required=False, widget=forms.Textarea)

    def __init__(self, *args, unit, today, **kwargs):
        kwargs.setdefault("initial", {"kind": unit.category, "duties": unit.duties})
        super().__init__(*args, **kwargs)


class RenameUnitForm(forms.Form):
    """The new name; the old one stays as a former name (单位更名)."""

    name = Plain(label=_("新全称"), max_length=100)
    short_name = Plain(label=_("新简称"), max_length=40, required=False)

    def __init__(self, *args, unit, today, **kwargs):
        super().__init__(*args, **kwargs)


class OtherNameForm(forms.Form):
    """Another name by which texts call the unit (登记别名)."""

    name = Plain(label=_("别名"), max_length=100, help_text=_("文件、发言中对它的其他称呼"))

    def __init__(self, *args, unit, today, **kwargs):
        super().__init__(*args, **kwargs)


class AbolishUnitForm(forms.Form):
    """From when it is no more, and who answers for it (撤销单位)."""

    on = forms.DateField(label=_("撤销日期"), widget=DAY, help_text=_("从这一天起不再存在"))
    succeeded_by = forms.ModelChoiceField(
        Unit.objects.none(), label=_("承继单位"), required=False, help_text=_("它的承诺和未办结事项由谁继续")
    )

    def __init__(self, *args, unit, today, **kwargs):
        super().__init__(*args, **kwargs)
        others = Unit.objects.filter(congress=unit.congress_id).in_being(today).exclude(pk=unit.pk)
        self.fields["succeeded_by"].queryset = others
        self.fields["on"].initial = today


class MergeUnitsForm(forms.Form):
    """Into which unit this double goes (合并重复单位)."""

    into = forms.ModelChoiceField(Unit.objects.none(), label=_("并入"), help_text=_("本单位的各种名称都成为它的别名"))
    on = forms.DateField(label=_("从哪一天起"), widget=DAY)

    def __init__(self, *args, unit, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = (
            Unit.objects.filter(congress=unit.congress_id).in_being(today).exclude(pk=unit.pk)
        )
        self.fields["on"].initial = today


class NamedForm(forms.Form):
    """A name alone: of a delegation or a group."""

    name = Plain(label=_("新代表团或小组的名称"), max_length=100)
