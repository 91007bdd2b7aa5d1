from datetime import datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.rules.floor import Act, Coverage, Entry, QuestionState, floor, missing_before_close

TEN = datetime(2026, 6, 9, 10, 0, tzinfo=timezone(timedelta(hours=8)))


class Record:
    """A record that is written line by line, a minute apart unless told."""

    def __init__(self):
        self.entries, self.numbers, self.now = [], count(1), TEN

    def add(self, act, who="", group="", *, after=60, **more):
        self.now += timedelta(seconds=after)
        self.entries.append(Entry(next(self.numbers), self.now, act, who, group, **more))
        return self.entries[-1].number

    def floor(self, **more):
        return floor(self.entries, **more)


@pytest.fixture
def record():
    opened = Record()
    opened.add(Act.OPEN)
    return opened


def test_it_folds_the_shape_of_bengbu(record):
    """8 speeches, 10 questioners, 13 questions, 3 follow-ups: the figures of 26 September 2023."""
    record.add(Act.BRIEF, "市长甲", "市政府")
    for n in range(8):
        record.add(Act.SPEAK, f"代表{n}", f"第{n}代表团")
        record.add(Act.STOP, after=500)
    for n in range(13):
        asked = record.add(Act.ASK, f"代表{n % 10}", f"第{n % 10}代表团", text="问")
        record.add(Act.ROUTE, units=("市甲局", "市乙局") if n == 0 else ("市甲局",))
        record.add(Act.ANSWER, "局长甲")
        record.add(Act.STOP)
        if n in (2, 5, 7):
            record.add(Act.FOLLOW_UP, about=asked, text="追问")
            record.add(Act.ANSWER, "局长甲")
            record.add(Act.STOP)
    record.add(Act.CLOSE)
    hall = record.floor()
    counts = hall.counts
    assert (counts.speeches, counts.questioners, counts.questions, counts.follow_ups) == (8, 10, 13, 3)
    assert not hall.is_live
    assert hall.open_questions == ()
    assert missing_before_close(hall) == []
    assert hall.unplaced == ()


def test_it_knows_who_speaks_and_for_how_long(record):
    record.add(Act.SPEAK, "代表甲", "第一代表团")
    turn = record.floor().turn
    assert (turn.who, turn.used(record.now + timedelta(minutes=4)), turn.left(record.now + timedelta(minutes=4))) == (
        "代表甲",
        240,
        360,
    )
    record.add(Act.EXTEND, seconds=60)
    assert record.floor().turn.seconds == 660
    assert record.floor(seconds={Act.SPEAK: 300}).turn.seconds == 360
    record.add(Act.SPEAK, "代表乙", "第二代表团", after=700)
    hall = record.floor()
    assert (hall.turn.who, hall.turns[0].who) == ("代表乙", "代表甲")
    assert hall.turns[0].left(record.now) == -100  # 60 s until the extension, 700 after, of 660
    record.add(Act.STOP)
    assert record.floor().turn is None


def test_the_queue_goes_round_by_delegation_then_by_the_order_of_hands(record):
    for who, group in [("代表甲", "第一代表团"), ("代表乙", "第二代表团")]:
        record.add(Act.ASK, who, group)
        record.add(Act.STOP)
    for who, group in [
        ("代表庚", "第二代表团"),
        ("代表辛", "第一代表团"),
        ("代表己", "第五代表团"),
        ("代表戊", "第四代表团"),
        ("代表壬", "第五代表团"),
    ]:
        record.add(Act.REGISTER, who, group)
    queue = [(hand.who, hand.turns) for hand in record.floor().queue]
    assert queue == [("代表己", 0), ("代表戊", 0), ("代表壬", 0), ("代表庚", 1), ("代表辛", 1)]
    record.add(Act.CALL, "代表己", "第五代表团")
    hall = record.floor()
    assert hall.called.who == "代表己"
    assert [(hand.who, hand.turns) for hand in hall.queue] == [
        ("代表戊", 0),
        ("代表庚", 1),
        ("代表辛", 1),
        ("代表壬", 1),
    ]
    record.add(Act.ASK, "代表己", "第五代表团")
    record.add(Act.WITHDRAW, "代表戊", "第四代表团")
    hall = record.floor()
    assert (hall.called, [hand.who for hand in hall.queue]) == (None, ["代表庚", "代表辛", "代表壬"])


def test_hands_may_be_raised_before_the_session_opens():
    early = Record()
    early.add(Act.REGISTER, "代表甲", "第一代表团")
    early.add(Act.REGISTER, "代表甲", "第一代表团")
    hall = early.floor()
    assert [hand.who for hand in hall.queue] == ["代表甲"]
    assert [reason for _, reason in hall.unplaced] == ["已经举手"]


def test_a_question_goes_from_asked_to_answered(record):
    asked = record.add(Act.ASK, "代表丁", "第二代表团", text="完成多少？卡在哪里？何时完？")
    assert record.floor().questions[asked].state is QuestionState.ASKED
    record.add(Act.ROUTE, units=("市甲局", "市丙局"))
    hall = record.floor()
    assert (hall.questions[asked].state, hall.turn) == (QuestionState.ROUTED, None)
    assert missing_before_close(hall) == ["第1问的结果：已答复，或会后书面答复"]
    record.add(Act.ANSWER, "局长甲")
    hall = record.floor()
    assert (hall.questions[asked].state, hall.turn.who, hall.turn.group) == (
        QuestionState.ANSWERING,
        "局长甲",
        "市甲局",
    )
    record.add(Act.ANSWER, "局长丙", units=("市丙局",))
    record.add(Act.STOP)
    question = record.floor().questions[asked]
    assert question.state is QuestionState.ANSWERED
    assert [(answer.group, answer.used(record.now)) for answer in question.answers] == [("市甲局", 60), ("市丙局", 60)]


def test_follow_ups_form_a_tree_and_share_the_number_of_their_question(record):
    first = record.add(Act.ASK, "代表甲", "第一代表团")
    record.add(Act.ANSWER, "局长甲", units=("市甲局",))
    second = record.add(Act.FOLLOW_UP)
    record.add(Act.ANSWER, "局长甲", units=("市甲局",))
    third = record.add(Act.FOLLOW_UP)  # to the answer just given
    fourth = record.add(Act.FOLLOW_UP, "代表乙", "第二代表团", about=first)
    hall = record.floor()
    asked = {number: (q.label, q.parent, q.depth, q.who) for number, q in hall.questions.items()}
    assert asked == {
        first: ("第1问", None, 0, "代表甲"),
        second: ("第1问追问1", first, 1, "代表甲"),
        third: ("第1问追问2", second, 2, "代表甲"),
        fourth: ("第1问追问3", first, 1, "代表乙"),
    }
    assert [question.entry for question in hall.follow_ups_of(first)] == [second, fourth]
    assert (hall.counts.questions, hall.counts.follow_ups, hall.counts.questioners) == (1, 3, 1)


def test_points_marked_one_by_one_stay_open_until_answered(record):
    asked = record.add(Act.ASK, "代表丁", "第二代表团", asks=("完成多少", "卡在哪一步", "什么时候能完"))
    record.add(Act.ANSWER, "局长甲", units=("市甲局",))
    record.add(Act.STOP)
    assert record.floor().open_questions == ()
    record.add(Act.MARK, about=asked, ask=1, coverage=Coverage.ANSWERED)
    record.add(Act.MARK, about=asked, ask=3, coverage=Coverage.PARTLY)
    (question,) = record.floor().open_questions
    assert question.open_asks == ("卡在哪一步", "什么时候能完")
    record.add(Act.MARK, about=asked, ask=4, coverage=Coverage.PARTLY)
    assert record.floor().unplaced[0][1] == "所指的问点不存在"


def test_what_is_deferred_stays_open_but_lets_the_session_close(record):
    asked = record.add(Act.ASK, "代表乙", "第二代表团", text="资金缺口")
    record.add(Act.ROUTE, units=("市丙局",))
    record.add(Act.ANSWER, "局长丙")
    record.add(Act.DEFER, units=("市丙局",), text="七月九日前书面答复")
    hall = record.floor()
    assert (hall.turn, hall.questions[asked].state) == (None, QuestionState.DEFERRED)
    assert [question.entry for question in hall.open_questions] == [asked]
    assert hall.counts.deferred == 1
    assert missing_before_close(hall) == []


def test_promises_and_points_of_order_do_not_take_the_floor(record):
    record.add(Act.SPEAK, "代表甲", "第一代表团")
    record.add(Act.NOTE_PROMISE, "局长甲", "市甲局", text="年内全部装完")
    record.add(Act.POINT_OF_ORDER, "代表乙", "第二代表团", text="请就议题发言")
    hall = record.floor()
    assert hall.turn.who == "代表甲"
    assert (hall.counts.promises, hall.promises[0].text) == (1, "年内全部装完")
    assert hall.points_of_order[0].who == "代表乙"


def test_a_correction_takes_the_place_and_erases_nothing(record):
    wrong = record.add(Act.ASK, "代表甲", "第一代表团", text="问")
    record.add(Act.ANSWER, "局长甲", units=("市甲局",))
    right = Entry(0, record.entries[-2].at, Act.ASK, "代表丁", "第二代表团", text="问")
    record.add(Act.CORRECT, about=wrong, instead=right, text="提问人记错")
    hall = record.floor()
    assert (hall.questions[wrong].who, hall.questions[wrong].label) == ("代表丁", "第1问")
    assert hall.turn.who == "局长甲"  # what followed still stands
    (correction,) = hall.corrections
    assert (correction.first.who, correction.now.who, correction.by.text) == ("代表甲", "代表丁", "提问人记错")


def test_a_later_correction_of_the_same_entry_holds_even_through_the_first(record):
    wrong = record.add(Act.SPEAK, "代表甲", "第一代表团")
    at = record.now
    fix = record.add(Act.CORRECT, about=wrong, instead=Entry(0, at, Act.SPEAK, "代表乙", "第二代表团"))
    record.add(Act.CORRECT, about=fix, instead=Entry(0, at, Act.SPEAK, "代表丙", "第三代表团"))
    hall = record.floor()
    assert hall.turn.who == "代表丙"
    assert [correction.now.who for correction in hall.corrections] == ["代表乙", "代表丙"]


def test_an_entry_taken_back_leaves_its_number_and_what_hung_on_it_is_kept_aside(record):
    first = record.add(Act.ASK, "代表甲", "第一代表团")
    answer = record.add(Act.ANSWER, "局长甲", about=first)
    second = record.add(Act.ASK, "代表乙", "第二代表团")
    record.add(Act.CORRECT, about=first)
    hall = record.floor()
    assert list(hall.questions) == [second]
    assert hall.questions[second].label == "第2问"  # numbers once given do not shift
    assert [(entry.number, reason) for entry, reason in hall.unplaced] == [(answer, "所指的问题不存在")]


@pytest.mark.parametrize(
    ("act", "more", "reason"),
    [
        (Act.OPEN, {}, "已经开会"),
        (Act.STOP, {}, "没有人在讲"),
        (Act.EXTEND, {"seconds": 60}, "没有人在讲"),
        (Act.WITHDRAW, {"who": "代表甲"}, "没有举手"),
        (Act.FOLLOW_UP, {}, "所指的问题不存在"),
        (Act.ROUTE, {"units": ("市甲局",)}, "所指的问题不存在"),
        (Act.ANSWER, {"about": 99}, "所指的问题不存在"),
        (Act.DEFER, {}, "所指的问题不存在"),
        (Act.CORRECT, {"about": 99}, "更正所指的记录不存在"),
    ],
)
def test_an_entry_that_fits_nowhere_is_kept_with_its_reason(record, act, more, reason):
    record.add(act, **more)
    hall = record.floor()
    assert [why for _, why in hall.unplaced] == [reason]
    assert hall.is_live


def test_a_question_cannot_be_routed_to_nobody(record):
    record.add(Act.ASK, "代表甲", "第一代表团")
    record.add(Act.ROUTE)
    assert record.floor().unplaced[0][1] == "没有写应询单位"


def test_nothing_happens_before_opening_or_after_closing():
    hall = floor([Entry(1, TEN, Act.SPEAK, "代表甲")])
    assert hall.unplaced[0][1] == "尚未开会"
    hall = floor([Entry(1, TEN, Act.OPEN), Entry(2, TEN, Act.CLOSE), Entry(3, TEN, Act.SPEAK, "代表甲")])
    assert (hall.unplaced[0][1], hall.turn) == ("已经散会", None)


def test_an_entry_sent_twice_counts_once(record):
    record.add(Act.ASK, "代表甲", "第一代表团")
    assert floor([*record.entries, *record.entries]) == record.floor()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Act)),
            st.sampled_from(["代表甲", "代表乙", ""]),
            st.sampled_from(["第一代表团", "第二代表团"]),
            st.none() | st.integers(1, 25),
            st.booleans(),
        ),
        max_size=25,
    ),
    st.randoms(use_true_random=False),
)
def test_any_record_folds_to_one_floor_and_loses_no_entry(rows, shuffler):
    entries = [Entry(1, TEN, Act.OPEN)]
    for number, (act, who, group, about, takes_back) in enumerate(rows, start=2):
        instead = None if takes_back else Entry(0, TEN, Act.ASK, "代表丁", "第三代表团")
        at = TEN + timedelta(seconds=number)
        entries.append(Entry(number, at, act, who, group, ("市甲局",), about, ask=1, instead=instead))
    hall = floor(entries)
    shuffled = list(entries)
    shuffler.shuffle(shuffled)
    assert floor(shuffled) == hall
    kept = {entry.number for entry, _ in hall.unplaced} | {c.by.number for c in hall.corrections}
    assert kept >= {entry.number for entry in entries if entry.act is Act.CORRECT}
    assert all(c.first in entries for c in hall.corrections)
    assert hall.counts.questions + hall.counts.follow_ups == len(hall.questions)
    assert [hand.turns for hand in hall.queue] == sorted(hand.turns for hand in hall.queue)
    ended = [turn.ended_at for turn in hall.turns]
    assert None not in ended
