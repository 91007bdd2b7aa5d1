"""The pages of sessions: who sees them, what each act's page shows and does, and that looking changes nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import make_cast
from tests.sessions import IN_THE_HALL, MATTERS, fresh, holder, publish, question_at, session, speech_at, spoken_speech
from yinuo.briefings.actions import questions
from yinuo.briefings.models import Briefing, Question, Speech
from yinuo.records.models import Entry
from yinuo.rules.briefings import LIFECYCLE, Act, Status
from yinuo.rules.questions import Status as Asked
from yinuo.rules.speeches import Status as SpeechStatus
from yinuo.rules.terms import Role

COMPLETED = {Status.COMPLETED, Status.ARCHIVED}


@pytest.fixture
def page(client):
    """Load a page as somebody: page(address, user); post to it: page(address, user, field=value)."""

    def page(address, who=None, *, method="get", **said):
        client.logout()
        if who is not None and who.is_authenticated:
            client.force_login(who)
        return getattr(client, method)(address, said)

    return page


def text(answer) -> str:
    return answer.content.decode()


# -- who sees what ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(Status))
def test_everybody_of_the_congress_sees_it_in_every_state_and_looking_changes_nothing(cast, page, state):
    made = session(cast, state, spoken=state not in COMPLETED)
    entries = Entry.objects.count()
    for name, user in cast.everyone.items():
        answer = page(made.get_absolute_url(), user)
        if name == "visitor":
            assert answer.status_code == 302
            assert answer["Location"].startswith(reverse("account_login"))
            continue
        assert answer.status_code == 200, name
        assert "加装电梯后续维护情况" in text(page(reverse("briefings:list"), user)), name
    assert Entry.objects.count() == entries
    assert fresh(made).state == state


def addresses(made) -> list[str]:
    number = made.number
    doors = ["detail", "invite", "nominate", "ask", "attendance", "leave"]
    return [
        *(reverse(f"briefings:{door}", args=[number]) for door in doors),
        *(made.act_url(act) for act in Act if act in {move[0] for move in LIFECYCLE.moves} and made.act_url(act)),
        *(speech.act_url(act) for speech in made.speeches.all() for act in ("submit", "convert", "confirm")),
        *(asked.act_url(act) for asked in made.questions.all() for act in ("route", "answer", "note-promise")),
        *(reverse("briefings:convert_question", args=[asked.pk]) for asked in made.questions.all()),
        made.topic.get_absolute_url(),
        made.topic.act_url("drop"),
    ]


@pytest.mark.parametrize("state", [Status.PREPARING, Status.LIVE, Status.IN_FOLLOW_UP])
@pytest.mark.parametrize("public", [False, True])
def test_people_of_another_congress_get_404_everywhere_and_the_visitor_the_door(cast, page, state, public):
    made = session(cast, state)
    Briefing.objects.filter(pk=made.pk).update(published=public)
    other = make_cast("yangben", "样本市")
    for address in addresses(made):
        for who in (other.office, other.lead, other.commission, other.clerk):
            assert page(address, who).status_code == 404, address
            assert page(address, who, method="post", reason="x").status_code == 404, address
        assert page(address, cast.visitor)["Location"].startswith(reverse("account_login"))
    assert "加装电梯" not in text(page(reverse("briefings:list"), other.office))


def test_an_act_that_does_not_exist_is_not_there(cast, page):
    made = session(cast)
    for word in ("explode", "open-sesame", "speak"):
        assert page(f"/briefings/{made.number}/{word}/", cast.office).status_code == 404
    assert page("/briefings/2099-1/", cast.office).status_code == 404


# -- every act has a page ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(Status))
def test_every_act_offered_has_a_page_and_what_is_not_offered_is_refused_in_words(cast, page, state):
    made = session(cast, state, spoken=state not in COMPLETED)
    entries = Entry.objects.count()
    people = [*(user for user in cast.everyone.values() if user.is_authenticated)]
    people += [holder(cast, role) for role in (Role.COMMITTEE, Role.ARCHIVIST, Role.GROUP_CONVENER)]
    offered = 0
    for user in people:
        own = {move.act for move in made.moves(user)}
        for thing in [made, *made.speeches.all(), *made.questions.all()]:
            for move in thing.moves(user):
                if address := thing.act_url(move.act):
                    offered += 1
                    answer = page(address, user)
                    assert answer.status_code == 200, (user, move.act)
                    assert f">{move.act.label}</button>" in text(answer) or "转为代表建议" in text(answer)
        refused = next(act for act in (Act.APPROVE, Act.CLOSE, Act.ARCHIVE) if act not in own)
        answer = page(made.act_url(refused), user)
        assert answer.status_code == 409
        assert "现在不能办理" in text(answer)
        assert "状态下不能" in text(answer) or "只有" in text(answer)
    assert offered or state in {Status.ARCHIVED, Status.CANCELLED}
    assert Entry.objects.count() == entries, "a GET changes nothing"


POSTED = [
    (Status.DRAFTED, Act.SUBMIT, Role.OFFICE, {}, Status.UNDER_APPROVAL),
    (Status.UNDER_APPROVAL, Act.SEND_BACK, Role.COUNCIL, {"reason": "补充目的"}, Status.DRAFTED),
    (Status.UNDER_APPROVAL, Act.APPROVE, Role.COUNCIL, {}, Status.PREPARING),
    (Status.PREPARING, Act.UPLOAD, Role.GOVERNMENT_OFFICE, {"report_text": "通报稿全文"}, Status.PREPARING),
    (Status.PREPARING, Act.COLLECT, Role.OFFICE, {"text": "意见"}, Status.PREPARING),
    (Status.PREPARING, Act.COMMENT, Role.COMMITTEE, {"text": "意见"}, Status.PREPARING),
    (Status.READY, Act.UNLOCK, Role.CHAIR, {"reason": "增加一人"}, Status.PREPARING),
    (Status.READY, Act.OPEN, Role.CHAIR, {}, Status.LIVE),
    (Status.LIVE, Act.CLOSE, Role.CHAIR, {}, Status.CLOSED),
    (Status.IN_FOLLOW_UP, Act.SIGN_MINUTES, Role.SECRETARY_GENERAL, {"text": "会议纪要全文"}, Status.IN_FOLLOW_UP),
    (
        Status.IN_FOLLOW_UP,
        Act.CHECK_SECRECY,
        Role.REVIEWER,
        {"finding": "passed", "ground": "不涉密"},
        Status.IN_FOLLOW_UP,
    ),
    (Status.READY, Act.POSTPONE, Role.COUNCIL, {"reason": "防汛"}, Status.POSTPONED),
    (Status.POSTPONED, Act.RESUME, Role.OFFICE, {}, Status.UNDER_APPROVAL),
    (Status.READY, Act.CANCEL, Role.COUNCIL, {"reason": "防汛"}, Status.CANCELLED),
    (Status.COMPLETED, Act.REOPEN, Role.COMMISSION, {"reason": "又坏了"}, Status.IN_FOLLOW_UP),
    (Status.COMPLETED, Act.ARCHIVE, Role.ARCHIVIST, {}, Status.ARCHIVED),
]


@pytest.mark.parametrize(
    ("state", "act", "role", "said", "target"), POSTED, ids=[f"{row[1]}-{row[0]}" for row in POSTED]
)
def test_an_acts_page_does_it_and_goes_back(cast, page, state, act, role, said, target):
    made = session(cast, state, spoken=False)
    answer = page(made.act_url(act), holder(cast, role), method="post", **said)
    assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())
    assert fresh(made).state == target
    assert f"已办理：{act.label}" in text(answer.client.get(answer["Location"]))


def test_a_refusal_is_shown_above_the_form_and_what_was_typed_is_kept(cast, page):
    made = session(cast)
    answer = page(made.act_url(Act.NOTIFY), cast.office, method="post", matters="通报、发言、问询")
    assert answer.status_code == 422
    assert "还缺：参会人员" in text(answer)
    assert "通报、发言、问询</textarea>" in text(answer)
    answer = page(made.act_url(Act.POSTPONE), cast.council, method="post", reason="")
    assert answer.status_code == 422
    assert "有1处要改" in text(answer)
    assert fresh(made).state == Status.PREPARING


def test_a_plan_is_drawn_up_on_its_page(cast, page):
    form = {
        "title": "新会议",
        "legal_kind": "briefing",
        "held_on": "2026-05-20",
        "place": "会议厅",
        "why": "目的",
        "units": [cast.unit.pk],
    }
    answer = page(reverse("briefings:new"), cast.office, method="post", **(form | {"held_on": "2026-02-30"}))
    assert answer.status_code == 422
    assert 'value="新会议"' in text(answer)
    answer = page(reverse("briefings:new"), cast.office, method="post", **form)
    made = Briefing.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert (made.number, list(made.units.all())) == ("2026-1", [cast.unit])
    assert page(reverse("briefings:new"), cast.lead).status_code == 409


def test_units_and_topics_of_another_congress_cannot_be_chosen(cast, page):
    other = make_cast("yangben", "样本市")
    form = {"title": "新会议", "legal_kind": "briefing", "held_on": "2026-05-20", "place": "厅", "why": "目的"}
    answer = page(reverse("briefings:new"), cast.office, method="post", **form, units=[other.unit.pk])
    assert answer.status_code == 422
    assert not Briefing.objects.exists()


# -- the roll ---------------------------------------------------------------------------------------------------------


def test_a_whole_delegation_is_invited_with_one_tick(cast, page):
    made = session(cast)
    address = reverse("briefings:invite", args=[made.number])
    assert "代表甲　示例县代表团" in text(page(address, cast.office))
    assert page(address, cast.office, method="post").status_code == 422
    said = {"delegations": [cast.delegation.pk], "deputies": [cast.stranger.deputy.pk]}
    assert page(address, cast.office, method="post", **said).status_code == 302
    assert set(made.participants.values_list("deputy__name", flat=True)) == {"代表甲", "代表乙", "代表丙"}
    assert page(address, cast.council).status_code == 409


def test_who_came_is_noted_line_by_line(cast, page):
    made = session(cast, Status.LIVE)
    address = reverse("briefings:attendance", args=[made.number])
    places = {place.deputy.name: place for place in made.participants.all()}
    html = text(page(address, cast.office))
    assert all(name in html for name in places)
    said = {f"came_{place.pk}": "absent" if name == "代表乙" else "present" for name, place in places.items()}
    assert (
        page(address, cast.office, method="post", **(said | {f"came_{places['代表甲'].pk}": "asleep"})).status_code
        == 422
    )
    assert page(address, cast.office, method="post", **said).status_code == 302
    assert made.participants.get(deputy=cast.cosigner.deputy).attendance == "absent"
    assert "缺席" in text(page(made.get_absolute_url(), cast.lead))
    assert page(address, cast.lead).status_code == 409


def test_a_deputy_asks_leave_on_the_page_of_the_session(cast, page):
    made = session(cast, Status.READY)
    address = reverse("briefings:leave", args=[made.number])
    assert f'href="{address}"' in text(page(made.get_absolute_url(), cast.lead))
    assert f'href="{address}"' not in text(page(made.get_absolute_url(), cast.stranger))
    assert page(address, cast.stranger).status_code == 409
    assert page(address, cast.lead, method="post", reason="").status_code == 422
    assert page(address, cast.lead, method="post", reason="住院").status_code == 302
    assert made.participants.get(deputy=cast.lead.deputy).leave_reason == "住院"
    assert f'href="{address}"' not in text(page(made.get_absolute_url(), cast.lead))


# -- speeches and questions -------------------------------------------------------------------------------------------


def test_a_speech_goes_its_way_through_pages(cast, page):
    made = session(cast)
    address = reverse("briefings:nominate", args=[made.number])
    said = {"deputy": cast.lead.deputy.pk, "title": "电梯"}
    assert page(address, cast.office, method="post", **said)["Location"].startswith(made.get_absolute_url())
    speech = Speech.objects.get()
    assert page(speech.act_url("submit"), cast.lead, method="post", text="发言稿全文").status_code == 302
    assert page(speech.act_url("submit"), cast.cosigner).status_code == 409
    assert "还缺：事实核对；保密审查" in text(page(speech.act_url("review"), cast.commission, method="post"))
    both = {"facts_checked": "on", "secrecy_checked": "on"}
    assert page(speech.act_url("review"), cast.commission, method="post", **both).status_code == 302
    assert page(speech.act_url("schedule"), cast.office, method="post", order=1).status_code == 302
    assert fresh(speech).state == SpeechStatus.SCHEDULED
    assert page(address, cast.office, method="post", **said).status_code == 422, "named already"


def test_a_draft_speech_is_shown_to_those_who_prepare_the_session_only(cast, page):
    made = session(cast)
    speech_at(cast, made, SpeechStatus.SUBMITTED)
    seen = {
        name
        for name, user in cast.everyone.items()
        if user.is_authenticated and "移交后没有人修" in text(page(made.get_absolute_url(), user))
    }
    assert seen == {"lead", "commission", "office", "secretary_general", "chair", "reviewer"}
    assert "发言稿在会前只给本人" in text(page(made.get_absolute_url(), cast.clerk))


def test_a_deputy_asks_under_the_own_name_only(cast, page):
    made = session(cast, Status.LIVE, spoken=False)
    address = reverse("briefings:ask", args=[made.number])
    html = text(page(address, cast.lead))
    assert "代表甲</option>" in html
    assert "代表乙</option>" not in html
    said = {"deputy": cast.cosigner.deputy.pk, "text": "谁来修？"}
    assert page(address, cast.lead, method="post", **said).status_code == 422
    assert page(address, cast.chair, method="post", **said).status_code == 302, "the floor enters anybody's"
    assert Question.objects.get().deputy == cast.cosigner.deputy
    for user in (cast.commission, cast.clerk, cast.council):
        assert page(address, user).status_code == 409


def test_a_question_goes_its_way_through_pages(cast, page):
    made = session(cast, Status.LIVE, spoken=False)
    asked = question_at(cast, made, Asked.ASKED)
    at = asked.get_absolute_url()
    said = {"lead": cast.co_unit.pk, "units": [cast.unit.pk]}
    assert page(asked.act_url("route"), cast.chair, method="post", **said)["Location"] == at
    assert (fresh(asked).lead, asked.units.count()) == (cast.co_unit, 2)
    html = text(page(asked.act_url("answer"), cast.head))
    assert f'<option value="{cast.unit.pk}" selected>' in html, "the own unit stands there already"
    assert asked.text in html
    said = {"unit": cast.unit.pk, "person": "甲局局长", "post": "局长", "text": "年底前修好。"}
    assert page(asked.act_url("answer"), cast.head, method="post", **said).status_code == 302
    answer = asked.answers.get()
    html = text(page(asked.act_url("note-promise"), cast.office))
    assert "年底前修好。" in html
    said = {"answer": answer.pk, "words": "年底前修好", "evidence_kind": "site"}
    wrong = page(asked.act_url("note-promise"), cast.office, method="post", **(said | {"words": "明年修好"}))
    assert wrong.status_code == 422
    assert "承诺须是答复中的原话" in text(wrong)
    assert "明年修好</textarea>" in text(wrong)
    assert page(asked.act_url("note-promise"), cast.office, method="post", **said)["Location"] == at
    html = text(page(made.get_absolute_url(), cast.lead))
    assert "年底前修好" in html
    assert "不可核查" in html
    follow = {"deputy": cast.cosigner.deputy.pk, "text": "哪一天？"}
    refused = page(asked.act_url("follow-up"), cast.chair, method="post", **follow)
    assert "还缺：主持人同意他人追问" in text(refused)
    assert page(asked.act_url("follow-up"), cast.chair, method="post", **follow, consented="on").status_code == 302
    assert asked.follow_ups.get().text == "哪一天？"


def test_a_speech_is_cut_into_matters_on_one_page(cast, page):
    speech = spoken_speech(cast, SpeechStatus.RECORD_CONFIRMED)
    address = speech.act_url("convert")
    html = text(page(address, cast.commission))
    assert speech.text in html
    said = {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 1, "form-0-grounds": speech.text}
    answer = page(address, cast.commission, method="post", **said, split_confirmed="on")
    assert answer.status_code == 422
    assert "至少一件建议的标题，或者不转为建议的理由" in text(answer)
    half = {"form-1-request": "设立资金。"}
    answer = page(address, cast.commission, method="post", **said, **half, split_confirmed="on")
    assert "这一件还没有标题" in text(answer)
    assert "设立资金。</textarea>" in text(answer)
    for n, matter in enumerate(MATTERS):
        said |= {f"form-{n}-{name}": value for name, value in matter.items()}
    answer = page(address, cast.commission, method="post", **said)
    assert "代表确认事项拆分（一事一议）" in text(answer)
    assert "关于设立电梯维护资金的建议" in text(answer), "what was typed is kept"
    assert page(address, cast.commission, method="post", **said, split_confirmed="on").status_code == 302
    html = text(page(speech.briefing.get_absolute_url(), cast.commission))
    assert all(matter["title"] in html for matter in MATTERS)
    assert page(address, cast.commission).status_code == 409


def test_a_question_is_turned_into_a_suggestion_after_the_session(cast, page):
    made = session(cast, Status.CLOSED)
    asked = made.questions.get()
    address = reverse("briefings:convert_question", args=[asked.pk])
    assert f'href="{address}"' in text(page(made.get_absolute_url(), cast.commission))
    assert f'href="{address}"' not in text(page(made.get_absolute_url(), cast.office))
    assert page(address, cast.office).status_code == 409
    assert asked.text in text(page(address, cast.commission))
    assert page(address, cast.commission, method="post", title="", grounds="x").status_code == 422
    answer = page(address, cast.commission, method="post", title="关于维护资金的建议", grounds=asked.text)
    assert answer["Location"].startswith("/suggestions/")


# -- what stands on the page of a session -----------------------------------------------------------------------------


def test_what_no_source_states_is_not_accounted_for(cast, page):
    made = session(cast, Status.CLOSED)
    assert "数字对账" not in text(page(made.get_absolute_url(), cast.lead))
    Briefing.objects.filter(pk=made.pk).update(stated={"speeches": 8})
    html = text(page(made.get_absolute_url(), cast.lead))
    assert "数字对账" in html
    assert '<td class="n">8</td><td class="n">1</td><td class="n">7</td>' in html


def test_who_has_nothing_to_do_is_told_whose_step_is_next(cast, page):
    made = session(cast, Status.UNDER_APPROVAL)
    html = text(page(made.get_absolute_url(), cast.lead))
    assert "你现在没有要办的事" in html
    assert "<b>批准方案</b>" in html
    assert "主任会议" in html
    assert "你现在没有要办的事" not in text(page(made.get_absolute_url(), cast.council))
    ended = session(cast, Status.CANCELLED)
    assert "各步都已办完。" in text(page(ended.get_absolute_url(), cast.lead))


def test_report_and_minutes_are_read_on_the_page_and_not_in_the_trail(cast, page):
    made = session(cast)
    page(made.act_url(Act.UPLOAD), cast.government_office, method="post", report_text="通报稿第一段")
    assert text(page(made.get_absolute_url(), cast.lead)).count("通报稿第一段") == 1
    followed = publish(cast, session(cast, Status.IN_FOLLOW_UP))
    assert text(page(followed.get_absolute_url(), cast.lead)).count("会议纪要：听取通报") == 1


def test_the_page_asks_the_same_number_of_queries_for_three_questions_and_for_thirty(cast, page):
    made = session(cast, Status.LIVE)

    def ask(times):
        for _ in range(times):
            asked = question_at(cast, made, Asked.ANSWERED)
            answer = asked.answers.get()
            questions.note_promise(asked, answer=answer, words="今年年底前", by=cast.office, at=IN_THE_HALL)
            said = {"deputy": cast.lead.deputy, "text": "哪天？", "parent": asked}
            questions.ask(made, **said, by=cast.office, at=IN_THE_HALL)

    ask(3)
    few = {name: count(cast, name, made.get_absolute_url()) for name in ("office", "lead", "head", "commission")}
    ask(27)
    many = {name: count(cast, name, made.get_absolute_url()) for name in few}
    assert many == few
    assert max(many.values()) < 45


def count(cast, name, address) -> int:
    """How many queries this page asks for this person, once everything that is cached is cached."""
    client = Client()
    client.force_login(getattr(cast, name))
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_asks_the_same_number_of_queries_for_one_session_and_for_many(cast):
    session(cast, Status.DRAFTED)
    address = reverse("briefings:list")
    few = count(cast, "office", address)
    for _ in range(5):
        session(cast, Status.DRAFTED)
    assert count(cast, "office", address) == few


# -- what people may type ---------------------------------------------------------------------------------------------

EVIL = "<script>alert(1)</script>\"'<img src=x onerror=alert(1)>"


def test_html_in_what_people_type_is_shown_as_they_typed_it(cast):
    made = session(cast, Status.LIVE)
    Briefing.objects.filter(pk=made.pk).update(title=EVIL, place=EVIL, why=EVIL, report_text=EVIL)
    made.speeches.update(title=EVIL, text=EVIL, points=[EVIL])
    made = fresh(made)
    asked = questions.ask(made, deputy=cast.lead.deputy, text=EVIL, by=cast.office, at=IN_THE_HALL)
    questions.route(asked, units=[cast.unit], by=cast.chair, at=IN_THE_HALL)
    answer = questions.answer(
        asked, text=EVIL, answered_by=[(cast.unit, EVIL[:60], EVIL)], by=cast.office, at=IN_THE_HALL
    )
    questions.note_promise(asked, answer=answer, words=EVIL, by=cast.office, at=IN_THE_HALL)
    places = [
        made.get_absolute_url(),
        reverse("briefings:list"),
        asked.act_url("follow-up"),
        asked.act_url("note-promise"),
    ]
    for language in ("zh-hans", "en"):
        for address in places:
            answer = in_language(cast.office, language, address)
            assert answer.status_code == 200
            assert "<script>alert" not in text(answer)
            assert "<img src=x" not in text(answer)
            assert "&lt;script&gt;" in text(answer)


def in_language(user, language, address):
    client = Client()
    client.force_login(user)
    client.cookies["language"] = language
    return client.get(address)


def test_ten_megabytes_are_refused_in_plain_words(cast, page):
    made = session(cast)
    answer = page(made.act_url(Act.UPLOAD), cast.government_office, method="post", report_text="字" * 3_500_000)
    assert answer.status_code == 413
    assert "提交的内容太多，没有保存" in text(answer)
    answer = page(made.act_url(Act.UPLOAD), cast.government_office, method="post", report_text="字" * 200_001)
    assert answer.status_code == 422
    assert fresh(made).report_text == ""


def test_very_long_names_break_nothing(cast, page):
    long = "关于既有住宅加装电梯移交之后维护责任资金标准队伍监管" * 8
    made = session(cast)
    Briefing.objects.filter(pk=made.pk).update(title=long[:200], place=long[:200])
    cast.unit.name, cast.unit.short_name = long[:100], long[:40]
    cast.unit.save()
    cast.lead.deputy.name = long[:60]
    cast.lead.deputy.save()
    speech_at(cast, fresh(made), SpeechStatus.SUBMITTED)
    html = text(page(made.get_absolute_url(), cast.office))
    assert long[:60] in html
    assert page(reverse("briefings:list"), cast.office).status_code == 200


@pytest.mark.parametrize("address", ["/briefings/", "/briefings/new/", "/briefings/topics/", "/briefings/activities/"])
def test_the_pages_are_read_in_english(cast, address):
    session(cast, Status.LIVE)
    html = in_language(cast.office, "en", address).content.decode()
    assert 'lang="en"' in html
    assert "政情通报会</h1>" not in html


def test_a_sessions_page_in_english_marks_its_chinese(cast):
    made = session(cast, Status.CLOSED)
    html = in_language(cast.office, "en", made.get_absolute_url()).content.decode()
    for word in ("You can now", "Speeches", "Questions", "Promises"):
        assert word in html or word.lower() in html.lower(), word


def test_the_page_of_an_act_is_offered_to_the_right_people_only(cast, page):
    made = session(cast, Status.READY)
    html = text(page(made.get_absolute_url(), cast.chair))
    assert f'href="{made.act_url(Act.OPEN)}"' in html
    assert f'href="{made.act_url(Act.CANCEL)}"' not in html
    assert f'href="{made.act_url(Act.CANCEL)}"' in text(page(made.get_absolute_url(), cast.council))


def test_a_posted_act_by_the_wrong_person_changes_nothing(cast, page):
    made = session(cast, Status.READY)
    entries = Entry.objects.count()
    for user in (cast.lead, cast.clerk, cast.head, cast.publicity, cast.commission):
        assert page(made.act_url(Act.OPEN), user, method="post").status_code == 409
    assert (fresh(made).state, Entry.objects.count()) == (Status.READY, entries)
