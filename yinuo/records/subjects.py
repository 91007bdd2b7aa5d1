"""What things there are (对象) and who may see them: filled by the apps above, asked by files, search and notices.

    subjects.register(Suggestion, "代表建议")                                    # in SuggestionsConfig.ready
    subjects.register(Reply, "答复", visible=lambda user: Reply.objects.filter(suggestion__in=…visible_to(user)))

So records may ask “may this user see suggestion 7?” without knowing what a suggestion is. A kind nobody registered
is seen by nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

Address = tuple[str, int]  # kind and number of a subject


@dataclass(frozen=True)
class Kind:
    """One kind of thing: its code, its Chinese name, which of them a person may see, and where each is read."""

    code: str
    label: str
    visible: Callable[[object], QuerySet]
    url: Callable[[Model], str]


KINDS: dict[str, Kind] = {}


def register(
    model: type[Model],
    label: str,
    *,
    kind: str | None = None,
    visible: Callable[[object], QuerySet] | None = None,
    url: Callable[[Model], str] | None = None,
) -> None:
    """Make a kind of thing known: by default `model.kind`, `model.objects.visible_to(user)`, `get_absolute_url()` (登记对象)."""
    code = kind or model.kind
    if not isinstance(code, str):
        raise TypeError(f"{model.__name__}.kind is a column; register it under a `kind` of its own")
    KINDS[code] = Kind(
        code,
        label,
        visible or (lambda user: model._default_manager.visible_to(user)),
        url or (lambda thing: thing.get_absolute_url()),
    )


def seen(user, addresses: Iterable[Address]) -> dict[Address, Model]:
    """Those of these things that this person may see, one query a kind (可见对象)."""
    wanted = defaultdict(set)
    for kind, pk in addresses:
        wanted[kind].add(pk)
    return {
        (kind, thing.pk): thing
        for kind, pks in wanted.items()
        if kind in KINDS
        for thing in KINDS[kind].visible(user).filter(pk__in=pks)
    }


def may_see(user, kind: str, pk: int) -> bool:
    """May this person see this thing? (可否查看)"""
    return kind in KINDS and KINDS[kind].visible(user).filter(pk=pk).exists()


def url_of(kind: str, thing: Model) -> str:
    return KINDS[kind].url(thing)
