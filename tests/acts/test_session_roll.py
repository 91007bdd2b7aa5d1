"""The roll of a session: who is invited, who asks leave, who came."""

import pytest

from tests.cast import AT, make_cast
from tests.sessions import fresh, holder, session
from yinuo.briefings.actions import attendance
from yinuo.briefings.models import Act
from yinuo.records.models import Notice
from yinuo.rules.briefings import Status
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role


def places(made):
    return {place.deputy.name: place for place in made.participants.select_related("deputy")}


@pytest.mark.parametrize("role", [Role.OFFICE, Role.COMMITTEE, Role.COMMISSION])
def test_the_list_is_made_while_the_session_is_prepared(cast, role):
    made = session(cast)
    deputies = [cast.lead.deputy, cast.stranger.deputy]
    attendance.invite(made, deputies, by=holder(cast, role), at=AT)
    attendance.invite(made, deputies, by=cast.office, at=AT)
    assert {name: place.delegation.name for name, place in places(made).items()} == {
        "代表甲": "示例县代表团",
        "代表丙": "样本区代表团",
    }
    noted = made.trail().get(act=Act.INVITE)
    assert noted.detail == {"deputies": ["代表甲", "代表丙"]}, "who stood there already is not noted again"


@pytest.mark.parametrize("who", ["council", "chair", "lead", "clerk", "head", "government_office", "publicity"])
def test_nobody_else_makes_the_list(cast, who):
    with pytest.raises(NotAllowed, match="确定参会人员"):
        attendance.invite(session(cast), [cast.lead.deputy], by=getattr(cast, who), at=AT)


@pytest.mark.parametrize("state", [state for state in Status if state != Status.PREPARING])
def test_the_list_is_closed_in_every_other_state(cast, state):
    made = session(cast, state, spoken=False)
    before = made.participants.count()
    with pytest.raises(NotAllowed, match="只有筹备期间"):
        attendance.invite(made, [cast.stranger.deputy], by=cast.office, at=AT)
    assert made.participants.count() == before


def test_a_deputy_of_another_congress_is_not_invited(cast):
    other = make_cast("yangben", "样本市")
    with pytest.raises(NotAllowed, match="还缺：代表甲是本级代表"):
        attendance.invite(session(cast), [other.lead.deputy], by=cast.office, at=AT)


def test_leave_is_asked_with_a_reason_and_the_office_is_told(cast):
    made = session(cast, Status.READY)
    attendance.ask_leave(made, reason=" 住院 ", by=cast.lead, at=AT)
    place = places(made)["代表甲"]
    assert (place.attendance, place.leave_reason) == ("leave", "住院")
    entry = made.trail().get(act=Act.ASK_LEAVE)
    assert (entry.by, entry.detail) == (cast.lead, {"deputy": "代表甲", "reason": "住院"})
    told = Notice.objects.get(to=cast.office, text__contains="请假")
    assert told.in_words() == "代表甲请假，不能参加“加装电梯后续维护情况政情通报会”：住院"


REFUSED = [
    (Status.READY, "stranger", "事由", "只有列入参会名单的代表可以请假", "who was not invited"),
    (Status.READY, "clerk", "事由", "只有列入参会名单的代表可以请假", "a unit's clerk"),
    (Status.READY, "lead", " ", "还缺：请假事由", "no reason"),
    (Status.LIVE, "lead", "事由", "开会之前", "the session is open"),
    (Status.CANCELLED, "lead", "事由", "只有列入参会名单的代表可以请假", "nobody was invited yet"),
]


@pytest.mark.parametrize(("state", "who", "reason", "words", "why"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_leave_is_refused(cast, state, who, reason, words, why):
    made = session(cast, state)
    with pytest.raises(NotAllowed, match=words):
        attendance.ask_leave(made, reason=reason, by=getattr(cast, who), at=AT)
    assert not made.participants.filter(attendance="leave").exists()


def test_leave_is_asked_once(cast):
    made = session(cast, Status.READY)
    attendance.ask_leave(made, reason="住院", by=cast.lead, at=AT)
    with pytest.raises(NotAllowed, match="尚未请假的代表"):
        attendance.ask_leave(made, reason="再说一次", by=cast.lead, at=AT)
    assert places(made)["代表甲"].leave_reason == "住院"


@pytest.mark.parametrize("role", [Role.OFFICE, Role.COMMISSION])
def test_who_came_is_noted_in_one_entry(cast, role):
    made = session(cast, Status.LIVE)
    came = {places(made)["代表乙"].pk: "absent"}
    assert attendance.note_attendance(made, came=came, by=holder(cast, role), at=AT) == 1
    assert {name: place.attendance for name, place in places(made).items()} == {"代表甲": "present", "代表乙": "absent"}
    assert made.trail().get(act=Act.NOTE_ATTENDANCE).detail == {"changed": {"代表乙": "缺席"}}
    assert attendance.note_attendance(made, came=came, by=cast.office, at=AT) == 0
    assert made.trail().filter(act=Act.NOTE_ATTENDANCE).count() == 1, "nothing changed, nothing is noted"


@pytest.mark.parametrize("state", [Status.PREPARING, Status.RECORDS_CONFIRMED, Status.ARCHIVED, Status.CANCELLED])
def test_who_came_is_not_noted_too_early_or_too_late(cast, state):
    made = session(cast, state, spoken=False)
    with pytest.raises(NotAllowed, match="登记到会情况"):
        attendance.note_attendance(made, came={}, by=cast.office, at=AT)


@pytest.mark.parametrize("who", ["lead", "chair", "council", "clerk", "publicity"])
def test_nobody_else_notes_who_came(cast, who):
    made = session(cast, Status.LIVE)
    with pytest.raises(NotAllowed, match="登记到会情况"):
        attendance.note_attendance(made, came={}, by=getattr(cast, who), at=AT)


def test_another_congress_touches_nothing(cast):
    made, other = session(cast, Status.LIVE), make_cast("yangben", "样本市")
    for act in (
        lambda: attendance.note_attendance(made, came={}, by=other.office, at=AT),
        lambda: attendance.invite(made, [], by=other.office, at=AT),
        lambda: attendance.ask_leave(made, reason="x", by=other.lead, at=AT),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert fresh(made).trail().count() == made.trail().count()
