"""Inviting people and giving posts (邀请、任职)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yinuo.people.models import Delegation, Deputy, Group, Unit, User
from yinuo.people.permission import grantable, missing_for_post
from yinuo.rules.terms import Role

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlaceOfPost(forms.Form):
    """A role and where it is held; which place it needs is the rule's to say (岗位与所在)."""

    role = forms.ChoiceField(label=_("岗位"))
    title = forms.CharField(label=_("职务"), max_length=60, required=False, help_text=_("如科员、副主任"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("承办单位"), required=False, help_text=_("承办人、承办单位负责人须填")
    )
    delegation = forms.ModelChoiceField(
        Delegation.objects.none(), label=_("代表团"), required=False, help_text=_("代表团团长须填")
    )
    group = forms.ModelChoiceField(
        Group.objects.none(), label=_("代表小组"), required=False, help_text=_("代表小组召集人须填")
    )

    def __init__(self, *args, by, today, **kwargs):
        super().__init__(*args, **kwargs)
        congress = by.congress
        self.fields["role"].choices = [("", _("请选择")), *((str(role), role.label) for role in grantable(by))]
        self.fields["unit"].queryset = Unit.objects.filter(congress=congress).in_being(today)
        self.fields["delegation"].queryset = congress.delegations.all()
        self.fields["group"].queryset = congress.groups.all()

    @property
    def places(self) -> dict:
        return {name: self.cleaned_data.get(name) for name in ("unit", "delegation", "group")}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("role"):
            cleaned["role"] = Role(cleaned["role"])
            names = {"承办单位": "unit", "代表团": "delegation", "代表小组": "group"}
            for missing in missing_for_post(cleaned["role"], **self.places):
                self.add_error(names[missing], _("这个岗位须填写"))
        return cleaned


class InviteForm(PlaceOfPost):
    """Whom to invite: a deputy of the roster, or somebody to a post (邀请)."""

    deputy = forms.ModelChoiceField(
        Deputy.objects.none(),
        label=_("代表"),
        required=False,
        empty_label=_("不是代表，邀请担任岗位"),
        help_text=_("名录中还没有账号的代表；选了代表就不用填岗位"),
    )
    name = forms.CharField(label=_("姓名"), max_length=100, required=False, help_text=_("选了代表就不用填"))
    email = forms.EmailField(label=_("邮箱"), required=False, help_text=_("没有邮箱的，打印邀请单交给本人"))
    field_order = ["deputy", "name", "email"]

    def __init__(self, *args, by, today, **kwargs):
        super().__init__(*args, by=by, today=today, **kwargs)
        self.fields["role"].required = False
        without = Deputy.objects.filter(congress=by.congress, user=None).serving(today).select_related("delegation")
        self.fields["deputy"].queryset = without

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("deputy"):
            if not cleaned.get("name"):
                self.add_error("name", _("请填姓名，或选一位代表"))
            if not cleaned.get("role") and "role" not in self.errors:
                self.add_error("role", _("请选岗位，或选一位代表"))
        if cleaned.get("email") and User.objects.filter(email__iexact=cleaned["email"]).exists():
            self.add_error("email", _("这个邮箱已登记在另一个账号下"))
        return cleaned

    def who(self) -> dict:
        """What the act needs: name and address, and either the deputy or the post."""
        cleaned = self.cleaned_data
        if deputy := cleaned.get("deputy"):
            return {"name": deputy.name, "email": cleaned["email"] or deputy.email, "deputy": deputy}
        named = {"name": cleaned["name"], "email": cleaned["email"], "role": cleaned["role"], "title": cleaned["title"]}
        return named | self.places


class GivePostForm(PlaceOfPost):
    """Who takes which post from which day (任职)."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("人员"), help_text=_("没有账号的，请先邀请"))
    from_on = forms.DateField(label=_("任期自"), widget=DAY)
    until_on = forms.DateField(label=_("任期至"), required=False, widget=DAY, help_text=_("不填为在任"))
    field_order = ["user", "role", "title"]

    def __init__(self, *args, by, today, **kwargs):
        super().__init__(*args, by=by, today=today, **kwargs)
        self.fields["user"].queryset = User.objects.filter(congress=by.congress, is_active=True).order_by("name")
        self.fields["from_on"].initial = today

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("止日不能早于起日"))
        return cleaned


class EndPostForm(forms.Form):
    """The last day of a post (离任)."""

    on = forms.DateField(label=_("最后一天"), widget=DAY)

    def __init__(self, *args, post, **kwargs):
        super().__init__(*args, **kwargs)
        self.post = post

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on < self.post.from_on:
            raise forms.ValidationError(_("离任日不能早于任职日"))
        return on
