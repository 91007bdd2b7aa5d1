"""Ask by ask: what in the reply answers it (逐点答复), and what was not answered directly.

The words of an ask are looked for in every pair of neighbouring sentences of the reply; ordinary words do not count, rare
ones count more. The reader decides; the words here are neutral: 已回应, 部分回应, 未直接回应.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from yinuo.reading.asks import Ask
from yinuo.reading.lexicons import lexicon
from yinuo.reading.sentences import Span, plain, sentences
from yinuo.rules.terms import Term

ANSWERED = 0.34
PARTLY = 0.14
FEW = 6
"""An ask of fewer telling words than this is looked for together with its context."""
OFF_TOPIC = {"han": 0.04, "latin": 0.09}
"""Below this share of shared words the reply as a whole speaks of something else (所答非所问提示)."""

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-zA-Z]+|\d+")
Weight = Callable[[str], float]


class Cover(Term):
    """How far an ask is met (回应程度), in neutral words."""

    ANSWERED = "answered", "已回应"
    PARTLY = "partly", "部分回应"
    NOT_DIRECTLY = "not-directly", "未直接回应"


@dataclass(frozen=True)
class Covered:
    """One ask and the words of the reply bound to it (诉求与答复的对应); `span` is None when nothing in the reply fits."""

    ask: Ask
    cover: Cover
    score: float
    span: Span | None
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The whole reply against all asks (逐点对照): also what in the reply no ask wanted, and a warning when it is off topic."""

    asks: tuple[Covered, ...]
    unasked: tuple[Span, ...]
    score: float
    is_off_topic: bool
    reasons: tuple[str, ...]

    @property
    def unmapped(self) -> tuple[Ask, ...]:
        """Asks that must still be bound to a span or to a coded reason before the reply can be filed (未对应诉求)."""
        return tuple(covered.ask for covered in self.asks if covered.cover is Cover.NOT_DIRECTLY)


def coverage(asks: Sequence[Ask], reply: str, *, weight: Weight | None = None) -> Coverage:
    """Binds each ask to the best place of the reply (逐点对照).

    `weight` may give rare words more weight (from the congress's own texts); by default every word not ordinary counts alike.
    """
    weigh = weight or (lambda word: 1.0)
    spans = [span for span in sentences(reply) if not _is_courtesy(span.text)]
    words = [_words(span.text) for span in spans]
    everything = frozenset().union(*words) if words else frozenset()
    covered = [_cover(ask, spans, words, everything, weigh) for ask in asks]
    used = {id(span) for one in covered if one.span for span in spans if one.span.start <= span.start < one.span.end}
    wanted = frozenset().union(*(_words(f"{ask.context} {ask.quote}") for ask in asks)) if asks else frozenset()
    score = _share(wanted, everything, weigh)
    han = sum("\u3400" <= mark <= "\u9fff" for mark in reply)
    off = bool(asks) and score < OFF_TOPIC["han" if han * 4 >= len(reply) else "latin"]
    reasons = (f"答复只含诉求用词的{score:.0%}，可能答的是另一件事",) if off else ()
    return Coverage(tuple(covered), tuple(span for span in spans if id(span) not in used), score, off, reasons)


def _cover(
    ask: Ask, spans: list[Span], words: list[frozenset[str]], everything: frozenset[str], weigh: Weight
) -> Covered:
    wanted = _words(ask.quote)
    about = wanted | _words(ask.context) if len(wanted) < FEW else wanted
    best, place, length = 0.0, -1, 1
    for size in (1, 2):
        for at in range(len(spans) - size + 1):
            here = frozenset().union(*words[at : at + size])
            score = max(_share(wanted, here, weigh), 0.8 * _share(about, here, weigh)) * (1.0 if size == 1 else 0.95)
            if score > best:
                best, place, length = score, at, size
    best = max(best, 0.5 * _share(about, everything, weigh))
    cover = Cover.ANSWERED if best >= ANSWERED else Cover.PARTLY if best >= PARTLY else Cover.NOT_DIRECTLY
    if place < 0 or cover is Cover.NOT_DIRECTLY:
        return Covered(ask, cover, best, None, ())
    span = Span(spans[place].start, spans[place + length - 1].end, "")
    text = "。".join(piece.text for piece in spans[place : place + length])
    shared = sorted(about & frozenset().union(*words[place : place + length]))
    return Covered(ask, cover, best, Span(span.start, span.end, text), tuple(shared[:8]))


def _share(wanted: frozenset[str], there: frozenset[str], weigh: Weight) -> float:
    total = sum(weigh(word) for word in wanted)
    return sum(weigh(word) for word in wanted & there) / total if total else 0.0


def _words(text: str) -> frozenset[str]:
    """Pairs of Han characters, Latin words and numbers, without the ordinary ones (实词)."""
    found: set[str] = set()
    for match in _RUN.finditer(plain(text)):
        run = match.group().lower()
        if "\u3400" <= run[0] <= "\u9fff":
            found.update(run[at : at + 2] for at in range(len(run) - 1))
        else:
            found.add(run[:7] if len(run) > 7 else run)
    return frozenset(found - _ordinary())


@cache
def _ordinary() -> frozenset[str]:
    table = lexicon("frames")["ordinary"]
    return frozenset(table["english"].split()) | frozenset(table["chinese"].split())


def _is_courtesy(sentence: str) -> bool:
    return bool(re.match(r"\s*(?:感谢|谢谢|祝您|敬请|特此|您好|你好|网友|欢迎)", sentence)) and len(sentence) < 60
