"""Signing in and making an account (登录、接受邀请)."""

from allauth.account import forms as allauth
from allauth.account.fields import PasswordField
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yinuo.people.models import User


class SignIn(allauth.LoginForm):
    """Name or address, password, and whether this device may remember (登录)."""

    password = PasswordField(label=_("密码"), autocomplete="current-password")
    remember = forms.BooleanField(label=_("在这台设备上保持登录"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("账号或邮箱")
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewPassword(forms.Form):
    """A password, twice (设密码)."""

    password = forms.CharField(
        label=_("密码"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("再输一次密码"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def user(self) -> User:
        """Whose password it will be, so that it resembles neither name nor address."""
        return self.invitation.account or User(name=self.invitation.name, email=self.invitation.email)

    def given(self) -> dict:
        """What the act needs."""
        return {name: self.cleaned_data[name] for name in ("username", "password") if name in self.cleaned_data}

    def clean(self):
        cleaned = super().clean()
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", _("两次输入的密码不一样"))
        elif password:
            try:
                validate_password(password, self.user())
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class AcceptInvitation(NewPassword):
    """A name to sign in with, and a password (接受邀请)."""

    username = forms.CharField(
        label=_("账号"),
        max_length=150,
        help_text=_("登录时用。可用手机号、工号或拼音；只能有字母、数字和 @ . + - _"),
        validators=[User.username_validator],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ["username", "password", "again"]

    def user(self) -> User:
        user = super().user()
        user.username = self.cleaned_data.get("username", "")
        return user

    def clean_username(self):
        username = User.normalize_username(self.cleaned_data["username"].strip())
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("这个账号已有人使用，请换一个"))
        return username
