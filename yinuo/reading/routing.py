"""Which unit should handle a matter (交办建议): ranked units, each with its words and precedents, or “not sure”.

A linear model over runs of characters, trained on the congress's own history in seconds; without history, the units' own
lists of duties decide. It proposes; whoever assigns, decides – and the decision becomes a precedent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import SGDClassifier
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

from yinuo.reading.ngrams import counts, runs, token_hashes
from yinuo.reading.units import Names
from yinuo.reading.weights import Weights

VERSION = "routing 2026.11.1"
SURE_ACCURACY = 0.957
"""How often a proposal called sure must have been right in the rehearsal on held-out history."""

_SIZES = (1, 2)
_BITS = 20
_FIRST_WEIGHT = 0.7
_BAYES_WEIGHT = {True: 0.5, False: 0.15}  # a title alone leans more on how often each unit uses a word
_BIG = 400_000_000
_REHEARSED = 12_000
Scores = NDArray[np.float64]
Text = Sequence[str]
"""One matter: its title first, then its other fields."""


@dataclass(frozen=True)
class Proposal:
    """A unit proposed (建议单位): its score between 0 and 1, the words that spoke for it, like matters it handled."""

    unit: str
    score: float
    words: tuple[str, ...]
    precedents: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """The proposals for one matter, best first; `is_sure` False means: let a person look (转人工)."""

    proposals: tuple[Proposal, ...]
    is_sure: bool


class Router:
    """Learns from past assignments (交办先例). Raises ValueError for no history or fields of unequal number."""

    def __init__(self, texts: Sequence[Text], units: Sequence[str], identifiers: Sequence[str]) -> None:
        if not texts or not (len(texts) == len(units) == len(identifiers)):
            raise ValueError("先例为空或条数不一 · history is empty or texts, units and identifiers differ in number")
        self.names = Names(units, identifiers)
        self.identifiers = list(identifiers)
        self.labels = np.array([self.names.unit_of[unit] for unit in units])
        self.known = np.unique(self.labels)
        self.first, self.all = (Weights.learn(part) for part in _fields(texts))
        self.short = len(texts[0]) == 1
        self.seen = self._vectors(texts)
        self.fit = _Fit(self.seen, self.labels, self.known, short=self.short)
        self.threshold = self._rehearse()
        digest = sha256("\0".join([*identifiers, *units]).encode()).hexdigest()[:8]
        self.version = f"{VERSION} · {len(texts)} · {digest}"

    def route(self, texts: Sequence[Text], identifiers: Sequence[str], *, explain: bool = True) -> list[Route]:
        """Three proposals for each matter (拟办单位); `explain=False` leaves out words and precedents, for batches."""
        if not texts:
            return []
        vectors = self._vectors(texts)
        scores = self.fit.scores(vectors)
        shares = np.exp(2 * (scores - scores.max(axis=1, keepdims=True)))
        shares /= shares.sum(axis=1, keepdims=True)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :3]
        margins = _margins(scores)
        return [
            Route(
                tuple(
                    Proposal(
                        self.names.at(str(self.known[unit]), identifiers[row]),
                        float(shares[row, unit]),
                        self._words(texts[row], unit) if explain else (),
                        self._precedents(vectors[row], str(self.known[unit])) if explain else (),
                    )
                    for unit in best[row]
                ),
                bool(margins[row] >= self.threshold),
            )
            for row in range(len(texts))
        ]

    def _vectors(self, texts: Sequence[Text]) -> csr_matrix:
        first, together = _fields(texts)
        return hstack([self.first.apply(first) * _FIRST_WEIGHT, self.all.apply(together)], format="csr")

    def _rehearse(self) -> float:
        """The margin above which held-out history was routed rightly often enough (留出检验)."""
        rng = np.random.default_rng(2026)
        rows = rng.permutation(len(self.labels))[:_REHEARSED]
        part = rng.integers(0, 3, len(rows))
        found: list[tuple[float, bool]] = []
        for fold in range(3):
            train, test = rows[part != fold], rows[part == fold]
            known = np.unique(self.labels[train])
            if len(test) == 0 or len(known) < 2:
                return float("inf")
            scores = _Fit(self.seen[train], self.labels[train], known, short=self.short).scores(self.seen[test])
            right = known[scores.argmax(axis=1)] == self.labels[test]
            found += zip(_margins(scores).tolist(), right.tolist(), strict=True)
        return _safe_margin(found)

    def _words(self, text: Text, unit: int) -> tuple[str, ...]:
        """The runs of this text that spoke most for the unit (依据词语)."""
        weights = self.fit.weights(unit)[len(self.first.columns) :]
        whole = "\n".join(text)
        hashes, starts, ends = token_hashes(whole)
        found: dict[str, float] = {}
        for size in _SIZES:
            columns = (runs(hashes, size) + np.uint64(size)) >> np.uint64(64 - _BITS)
            places = np.searchsorted(self.all.columns, columns.astype(np.int64))
            for at, place in enumerate(places):
                if place < len(self.all.columns) and self.all.columns[place] == columns[at]:
                    word = whole[starts[at] : ends[at + size - 1]]
                    found[word] = float(weights[place] * self.all.idf[place])
        best = sorted((word for word in found if len(word) > 1 and found[word] > 0), key=lambda word: -found[word])
        return tuple(best[:5])

    def _precedents(self, vector: csr_matrix, unit: str) -> tuple[str, ...]:
        likeness = np.asarray((self.seen @ vector.T).todense()).ravel() * (self.labels == unit)
        best = np.argsort(-likeness, kind="stable")[:3]
        return tuple(self.identifiers[row] for row in best if likeness[row] > 0.1)


def route_by_duties(text: Text, duties: Mapping[str, str]) -> Route:
    """Without history: units whose list of duties (权责清单) shares most with the matter; never sure."""
    units = list(duties)
    rows = counts([*(f"{unit} {duties[unit]}" for unit in units), "\n".join(text)], sizes=(2, 3))
    weights = Weights.learn(rows, at_least=1)
    vectors = weights.apply(rows)
    likeness = np.asarray((vectors[:-1] @ vectors[-1].T).todense()).ravel()
    best = [row for row in np.argsort(-likeness, kind="stable")[:3] if likeness[row] > 0]
    return Route(tuple(Proposal(units[row], float(likeness[row]), (), ()) for row in best), False)


class _Fit:
    def __init__(self, vectors: csr_matrix, labels: NDArray[Any], known: NDArray[Any], *, short: bool) -> None:
        self.known = known
        self.short = short
        self.linear: Any = None
        if len(known) < 2:
            return
        big = vectors.nnz * len(known) > _BIG
        self.linear = (
            SGDClassifier(alpha=1e-5, max_iter=8, tol=None, random_state=0)
            if big
            else LinearSVC(C=1.0, tol=1e-2, random_state=0)
        )
        self.linear.fit(vectors, labels)
        self.bayes: Any = ComplementNB(alpha=0.1).fit(vectors, labels)

    def scores(self, vectors: csr_matrix) -> Scores:
        if self.linear is None:
            return np.zeros((vectors.shape[0], 1))
        linear = self.linear.decision_function(vectors)
        if linear.ndim == 1:
            linear = np.column_stack([-linear, linear])
        return _even(linear) + _BAYES_WEIGHT[self.short] * _even(self.bayes.predict_log_proba(vectors))

    def weights(self, unit: int) -> NDArray[np.float64]:
        if self.linear is None:
            return np.zeros(1 << _BITS)
        table = self.linear.coef_
        row: NDArray[np.float64] = table[unit] if len(table) > 1 else table[0] * (1 if unit else -1)
        return row


def _fields(texts: Sequence[Text]) -> tuple[csr_matrix, csr_matrix]:
    first = counts([text[0] for text in texts], sizes=_SIZES, bits=_BITS, limit=400)
    if len(texts[0]) == 1:
        return first, first
    rest = counts(["\n".join(text[1:]) for text in texts], sizes=_SIZES, bits=_BITS, limit=600)
    return first, first + rest


def _even(scores: Scores) -> Scores:
    centred = scores - scores.mean(axis=1, keepdims=True)
    spread = float(np.sqrt((centred**2).mean()))
    even: Scores = centred / spread if spread else centred
    return even


def _margins(scores: Scores) -> Scores:
    if scores.shape[1] < 2:
        return np.zeros(scores.shape[0])
    top = np.sort(scores, axis=1)[:, -2:]
    gap: Scores = top[:, 1] - top[:, 0]
    return gap


def _safe_margin(found: list[tuple[float, bool]]) -> float:
    """The lowest margin above which enough of the rehearsed proposals were right; infinity when none is."""
    best, right = float("inf"), 0
    for place, (margin, was_right) in enumerate(sorted(found, reverse=True), start=1):
        right += was_right
        if right / place >= SURE_ACCURACY and place >= 20:
            best = margin
    return best
