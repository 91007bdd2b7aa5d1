"""Signing in (登录): allauth does it; here is what it may not do, and how it speaks.

No open sign-up: an account begins with an invitation. Failures are counted by allauth alone, in the cache.
"""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from yinuo.people import second_factor

MISMATCH = "_password_mismatch"


class Adapter(DefaultAccountAdapter):
    """How allauth behaves in this instance (登录适配)."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("这个账号已停用，请与代表工委联系。"),
        "email_password_mismatch": _("邮箱或密码不对。"),
        "username_password_mismatch": _("账号或密码不对。"),
        "enter_current_password": _("请输入现在的密码。"),
        "incorrect_code": _("验证码不对。"),
        "incorrect_password": _("密码不对。"),
        "invalid_login": _("不能这样登录。"),
        "invalid_or_expired_key": _("链接无效或已过期。"),
        "invalid_password_reset": _("重设密码的链接无效，请重新申请。"),
        "too_many_login_attempts": _("登录失败次数太多，请5分钟后再试。"),
        "rate_limited": _("操作太频繁，请稍等一会儿再试。"),
        "email_taken": _("这个邮箱已登记在另一个账号下。"),
        "duplicate_email": _("这个邮箱已经登记过了。"),
        "cannot_remove_primary_email": _("主邮箱不能删除。"),
        "username_taken": _("这个账号已有人使用，请换一个。"),
        "same_as_current": _("新的须与现在的不同。"),
        "select_only_one": _("请只选一项。"),
        "unverified_primary_email": _("主邮箱须先确认。"),
    }
    tries_left: int | None = None

    def is_open_for_signup(self, request) -> bool:
        return False

    def format_email_subject(self, subject) -> str:
        return now("【一诺】%(subject)s") % {"subject": subject}

    def authentication_failed(self, request, **credentials) -> None:
        """Count what is left before this name must wait; it is told alike for names that exist and names that do not."""
        used = getattr(self, "_login_failed_rl_usage", None)
        rates = ratelimit.get_rates(app="allauth.account", action="login_failed")
        for rate, usage in zip(rates, used.usage if used else [], strict=False):
            if rate.per == "key":
                self.tries_left = max(rate.amount - len(cache.get(usage.cache_key, [])), 0)

    def validation_error(self, code, *args) -> ValidationError:
        if code.endswith(MISMATCH) and self.tries_left:
            left = ngettext(
                "账号或密码不对。还可以试%(left)d次。", "账号或密码不对。还可以试%(left)d次。", self.tries_left
            )
            return ValidationError(left % {"left": self.tries_left}, code=code)
        if code.endswith(MISMATCH) and self.tries_left == 0:
            return super().validation_error("too_many_login_attempts")
        return super().validation_error(code, *args)

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        if settings.STAFF_SECOND_FACTOR == "advised" and second_factor.is_lacking(user, request.today):
            messages.info(request, now("你的岗位能看到较多内容，建议在“账号与安全”里开启两步验证。"))
        return response


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second step (两步验证): its secrets are stored encrypted under the instance's own key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("验证码不对。"),
        "cannot_delete_authenticator": _("你的岗位要求两步验证，不能停用。"),
        "cannot_generate_recovery_codes": _("先开启两步验证，才能生成恢复码。"),
        "unverified_email": _("先确认邮箱，才能开启两步验证。"),
        "add_email_blocked": _("开启两步验证后不能再加邮箱。"),
    }

    def get_totp_label(self, user) -> str:
        return user.username

    def generate_authenticator_name(self, user, type) -> str:
        number = user.authenticator_set.filter(type=type).count() + 1
        return now("安全密钥%(number)d") % {"number": number}

    def encrypt(self, text: str) -> str:
        return _ciphers().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _ciphers().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator) -> bool:
        """Where the second step is required, its last means cannot be taken away by oneself."""
        user = authenticator.user
        others = user.authenticator_set.exclude(pk=authenticator.pk).filter(type__in=second_factor.MEANS)
        return others.exists() or not second_factor.is_required(user)


def _ciphers() -> MultiFernet:
    """The current secret first; former ones still open what they closed."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [
        base64.urlsafe_b64encode(hashlib.sha256(b"yinuo second factor" + secret.encode()).digest())
        for secret in secrets
    ]
    return MultiFernet(Fernet(key) for key in keys)
