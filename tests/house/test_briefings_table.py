"""Every act of topic, session, speech, question and activity has its page, or is made elsewhere for a reason written here."""

import inspect
import re
from pathlib import Path

import pytest

from yinuo.briefings import offers, urls
from yinuo.briefings.models import Activity, Briefing, Question, Speech, Topic
from yinuo.briefings.models.briefings import ON_THE_FLOOR
from yinuo.rules.terms import Role

TEMPLATES = Path(offers.__file__).parent / "templates" / "briefings"
NOUNS = [
    (Topic, offers.OF_TOPIC),
    (Briefing, offers.OF_SESSION),
    (Speech, offers.OF_SPEECH),
    (Question, offers.OF_QUESTION),
    (Activity, offers.OF_ACTIVITY),
]
ELSEWHERE = {
    ("topic", "draft"): "drafted and proposed in one, on the page of new topics",
    ("topic", "propose"): "drafted and proposed in one, on the page of new topics",
    ("briefing", "draft"): "on the page of new sessions",
    ("activity", "plan"): "on the page of new activities",
    ("speech", "nominate"): "on the page of the session",
    ("speech", "convert"): "on the review screen, many matters at once",
    ("speech", "link"): "by the timer, once the suggestions are registered",
    ("question", "register"): "registered and asked in one, on the page of the session",
    ("question", "ask"): "registered and asked in one, on the page of the session",
    ("question", "pass-on"): "a registered question that was not reached belongs to the live floor",
}
ON_THE_FLOOR_BY = {str(act): "made through speeches and questions, or on the live floor" for act in ON_THE_FLOOR}


def acts_of_people(model):
    rows = model.lifecycle.moves.values()
    founding = {model.lifecycle.founding.act}
    return founding | {move.act for move in rows if move.by - {Role.SYSTEM}}


@pytest.mark.parametrize(("model", "table"), NOUNS, ids=[model.kind for model, _ in NOUNS])
def test_every_act_of_people_has_a_page_or_a_reason(model, table):
    made_elsewhere = {act for kind, act in ELSEWHERE if kind == model.kind}
    if model is Briefing:
        made_elsewhere |= set(ON_THE_FLOOR_BY)
    acts = {str(act) for act in acts_of_people(model)}
    assert acts - {str(act) for act in table} == made_elsewhere & acts
    assert {str(act) for act in table} <= {str(act) for act in model.lifecycle.acts}, "an offer of no act"
    assert made_elsewhere - acts <= {"sign-record"} | set(ON_THE_FLOOR_BY), "a reason for an act that is not there"


@pytest.mark.parametrize(("model", "table"), NOUNS, ids=[model.kind for model, _ in NOUNS])
def test_a_button_leads_only_where_there_is_a_page(model, table):
    thing = model(pk=1, **({"number": "2026-1"} if model is Briefing else {}))
    for act in model.lifecycle.acts:
        address = thing.act_url(act)
        offered = act in table or (model.kind, str(act)) == ("speech", "convert")
        if model.lifecycle.founding.act == act or (model.kind, str(act)) == ("topic", "propose"):
            continue  # what begins a thing is no button of the thing
        if address and any(move.by - {Role.SYSTEM} for move in model.lifecycle.moves.values() if move.act == act):
            assert offered, act


OFFERED = [(model.kind, act, offer) for model, table in NOUNS for act, offer in table.items()]


@pytest.mark.parametrize(("kind", "act", "offer"), OFFERED, ids=[f"{kind}-{act}" for kind, act, _ in OFFERED])
def test_an_action_takes_what_its_form_asks(kind, act, offer):
    takes = set(inspect.signature(offer.action).parameters)
    asked = {re.sub(r"^lead$", "units", name) for name in offer.form.base_fields}
    assert {"by", "at"} <= takes
    assert asked <= takes
    needed = {
        name
        for name, parameter in inspect.signature(offer.action).parameters.items()
        if parameter.default is inspect.Parameter.empty and parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }
    assert needed - {"by", "at"} <= asked


def test_every_template_has_a_title_and_every_page_a_template():
    pages = [path for path in TEMPLATES.glob("*.html") if "{% extends" in path.read_text("utf-8")]
    assert {path.stem for path in TEMPLATES.glob("*.html")} - {path.stem for path in pages} == {"turns", "nothing"}
    for path in pages:
        assert re.search(r"{% block title %}.*\S.*{% endblock %}", path.read_text("utf-8")), path.name
    views = "".join(path.read_text("utf-8") for path in (Path(offers.__file__).parent / "views").glob("*.py"))
    assert [path.name for path in pages if f"briefings/{path.name}" not in views] == []


def test_the_word_of_an_address_is_never_taken_for_an_act():
    doors = {
        str(pattern.pattern).split("/")[-2] for pattern in urls.urlpatterns if "<str:number>/" in str(pattern.pattern)
    }
    assert not (doors - {"<str:number>", "<slug:act>"}) & {str(act) for act in offers.OF_SESSION}


def test_no_template_asks_about_a_status_or_a_role():
    for path in TEMPLATES.glob("*.html"):
        found = re.search(r"{% (?:el)?if [^%]*\b(status|role|roles)\b", path.read_text("utf-8"))
        assert not found, f"{path.name}: {found and found.group()}"
