"""The post (发送): what `tick` does with notices that nobody has been told of yet.

In the inbox a notice stands from the moment of the act. Whoever has an address gets one e-mail a tick with all that is
new; where the mail server refuses, it is tried again later and later, and one bad address holds up nobody else.
"""

import contextlib
import logging
import secrets
from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from yinuo.records.models import Notice

log = logging.getLogger(__name__)
BATCH = 1000
MOST_TRIES = 8
FIRST_WAIT = timedelta(minutes=5)  # then twice as long each time: the last try is about ten hours after the first
SERVER_DOWN = 3  # failures in a row after which the server, not the address, is taken to be at fault
TIMEOUT = 10  # seconds
NOWHERE = {"django.core.mail.backends.console.EmailBackend", "django.core.mail.backends.dummy.EmailBackend"}


def send(at) -> int:
    """Tell whoever has not been told yet; returns how many notices are done with (发送通知)."""
    unsent = Notice.objects.unsent(at)
    if settings.EMAIL_BACKEND in NOWHERE:
        return unsent.update(told_at=at)
    done = unsent.filter(Q(to__email="") | Q(to__is_active=False)).update(told_at=at)
    with contextlib.closing(get_connection(timeout=TIMEOUT)) as line:
        failures = 0
        while failures < SERVER_DOWN and (mine := claim(at)):
            for _to, group in groupby(mine, key=lambda notice: notice.to_id):
                notices = list(group)
                if failures >= SERVER_DOWN:
                    put_off(notices, at)
                elif why := mail(line, notices):
                    failures += 1
                    done += try_later(notices, at, why)
                else:
                    failures = 0
                    done += of(notices).update(told_at=at, claim="", failure="")
    return done


def claim(at) -> list[Notice]:
    """The next notices to mail, taken so that a tick beside this one leaves them alone; if we die, they come again."""
    unsent = Notice.objects.unsent(at)
    rows = list(unsent.order_by("to_id", "id").values_list("pk", flat=True)[:BATCH])
    token = secrets.token_hex(8)
    unsent.filter(pk__in=rows).update(claim=token, tries=F("tries") + 1, retry_at=at + FIRST_WAIT)
    return list(Notice.objects.filter(claim=token).select_related("to").order_by("to_id", "id"))


def mail(line, notices: list[Notice]) -> str:
    """Send one person their news; the reason in a word if it was not accepted."""
    try:
        EmailMessage(subject(notices), body(notices), to=[notices[0].to.email], connection=line).send()
    except Exception as error:  # whatever a mail backend raises concerns this person's mail only
        log.warning("e-mail to user %s failed: %r", notices[0].to_id, error)
        with contextlib.suppress(Exception):
            line.close()
        return repr(error)[:300]
    return ""


def subject(notices: list[Notice]) -> str:
    with override(settings.LANGUAGE_CODE):
        sentence = " ".join(notices[0].in_words().split())
        return f"一诺：{sentence}" if len(notices) == 1 else _("一诺：%(many)s件新通知") % {"many": len(notices)}


def body(notices: list[Notice]) -> str:
    """Each notice in Chinese, in English where the catalogue has it, and its link."""
    site = getattr(settings, "SITE_URL", "").rstrip("/")
    paragraphs = []
    for notice in notices:
        sentences = []
        for language, _label in settings.LANGUAGES:
            with override(language):
                sentences.append(notice.in_words())
        paragraphs.append("\n".join([*dict.fromkeys(sentences), f"{site}{notice.url}"]))
    return "\n\n".join(paragraphs)


def try_later(notices: list[Notice], at, why: str) -> int:
    """Put them off twice as long as before; after the last try they stay in the inbox only. Returns how many are done with."""
    given_up = [notice for notice in notices if notice.tries >= MOST_TRIES]
    of(given_up).update(told_at=at, claim="", failure=why)
    for tries, group in groupby(
        sorted((notice for notice in notices if notice.tries < MOST_TRIES), key=lambda notice: notice.tries),
        key=lambda notice: notice.tries,
    ):
        of(group).update(retry_at=at + FIRST_WAIT * 2 ** (tries - 1), claim="", failure=why)
    return len(given_up)


def put_off(notices: list[Notice], at) -> None:
    """The server is down: these were not tried, and it does not count against them."""
    of(notices).update(retry_at=at + FIRST_WAIT, claim="", tries=F("tries") - 1)


def of(notices):
    return Notice.objects.filter(pk__in=[notice.pk for notice in notices])
