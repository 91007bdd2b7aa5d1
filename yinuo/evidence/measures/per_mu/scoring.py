"""The five scoring forms (五种计分方式), evidence.md §1.2: vectorised, NaN in gives NaN out.

RATIO and MEAN_RATIO: w·clip(x/b, 0, cap) – Huangyan, Huai'an.  MINMAX: w·(20 + 80·(x−min)/(max−min))/100 – Jingde.
INVERSE: (w/2)·(2 − x/b), nothing from x ≥ 2b – the older emission rule.  BEST: w·x/max – the older energy rule.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from yinuo.evidence.measures.per_mu.rule import Flat
from yinuo.evidence.measures.reasons import Unmeasurable

Floats = NDArray[np.float64]


def by_ratio(values: Floats, baseline: Any, weight: float, cap: float | None = None) -> Floats:
    """Points by ratio to the baseline (比值法): a negative value gets 0, the cap is a multiple of the weight."""
    share: Floats = values / baseline
    np.clip(share, 0, np.inf if cap is None else cap, out=share)
    share *= weight
    return share


def by_minmax(values: Floats, low: Any, high: Any, weight: float, flat: Flat | None = None) -> Floats:
    """Points between the lowest and the highest (极差法), from 20 % to all of the weight; flat data need a setting."""
    span = np.asarray(high, dtype=np.float64) - low
    if np.any(span == 0) and flat is None:
        raise Unmeasurable(
            "某项指标最大值等于最小值，规则未规定得满分还是20分，请用 flat=full 或 flat=floor 设定",
            "an indicator's maximum equals its minimum and the rule is silent; set flat=full or flat=floor",
        )
    level = 1.0 if flat is Flat.FULL else 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(span == 0, level, (values - low) / span)
    points: Floats = np.maximum(weight * (20 + 80 * share) / 100, 0)
    return np.where(np.isnan(values), np.nan, points)


def by_inverse(values: Floats, baseline: Any, weight: float) -> Floats:
    """Points the lower the better (反向计分): full at 0, half at the baseline, none from twice the baseline."""
    points: Floats = np.clip(weight / 2 * (2 - values / baseline), 0, weight)
    return points


def by_best(values: Floats, best: Any, weight: float) -> Floats:
    """Points by ratio to the best firm (最优值法), which gets all; where nobody is above 0, nobody gets any."""
    top = np.asarray(best, dtype=np.float64)
    share = values / np.where(top > 0, top, np.inf)
    points: Floats = weight * np.clip(share, 0, None)
    return points
