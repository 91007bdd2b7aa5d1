"""Texts as counts of short runs of characters and words (字词片段): one vector a text, no dictionary, no segmenter.

A Han character is a token, a Latin word or a number is a token; runs of one to three tokens are hashed. All in NumPy, so that
100,000 texts take seconds.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from yinuo.reading.sentences import plain

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
_CHUNK = 4000
_POWERS = np.cumprod(np.full(64, 1099511628211, dtype=np.uint64))
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def counts(
    texts: Sequence[str],
    *,
    sizes: tuple[int, ...] = (1, 2, 3),
    letters: tuple[int, ...] = (),
    bits: int = 20,
    limit: int = 2000,
) -> csr_matrix:
    """How often each run of tokens stands in each text (词片计数), hashed to 2**bits columns.

    `letters` adds runs of letters inside Latin words (railway ~ railways); only the first `limit` characters are read.
    """
    parts = [_counted(texts[at : at + _CHUNK], sizes, letters, bits, limit) for at in range(0, len(texts), _CHUNK)]
    return vstack(parts, format="csr") if parts else csr_matrix((0, 1 << bits), dtype=np.float32)


def token_hashes(text: str) -> tuple[Hashes, Numbers, Numbers]:
    """The tokens of one text as hashes, with the start and end of each (词元): blanks and marks are not tokens."""
    read = _Read([text], 1 << 31)
    return read.hashes, read.starts, read.ends


def runs(hashes: Hashes, size: int) -> Hashes:
    """One hash for every `size` tokens in a row (连续片段), marks and line breaks notwithstanding."""
    if len(hashes) < size:
        return np.empty(0, dtype=np.uint64)
    mixed = hashes[: len(hashes) - size + 1].copy()
    for place in range(1, size):
        mixed = _stir(mixed) + hashes[place : len(hashes) - size + 1 + place]
    return _stir(mixed)


def _stir(values: Hashes) -> Hashes:
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(31))) * _MIX[0]
        return values ^ (values >> np.uint64(29))


class _Read:
    """The tokens of several texts at once: hash, place and text of each."""

    def __init__(self, texts: Sequence[str], limit: int) -> None:
        joined = "\n".join(plain(text[:limit]).lower().replace("\n", " ") for text in texts)
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
        self.codes = codes
        self.line = np.cumsum(codes == 10)
        han = ((codes >= 0x3400) & (codes <= 0x9FFF)) | (codes >= 0x20000)
        digit = (codes >= 48) & (codes <= 57)
        self.letter = ((codes >= 97) & (codes <= 122)) | ((codes >= 0xC0) & (codes < 0x2000))
        kind = han * 1 + digit * 2 + self.letter * 3
        new = np.ones(len(kind), dtype=bool)
        new[1:] = (kind[1:] != kind[:-1]) | han[1:]
        first = np.flatnonzero(new)
        last = np.append(first[1:], len(codes))[: len(first)]
        self.token = np.repeat(np.arange(len(first)), last - first)
        within = np.arange(len(codes)) - first[self.token] if len(codes) else np.empty(0, dtype=np.int64)
        with np.errstate(over="ignore"):
            sums = np.add.reduceat(codes * _POWERS[np.minimum(within, 63)], first) if len(codes) else codes
        kept = kind[first] > 0
        self.hashes: Hashes = _stir(sums[kept])
        self.starts: Numbers = first[kept]
        self.ends: Numbers = last[kept]
        self.text: Numbers = self.line[self.starts]


def _counted(
    texts: Sequence[str], sizes: tuple[int, ...], letters: tuple[int, ...], bits: int, limit: int
) -> csr_matrix:
    read = _Read(texts, limit)
    keys = np.concatenate([*_keys(read, sizes, bits), *_letter_keys(read, letters, bits), np.empty(0, dtype=np.uint64)])
    found, times = np.unique(keys, return_counts=True)
    rows = (found >> np.uint64(bits)).astype(np.int64)
    columns = (found & np.uint64((1 << bits) - 1)).astype(np.int32)
    ends = np.searchsorted(rows, np.arange(len(texts) + 1))
    return csr_matrix((times.astype(np.float32), columns, ends), shape=(len(texts), 1 << bits))


def _keys(read: _Read, sizes: tuple[int, ...], bits: int) -> Iterator[Hashes]:
    for size in sizes:
        run = runs(read.hashes, size)
        whole = read.text[: len(run)] == read.text[size - 1 : size - 1 + len(run)]
        columns = (run[whole] + np.uint64(size)) >> np.uint64(64 - bits)
        yield (read.text[: len(run)][whole].astype(np.uint64) << np.uint64(bits)) | columns


def _letter_keys(read: _Read, sizes: tuple[int, ...], bits: int) -> Iterator[Hashes]:
    for size in sizes:
        run = runs(_stir(read.codes), size)
        inside = read.letter[: len(run)] & (read.token[: len(run)] == read.token[size - 1 : size - 1 + len(run)])
        columns = (run[inside] + np.uint64(100 + size)) >> np.uint64(64 - bits)
        yield (read.line[: len(run)][inside].astype(np.uint64) << np.uint64(bits)) | columns
