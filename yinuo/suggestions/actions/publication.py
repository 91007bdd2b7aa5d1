"""Making a suggestion and its reply public (公开): after the unit's review, the deputy's wish and the secrecy check.

The unit's decision comes with its reply, the deputy's with the submission; here the reviewer decides and our side publishes.
"""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.promises import actions as promising
from yinuo.records.actions import publication
from yinuo.records.models.publication import Part
from yinuo.records.parameters import policy_for
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.publication import Ground, SecrecyCheck
from yinuo.rules.terms import Role
from yinuo.suggestions.queries import promises_of

REVIEWERS = frozenset({Role.REVIEWER})
PUBLISHERS = frozenset({Role.COMMISSION, Role.PUBLICITY})


def check_secrecy(suggestion, *, finding, passages=(), ground="", by, at):
    """The reviewer says whether it may be shown, and which passages not (保密审查): exact words, one each."""
    _must(suggestion, REVIEWERS, "作保密审查", by)
    finding, ground = SecrecyCheck(finding), Ground(ground) if ground else None
    words = f"{suggestion.grounds}\n{suggestion.request}\n" + "\n".join(one.text for one in suggestion.replies.all())
    passages = [passage.strip() for passage in passages if passage.strip()]
    require([f"原文中找得到的遮盖内容（“{passage}”）" for passage in passages if passage not in words])
    require(["遮盖的内容"] if finding is SecrecyCheck.PASSED_IN_PART and not passages else [])
    require(["不公开的理由"] if finding is not SecrecyCheck.PASSED and ground is None else [])
    return publication.decide(suggestion, Part.SECRECY, finding, ground=ground, redactions=passages, by=by, at=at)


@transaction.atomic
def publish(suggestion, *, by, at):
    """Show it on the public site as far as the three decisions agree (公开), with the promises of its replies."""
    _must(suggestion, PUBLISHERS, "公开", by)
    consent = policy_for(suggestion.congress, localdate(at)).publishing.consent
    done = publication.publish(suggestion, by=by, at=at, consent_asked=consent)
    for promise in promises_of(suggestion).exclude(status="discarded"):
        promising.publish(promise, by=None, at=at)
    return done


def unpublish(suggestion, *, reason: str, by, at):
    """Take it out of sight again (撤下)."""
    _must(suggestion, PUBLISHERS, "撤下", by)
    require([] if reason.strip() else ["撤下的理由"])
    publication.unpublish(suggestion, by=by, at=at, reason=reason)


def _must(suggestion, roles, what, by):
    if not roles & suggestion.roles_of(by):
        raise NotAllowed(f"只有{'、'.join(role.label for role in Role if role in roles)}可以{what}")
    if not suggestion.replies.exists():
        raise NotAllowed("答复之后才能办理公开")
