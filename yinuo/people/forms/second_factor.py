"""The forms of the second step, in our words (两步验证表单)."""

from allauth.mfa.base import forms as step
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


def code_field(label):
    return forms.CharField(label=label, widget=forms.TextInput(attrs=CODE))


class Authenticate(step.AuthenticateForm):
    """Six digits, or a recovery code (第二步验证)."""

    code = code_field(_("验证码或恢复码"))


class Reauthenticate(step.ReauthenticateForm):
    """The same, to confirm that it is still the same person (再确认)."""

    code = code_field(_("验证码或恢复码"))


class ActivateTotp(totp.ActivateTOTPForm):
    """The six digits that prove the app was set up (开启验证器应用)."""

    code = code_field(_("六位数字"))


class AddKey(keys.AddWebAuthnForm):
    """A key and how one calls it (添加安全密钥)."""

    name = forms.CharField(label=_("密钥名称"), max_length=100, required=False)


class EditKey(keys.EditWebAuthnForm):
    """Another name for a key (改名)."""

    name = forms.CharField(label=_("密钥名称"), max_length=100)
