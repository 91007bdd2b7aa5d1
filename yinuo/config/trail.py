"""How one entry of the trail reads on a page (办理记录的一行)."""

import sys
from functools import cache

from django.apps import apps

from yinuo.config.words import say
from yinuo.records.models import Entry
from yinuo.records.models.trail import Tracked
from yinuo.rules.terms import Term

SHAPES = {"late": ("overdue", "lapse"), "kept": ("confirm-kept", "kept")}
REASONS = ("why", "reason", "text", "note", "ground")  # where acts keep the words they were given
DECISIONS = ("part", "decision")  # labels, not words of a person


def line(entry: Entry) -> dict:
    """One entry as a page shows it; `who` on the entry, if a query put it there, stands before the name."""
    model = tracked().get(entry.kind)
    detail = entry.detail if isinstance(entry.detail, dict) else {}
    states = model.states if model else None
    moved = entry.target and entry.target != entry.source and states
    return {
        "at": entry.at,
        "act": say(act_label(entry.kind, entry.act)),
        "by": getattr(entry, "who", "") or entry.by_name,
        "for_name": entry.for_name,
        "target": say(label_of(states, entry.target)) if moved else "",
        "what": [say(detail[name]) for name in DECISIONS if detail.get(name)],
        "why": next((str(detail[name]) for name in REASONS if detail.get(name)), ""),
        "ours": getattr(entry, "ours", False),
        "late": entry.act in SHAPES["late"],
        "kept": entry.act in SHAPES["kept"],
        "hash": entry.hash,
    }


def act_label(kind: str, act: str) -> str:
    """The Chinese word of an act on this kind of thing; the code itself if nobody knows it any more."""
    model = tracked().get(kind)
    law = sys.modules[model.states.__module__] if model else None
    own = getattr(law, "Act", None)
    for terms in [own, *other_acts()] if own else other_acts():
        if act in terms.values():
            return terms(act).label
    return act


def label_of(terms: type[Term], value: str) -> str:
    return terms(value).label if value in terms.values() else value


@cache
def tracked() -> dict[str, type[Tracked]]:
    return {model.kind: model for model in apps.get_models() if issubclass(model, Tracked)}


@cache
def other_acts() -> list[type[Term]]:
    return sorted(
        (term for term in _all_terms(Term) if term.__name__ == "Act"), key=lambda term: (term.__module__, term.__name__)
    )


def _all_terms(term: type[Term]):
    for below in term.__subclasses__():
        yield below
        yield from _all_terms(below)
