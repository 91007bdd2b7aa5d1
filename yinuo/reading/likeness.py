"""Near-duplicates and related matters (相似事项): ranked, each explained by the words that both share.

Runs of characters and words, weighted so that rare ones count and repetition does not (BM25), compared by cosine. It helps
whoever files or assigns; it never rejects anything.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from yinuo.reading.lexicons import lexicon
from yinuo.reading.ngrams import counts
from yinuo.reading.sentences import plain

VERSION = "likeness 2026.11.1"
SAME = 0.8
"""From here on two matters are nearly the same text (近于重复)."""

MEANING_WEIGHT = 0.6
"""What likeness in meaning adds to likeness in words, where the extra is installed."""

_FIRST_WEIGHT = 0.5
_TOKEN = re.compile(r"[\u3400-\u9fff]|[a-zA-ZÀ-ÿ]+|\d+|[\n。！？；，,;.!?]")
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Match:
    """A like matter (相似事项): its score between 0 and 1 and the shared words, the weightiest first."""

    identifier: str
    score: float
    why: tuple[str, ...]


class Meant(Protocol):
    """A way to compare meanings (语义比较), such as `embedding.Meaning`: made from the known texts."""

    def __call__(self, texts: Sequence[str]) -> "Near": ...


class Near(Protocol):
    """What compares new texts with the known ones (语义相近程度)."""

    def likeness(self, texts: Sequence[str]) -> Scores:
        """One row for each new text, one column for each known one."""


class Likeness:
    """A collection of matters that can be asked for the like of a new one (相似检索)."""

    def __init__(
        self, texts: Sequence[Sequence[str]], identifiers: Sequence[str], *, meaning: "Meant | None" = None
    ) -> None:
        if len(texts) != len(identifiers):
            raise ValueError("文本与编号条数不一 · texts and identifiers differ in number")
        self.identifiers = list(identifiers)
        bare = [tuple(without_frame(field) for field in text) for text in texts]
        self.texts = ["\n".join(text) for text in bare]
        self.scales = [_Scale(part) for part in _views(bare)] if bare else []
        self.vectors = self._vectors(bare)
        self.meaning = meaning(self.texts) if meaning and self.texts else None

    def like(self, text: Sequence[str], *, top: int = 10, identifier: str = "") -> list[Match]:
        """The matters most like this one (相似事项), itself left out by its identifier."""
        return self.like_all([text], top=top, identifiers=[identifier])[0]

    def like_all(
        self, texts: Sequence[Sequence[str]], *, top: int = 10, identifiers: Sequence[str] | None = None
    ) -> list[list[Match]]:
        """The same for many matters at once (批量)."""
        if not texts or not self.texts:
            return [[] for _ in texts]
        bare = [tuple(without_frame(field) for field in text) for text in texts]
        vectors = self._vectors(bare)
        found: list[list[Match]] = []
        for at in range(0, len(texts), 256):
            scores = (vectors[at : at + 256] @ self.vectors.T).toarray()
            if self.meaning is not None:
                scores += MEANING_WEIGHT * self.meaning.likeness(["\n".join(text) for text in bare[at : at + 256]])
            for row, line in enumerate(scores, start=at):
                found.append(self._best("\n".join(bare[row]), line, top, identifiers[row] if identifiers else ""))
        return found

    def pairs(self, *, least: float) -> Iterable[tuple[int, int, float]]:
        """Every two matters at least that alike, each pair once (两两比较)."""
        for at in range(0, len(self.texts), 512):
            part = (self.vectors[at : at + 512] @ self.vectors.T).tocoo()
            for row, column, score in zip(part.row, part.col, part.data, strict=True):
                if row + at < column and score >= least:
                    yield int(row) + at, int(column), float(score)

    def _best(self, text: str, scores: Scores, top: int, itself: str) -> list[Match]:
        order = np.argsort(-scores, kind="stable")[: top + 5]
        rows = [row for row in order if scores[row] > 0 and (not itself or self.identifiers[row] != itself)][:top]
        return [Match(self.identifiers[row], min(1.0, float(scores[row])), self._why(text, row)) for row in rows]

    def _why(self, text: str, row: int) -> tuple[str, ...]:
        return shared(text, self.texts[row]) or (("含义相近",) if self.meaning is not None else ())

    def _vectors(self, texts: Sequence[Sequence[str]]) -> csr_matrix:
        if not self.scales:
            return csr_matrix((0, 0), dtype=np.float32)
        parts = [scale.apply(part) for scale, part in zip(self.scales, _views(texts), strict=True)]
        whole = hstack([parts[0], *(part * _FIRST_WEIGHT for part in parts[1:])], format="csr")
        return _unit(whole)


def without_frame(text: str) -> str:
    """The matter without the words that frame every matter (去套语): 关于…的建议, To ask the Secretary of State for …,"""
    words = lexicon("frames")["matters"]
    for pattern in words["english"] if text.startswith("To ask") else words["chinese"]:
        shorter = re.sub(pattern, "", text)
        text = shorter if len(shorter) >= 2 else text
    return text


def shared(one: str, other: str, *, most: int = 4) -> tuple[str, ...]:
    """The longest words both texts share (共同词句), longest first; single characters and ordinary words do not count."""
    first = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(plain(one).lower())]
    second = [match.group() for match in _TOKEN.finditer(plain(other).lower())]
    places: dict[str, list[int]] = {}
    for place, token in enumerate(second):
        places.setdefault(token, []).append(place)
    found: dict[str, int] = {}
    at = 0
    while at < len(first):
        length = max((_run(first, second, at, place) for place in places.get(first[at][0], ())), default=0)
        piece = one[first[at][1] : first[at + length - 1][2]] if length else ""
        if _tells(piece, length):
            found[piece.strip()] = max(found.get(piece, 0), len(piece))
        at += max(1, length)
    kept: list[str] = []
    for piece in sorted(found, key=lambda piece: -found[piece]):
        if not any(piece in longer for longer in kept):
            kept.append(piece)
    return tuple(kept[:most])


def _run(first: list[tuple[str, int, int]], second: list[str], at: int, place: int) -> int:
    length = 0
    while at + length < len(first) and place + length < len(second) and first[at + length][0] == second[place + length]:
        if not first[at + length][0].isalnum():
            break
        length += 1
    return length


def _tells(piece: str, length: int) -> bool:
    if re.search(r"[a-zA-Z]", piece):
        return any(word.lower() not in _ordinary() and len(word) > 2 for word in re.findall(r"[a-zA-Z]+", piece))
    return length >= 2 and len(piece) >= 2


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(lexicon("frames")["ordinary"]["english"].split())


class _Scale:
    """BM25 weights of one view, learnt from the collection."""

    def __init__(self, part: csr_matrix) -> None:
        texts = part.shape[0]
        frequency = np.bincount(part.indices, minlength=part.shape[1])
        self.idf = np.log((texts - frequency + 0.5) / (frequency + 0.5) + 1).astype(np.float32)
        self.mean = max(1.0, float(part.sum()) / max(1, texts))

    def apply(self, part: csr_matrix) -> csr_matrix:
        lengths = np.asarray(part.sum(axis=1)).ravel() / self.mean
        rows = np.repeat(np.arange(part.shape[0]), np.diff(part.indptr))
        weighted = part.copy()
        weighted.data = part.data * 2.2 / (part.data + 1.2 * (0.7 + 0.3 * lengths[rows]))
        weighted.data *= self.idf[part.indices]
        return _unit(weighted)


def _views(texts: Sequence[Sequence[str]]) -> list[csr_matrix]:
    whole = counts(["\n".join(text) for text in texts], sizes=(1, 2), letters=(4,), limit=1500)
    if not texts or len(texts[0]) == 1:
        return [whole]
    return [whole, counts([text[0] for text in texts], sizes=(1, 2), letters=(4,))]


def _unit(rows: csr_matrix) -> csr_matrix:
    norms = np.sqrt(np.maximum(np.asarray(rows.multiply(rows).sum(axis=1)).ravel(), 1e-12))
    return csr_matrix(diags((1 / norms).astype(np.float32)) @ rows, dtype=np.float32)
