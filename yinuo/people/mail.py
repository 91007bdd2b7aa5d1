"""Letters about accounts (邀请邮件)."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def mail_invitation(invitation, link: str) -> bool:
    """Send the one-time link to the invited person's address (邀请邮件). False if it could not be sent: print the slip then."""
    letter = render_to_string("people/mail/invitation.txt", {"invitation": invitation, "link": link})
    subject = _("【一诺】%(congress)s邀请你开通账号") % {"congress": invitation.congress.short_name}
    try:
        send_mail(subject, letter, None, [invitation.email])
    except (SMTPException, OSError) as error:
        log.warning("invitation %s could not be mailed: %s", invitation.pk, error)
        return False
    return True
