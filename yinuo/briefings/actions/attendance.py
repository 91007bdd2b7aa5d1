"""Who is invited to a session, who asks leave, who came (参会人员、请假、到会情况)."""

from django.db import transaction

from yinuo.briefings import notices
from yinuo.briefings.models import Act, Attendance, Participant
from yinuo.people.standing import standing_of
from yinuo.records.actions import hold, note
from yinuo.rules import briefings as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

INVITERS = {Role.OFFICE, Role.COMMITTEE, Role.COMMISSION}
NOTERS = {Role.OFFICE, Role.COMMISSION}
STILL_TO_COME = {law.Status.PREPARING, law.Status.READY}
NOTED_IN = {law.Status.READY, law.Status.LIVE, law.Status.CLOSED}


def may_invite(briefing, user) -> bool:
    return briefing.state == law.Status.PREPARING and bool(briefing.roles_of(user) & INVITERS)


def may_note(briefing, user) -> bool:
    return briefing.state in NOTED_IN and bool(briefing.roles_of(user) & NOTERS)


def own_place(briefing, user) -> Participant | None:
    """The person's own line on the list of those invited, if they are on it (本人参会登记)."""
    deputy = standing_of(user).deputy_id
    return briefing.participants.filter(deputy=deputy).first() if deputy else None


def may_ask_leave(briefing, place: Participant | None) -> bool:
    return place is not None and place.state == Attendance.INVITED and briefing.state in STILL_TO_COME


@transaction.atomic
def invite(briefing, deputies, *, by, at):
    """Put deputies on the list of those invited (参会人员)."""
    if not may_invite(briefing, by):
        raise NotAllowed("只有筹备期间，常委会办公室、专门（工作）委员会、代表工委可以确定参会人员")
    strangers = [deputy.name for deputy in deputies if deputy.congress_id != briefing.congress_id]
    require([f"{name}是本级代表" for name in strangers])
    hold(briefing.congress_id)
    known = set(briefing.participants.values_list("deputy_id", flat=True))
    new = [deputy for deputy in deputies if deputy.pk not in known]
    Participant.objects.bulk_create(
        Participant(briefing=briefing, deputy=deputy, delegation_id=deputy.delegation_id) for deputy in new
    )
    if new:
        note(briefing, Act.INVITE, by=by, at=at, deputies=[deputy.name for deputy in new])
    return briefing


@transaction.atomic
def ask_leave(briefing, *, reason, by, at):
    """A deputy who was invited cannot come and says why (请假); the office is told."""
    place = own_place(briefing, by)
    if place is None:
        raise NotAllowed("只有列入参会名单的代表可以请假")
    if not may_ask_leave(briefing, place):
        raise NotAllowed("开会之前、尚未请假的代表才能请假")
    require([] if reason.strip() else ["请假事由"])
    hold(briefing.congress_id)
    claimed = Participant.objects.filter(pk=place.pk, attendance=Attendance.INVITED)
    if not claimed.update(attendance=Attendance.LEAVE, leave_reason=reason.strip()):
        raise NotAllowed("该事项刚刚被他人处理，请刷新后再试")
    note(briefing, Act.ASK_LEAVE, by=by, at=at, deputy=place.deputy.name, reason=reason.strip())
    words = {"title": briefing.title, "name": place.deputy.name, "reason": reason.strip()}
    office = notices.office_of(briefing, at)
    notices.about(briefing, office, notices.LEAVE_ASKED, key=f"leave/{place.pk}", at=at, **words)


@transaction.atomic
def note_attendance(briefing, *, came: dict[int, str], by, at) -> int:
    """Note who came, who is on leave, who is missing (登记到会情况); `came` by participant. How many lines changed."""
    if not may_note(briefing, by):
        raise NotAllowed("议程锁定之后，常委会办公室、代表工委才能登记到会情况")
    hold(briefing.congress_id)
    changed = {}
    for place in briefing.participants.select_related("deputy", "unit"):
        wanted = came.get(place.pk, place.attendance)
        if wanted != place.attendance:
            place.attendance = Attendance(wanted).value
            place.save(update_fields=["attendance"])
            changed[str(place)] = Attendance(wanted).label
    if changed:
        note(briefing, Act.NOTE_ATTENDANCE, by=by, at=at, changed=changed)
    return len(changed)
