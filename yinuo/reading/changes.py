"""What changed since the last reply (较上次答复的变化): sentences, promises, figures and dates that came, went or were softened."""

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from yinuo.reading.amounts import amounts
from yinuo.reading.fingerprint import formulae
from yinuo.reading.promises import Promise, promises
from yinuo.reading.sentences import plain, sentences
from yinuo.reading.strengths import Strength

_ORDER = list(Strength)
_SAME = 0.5


@dataclass(frozen=True)
class Softened:
    """One promise before and after (弱化): which strength, date or measure gave way, in words."""

    before: Promise
    after: Promise
    how: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """Between two replies to one matter (前后对照)."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    kept_share: float
    new_promises: tuple[Promise, ...]
    gone_promises: tuple[Promise, ...]
    softened: tuple[Softened, ...]


def changes(before: str, after: str, *, before_on: date | None = None, after_on: date | None = None) -> Changes:
    """What the second reply says that the first did not, and the other way round (较上次变化); formulae do not count."""
    old, new = _statements(before), _statements(after)
    added = tuple(text for text in new if not any(_alike(text, other) >= 0.8 for other in old))
    dropped = tuple(text for text in old if not any(_alike(text, other) >= 0.8 for other in new))
    first, second = _promised(before, before_on), _promised(after, after_on)
    pairs = _pairs(first, second)
    kept = 1 - len("".join(added)) / max(1, len("".join(new)))
    softened = tuple(Softened(one, other, how) for one, other in pairs if (how := weakening(one, other)))
    return Changes(
        added,
        dropped,
        round(kept, 3),
        tuple(promise for promise in second if all(promise is not other for _, other in pairs)),
        tuple(promise for promise in first if all(promise is not one for one, _ in pairs)),
        softened,
    )


def weakening(before: Promise, after: Promise) -> tuple[str, ...]:
    """How a promise gave way (弱化之处): a weaker word, a later or lost date, a smaller or lost measure; empty when it did not."""
    found: list[str] = []
    if _ORDER.index(after.strength) > _ORDER.index(before.strength):
        found.append(f"{before.strength.label}→{after.strength.label}")
    if before.due_on and after.due_on is None:
        found.append(f"期限{before.due_on}不再提")
    elif before.due_on and after.due_on and after.due_on > before.due_on:
        found.append(f"期限{before.due_on}→{after.due_on}")
    old, new = amounts(before.measure), amounts(after.measure)
    if old and not new:
        found.append(f"指标{before.measure}不再提")
    for was in old:
        now = next((amount for amount in new if amount.unit == was.unit), None)
        if now and now.value < was.value:
            found.append(f"指标{was.text}→{now.text}")
    return tuple(found)


def _statements(text: str) -> list[str]:
    blank = plain(text)
    for span in formulae(text):
        blank = blank[: span.start] + "。" * (span.end - span.start) + blank[span.end :]
    return [span.text for span in sentences(blank) if len(span.text) >= 6]


def _promised(text: str, on: date | None) -> list[Promise]:
    return [promise for promise in promises(text, on) if promise.strength is not Strength.REFUSAL]


def _pairs(first: list[Promise], second: list[Promise]) -> list[tuple[Promise, Promise]]:
    scored = sorted(
        (
            (_alike(one.quote, other.quote), -at, -to, one, other)
            for at, one in enumerate(first)
            for to, other in enumerate(second)
        ),
        key=lambda entry: entry[:3],
        reverse=True,
    )
    pairs: list[tuple[Promise, Promise]] = []
    for score, _, _, one, other in scored:
        if score >= _SAME and all(one is not a and other is not b for a, b in pairs):
            pairs.append((one, other))
    return pairs


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio()
