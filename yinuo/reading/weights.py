"""Weights of word runs (词片权重): rare runs count more, long texts no more than short ones (TF-IDF, cosine)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """What each column of counts is worth (权重): learnt from one collection, applied to any text."""

    columns: NDArray[np.int64]
    idf: Floats

    @classmethod
    def learn(cls, counts: csr_matrix, *, at_least: int = 2) -> "Weights":
        """Keeps the runs that stand in at least that many texts; a tiny collection keeps all."""
        texts = counts.shape[0]
        frequency = np.bincount(counts.indices, minlength=counts.shape[1])
        columns = np.flatnonzero(frequency >= (at_least if texts > 20 else 1))
        idf = np.log((1 + texts) / (1 + frequency[columns])) + 1
        return cls(columns, idf.astype(np.float32))

    def apply(self, counts: csr_matrix) -> csr_matrix:
        """Rows of length one (归一), in the kept columns."""
        kept = counts[:, self.columns].astype(np.float32)
        kept.data = 1 + np.log(kept.data)
        kept = kept @ diags(self.idf)
        squares = np.asarray(kept.multiply(kept).sum(axis=1)).ravel()
        norms = np.sqrt(np.maximum(squares, 1e-12))
        return csr_matrix(diags((1 / norms).astype(np.float32)) @ kept, dtype=np.float32)
