"""The only timer: sweeps in order, then the post; nobody is told twice, one bad address stops nobody."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.cast import AT
from tests.records.things import Act, Thing
from yinuo.records import post, tick
from yinuo.records.actions import Word, mark_read, note, tell, tell_many
from yinuo.records.models import Notice
from yinuo.records.queries import inbox, unread

LATER = AT + timedelta(days=2)


class Moody(EmailBackend):
    """A mail server that knows some addresses not, or is down."""

    unknown: set[str] = set()
    down = False
    asked = 0

    def send_messages(self, messages):
        type(self).asked += 1
        if self.down:
            raise ConnectionRefusedError("no server")
        if self.unknown & {address for message in messages for address in message.to}:
            raise OSError("550 no such user")
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def backend(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Moody"
    monkeypatch.setattr(Moody, "unknown", set())
    monkeypatch.setattr(Moody, "down", False)
    monkeypatch.setattr(Moody, "asked", 0)
    monkeypatch.setattr(tick, "SWEEPS", [])
    return Moody


@pytest.fixture
def thing(cast):
    for user in (cast.lead, cast.commission):
        user.email = f"{user.username}@shili.example"
        user.save(update_fields=["email"])
    return Thing(cast.congress.pk)


def test_people_are_told_once_under_a_key(thing, cast):
    for _ in range(2):
        tell([cast.lead, cast.clerk, None], "请签收", "/s/1/", key="assign/1", subject=thing, at=AT)
    tell([cast.lead], "请签收", "/s/2/", key="assign/2", subject=thing, at=AT)
    assert (inbox(cast.lead).count(), inbox(cast.clerk).count()) == (2, 1)


def test_a_notice_knows_its_entry(thing, cast):
    entry = note(thing, Act.SUBMIT, by=cast.lead, at=AT)
    tell([cast.commission], "请审核", "/s/1/", key=f"entry/{entry.pk}", entry=entry, at=AT)
    assert entry.notices.get().congress_id == cast.congress.pk
    with pytest.raises(TypeError):
        tell([cast.lead], "无主", "/", key="x", at=AT)


def test_it_is_put_into_words_when_it_is_read(thing, cast):
    tell(
        [cast.lead],
        "“%(title)s”已交办%(unit)s",
        "/",
        key="x",
        subject=thing,
        at=AT,
        title="100%的<亩均>",
        unit="市甲局",
    )
    tell([cast.lead], "完成率 100%", "/", key="y", subject=thing, at=AT)
    assert [notice.in_words() for notice in inbox(cast.lead).order_by("id")] == [
        "“100%的<亩均>”已交办市甲局",
        "完成率 100%",
    ]


def test_many_are_told_in_few_statements(thing, cast, django_assert_max_num_queries):
    words = [Word([cast.lead, cast.clerk], "请办", "/", f"k{n}", thing.congress_id) for n in range(40)]
    with django_assert_max_num_queries(4):
        tell_many(words, at=AT)
    assert unread(cast.lead) == 40


def test_reading_is_noted_for_oneself_only(thing, cast):
    tell([cast.lead, cast.clerk], "甲", "/", key="1", subject=thing, at=AT)
    tell([cast.lead], "乙", "/", key="2", subject=thing, at=AT)
    of_clerk = inbox(cast.clerk).get()
    assert mark_read(cast.lead, LATER, [of_clerk.pk]) == 0
    assert mark_read(cast.lead, LATER) == 2
    assert (unread(cast.lead), unread(cast.clerk)) == (0, 1)


def test_each_person_gets_one_mail_a_tick(thing, cast):
    for n in range(3):
        tell([cast.lead, cast.clerk], "第%(n)s件", f"/s/{n}/", key=str(n), subject=thing, at=AT, n=str(n))
    tell([cast.commission], "一件", "/s/9/", key="9", subject=thing, at=AT)
    assert post.send(AT) == 7
    assert {message.to[0]: message.subject for message in mail.outbox} == {
        cast.lead.email: "一诺：3件新通知",
        cast.commission.email: "一诺：一件",
    }
    assert "第0件" in mail.outbox[0].body
    assert post.send(LATER) == 0
    assert not Notice.objects.filter(told_at=None).exists()


def test_the_mail_is_in_chinese_whoever_runs_the_tick(thing, cast):
    for n in range(2):
        tell([cast.lead], "第%(n)s件", "/", key=str(n), subject=thing, at=AT, n=str(n))
    with translation.override("en"):
        post.send(AT)
    assert mail.outbox[0].subject == "一诺：2件新通知"


def test_one_bad_address_stops_nobody_and_is_tried_again_later_and_later(thing, cast, backend):
    backend.unknown = {cast.lead.email}
    tell([cast.lead, cast.commission], "请办", "/", key="1", subject=thing, at=AT)
    assert post.send(AT) == 1
    assert [message.to for message in mail.outbox] == [[cast.commission.email]]
    waiting = Notice.objects.get(to=cast.lead)
    assert (waiting.tries, waiting.retry_at, waiting.claim) == (1, AT + timedelta(minutes=5), "")
    assert "no such user" in waiting.failure
    assert post.send(AT + timedelta(minutes=4)) == 0
    assert backend.asked == 2
    backend.unknown = set()
    assert post.send(AT + timedelta(minutes=5)) == 1


def test_after_the_last_try_it_stays_in_the_inbox_only(thing, cast, backend):
    backend.unknown = {cast.lead.email}
    tell([cast.lead], "请办", "/", key="1", subject=thing, at=AT)
    done = [post.send(AT + timedelta(days=day)) for day in range(post.MOST_TRIES + 2)]
    assert done == [0] * (post.MOST_TRIES - 1) + [1, 0, 0]
    assert unread(cast.lead) == 1


def test_a_server_that_is_down_costs_nobody_a_try(thing, cast, backend):
    users = [cast.lead, cast.commission, cast.office, cast.chair, cast.council]
    for user in users:
        user.email = f"{user.username}@shili.example"
        user.save(update_fields=["email"])
    backend.down = True
    tell(users, "请办", "/", key="1", subject=thing, at=AT)
    assert post.send(AT) == 0
    assert backend.asked == post.SERVER_DOWN
    assert sorted(Notice.objects.values_list("tries", flat=True)) == [0, 0, 1, 1, 1]
    backend.down = False
    assert post.send(AT + timedelta(minutes=5)) == 5


def test_two_ticks_at_once_do_not_mail_the_same(thing, cast):
    tell([cast.lead], "请办", "/", key="1", subject=thing, at=AT)
    assert [len(post.claim(AT)), len(post.claim(AT))] == [1, 0]


def test_without_a_mail_server_the_inbox_is_all(thing, cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    tell([cast.lead], "请办", "/", key="1", subject=thing, at=AT)
    assert post.send(AT) == 1


def test_sweeps_run_in_order_and_one_that_fails_does_not_stop_the_others(thing, cast, caplog, capsys):
    ran = []

    def broken(at):
        raise LookupError("out of order")

    def remind(at):
        ran.append(at)
        tell([cast.lead], "请办", "/", key="1", subject=thing, at=at)
        return 4

    tick.register("坏的", broken)
    tick.register("催办", remind)
    tick.register("催办", remind)
    with pytest.raises(SystemExit, match="1"):
        call_command("tick", "--at=2026-03-02T09:00")
    assert capsys.readouterr().out.split("\n")[:3] == ["✗ 坏的 LookupError('out of order')", "✓ 催办 4", "✓ 发送通知 1"]
    assert ran == [AT]


@pytest.mark.parametrize(("text", "shown"), [("2026-03-02T01:00+00:00", AT), ("2026-03-02", AT - timedelta(hours=9))])
def test_the_moment_may_be_given(db, text, shown):
    ran = []
    tick.register("看钟", lambda at: ran.append(at) or 0)
    call_command("tick", f"--at={text}")
    assert ran == [shown]


@pytest.mark.parametrize("text", ["昨天", "2026-13-02", "2026-02-30T10:00"])
def test_what_is_no_moment_is_refused_in_both_languages(text):
    with pytest.raises(CommandError, match=r"看不懂时刻.* · not a moment"):
        call_command("tick", f"--at={text}")
