"""One story: a deputy's suggestion about lifts, sent back by the wrong unit, answered, rated in peace, kept at last."""

from datetime import date

from tests import builders
from tests.builders import day
from yinuo.promises import actions as promising
from yinuo.promises.models import Promise
from yinuo.records import tick
from yinuo.records.models import Entry
from yinuo.rules.evaluations import Grade
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion


def test_a_suggestion_gets_its_reply(cast, client):
    # 代表甲 writes about one matter and asks 代表乙 to sign with them.
    made = builders.suggestion(cast, Status.COSIGNING)
    actions.cosign(made, by=cast.cosigner, at=day(0))
    actions.submit(made, by=cast.lead, at=day(0))

    # 干部甲 gives it a number, lists what it asks for, and hands it to the wrong unit.
    asks = ["明确维护责任主体", "出台维护资金使用办法", "按区公布数量"]
    actions.register(made, subject="城建环资", asks=asks, by=cast.commission, at=day(2))
    (wrong,) = actions.assign(made, lead=cast.co_unit, by=cast.commission, at=day(4))
    due_on = made.due_on
    assert due_on == date(2026, 6, 8)

    # 市丙局 says by which clause it is not theirs, and whose it is; the deputy's clock does not move.
    actions.ask_return(
        wrong, reason="维护责任不在我局", clause="三定方案第四条", nominated=cast.unit, by=cast.co_head, at=day(10)
    )
    lead = actions.agree_return(wrong, unit=cast.unit, ruling="归市甲局", by=cast.commission, at=day(17))
    made = Suggestion.objects.get(pk=made.pk)
    assert (made.due_on, lead.due_on) == (due_on, date(2026, 6, 22))

    # 市甲局 accepts, names who handles it, visits the deputy, and replies to every point.
    actions.accept(lead, by=cast.clerk, at=day(18))
    actions.name_person(lead, person="承办人甲", leader="副局长甲", by=cast.clerk, at=day(18))
    first, second, third = made.asks.all()
    coverage = {
        first.pk: {"passage": "维护责任由加装电梯的业主共同承担，市甲局负责督促"},
        second.pk: {"passage": builders.WORDS},
        third.pk: {"instead": "outside-powers"},
    }
    issued = builders.reply(cast, builders.lead_of(made), promise=True, coverage=coverage, at=day(95))
    assert {deputy.name for deputy in issued.recipients.all()} == {"代表甲", "代表乙"}

    # 代表甲 reads it and rates it; nobody at 市甲局 can see that yet.
    builders.evaluate(cast, Suggestion.objects.get(pk=made.pk), grade=Grade.BASICALLY, at=day(100))
    client.force_login(cast.head)
    assert "第二点没有说资金来源" not in client.get(issued.get_absolute_url()).content.decode()

    # Fifteen working days later the window closes by itself; what was promised is tracked.
    tick.run(day(130))
    made = Suggestion.objects.get(pk=made.pk)
    assert (made.status, made.sealed) == (Status.TRACKING, False)
    assert "第二点没有说资金来源" in client.get(made.get_absolute_url()).content.decode()

    # 市甲局 prints the rules and claims the promise kept; 干部甲 looks at them; the matter is closed.
    promise = Promise.objects.get()
    promising.claim(promise, text="办法已印发", evidence=builders.PROOF, by=cast.clerk, at=day(200))
    promising.confirm_kept(promise, how="officer", finding="已查看文件", by=cast.commission, at=day(205))
    tick.run(day(206))
    assert Suggestion.objects.get(pk=made.pk).status == Status.CLOSED

    # And every step stands in one unbroken trail.
    acts = list(Entry.objects.filter(kind="suggestion").order_by("seq").values_list("act", flat=True))
    assert acts == [
        "draft",
        "ask-cosign",
        "cosign",
        "submit",
        "decide-publication",
        "register",
        "assign",
        "reassign",
        "begin",
        "decide-publication",
        "reply",
        "evaluate",
        "track",
        "close",
    ]
