"""Which product could come next (产品关联与缺失产品): proximity, density, complexity.

Hidalgo et al. 2007 (proximity φ, density ω); Hidalgo & Hausmann 2009 (complexity). Two conventions differ in φ_kk:
1 raises an industry's own density, 0 does not; for “what next” take 0 and only industries not yet there (§2.2).
φ from seven counties is toy-sized: take it from many areas (`proximity`) and apply it to the few (`density`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, listed
from yinuo.evidence.measures.specialisation import Structure, location_quotients

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FEW_AREAS = 16


def presence(table: Structure, threshold: float = 1.0) -> Flags:
    """M_rk: whether the area is specialised in the industry, LQ ≥ 1 (显性比较优势)."""
    present: Flags = np.nan_to_num(location_quotients(table)) >= threshold - 1e-12
    return present


def proximity(present: Flags, *, self_proximity: float = 0.0) -> Floats:
    """φ_kl = Σ_r M_rk·M_rl / max(U_k, U_l), 0–1 (产品邻近度); 0 where either industry is nowhere."""
    matrix = present.astype(np.float64)
    together = matrix.T @ matrix
    ubiquity = matrix.sum(axis=0)
    most = np.maximum.outer(ubiquity, ubiquity)
    found: Floats = np.divide(together, most, out=np.zeros_like(together), where=most > 0)
    np.fill_diagonal(found, self_proximity)
    return found


def density(present: Flags, closeness: Floats) -> Floats:
    """ω_rk = Σ_l φ_kl·M_rl / Σ_l φ_kl, 0–1 (关联密度); NaN where the industry is related to none – “无法判断”."""
    reach = closeness.sum(axis=1)
    share: Floats = np.divide(
        present @ closeness.T,
        reach,
        out=np.full(present.shape, np.nan),
        where=np.broadcast_to(reach > 0, present.shape),
    )
    return share


@dataclass(frozen=True)
class Opening:
    """An industry an area does not have, and how close it is to what it has (可补产业)."""

    area: str
    industry: str
    density: float | None
    related: tuple[tuple[str, float], ...]
    reasons: tuple[Reason, ...]


def missing_products(table: Structure, closeness: Floats | None = None, *, limit: int | None = None) -> list[Opening]:
    """Industries not yet present per area, most related first, with the industries that carry it (缺失产品).

    `closeness` is φ of a larger set (cities of the province); without it φ is taken from this table and says so.
    """
    present = presence(table)
    own = closeness is None
    near = proximity(present) if closeness is None else closeness
    if near.shape != (len(table.industries), len(table.industries)):
        raise Unmeasurable("邻近度矩阵与行业数不符", "the proximity matrix does not fit the industries")
    dense = density(present, near)
    openings: list[Opening] = []
    for row, area in enumerate(table.areas):
        found = [_opening(table, present, near, dense, row, int(k)) for k in np.flatnonzero(~present[row])]
        found.sort(key=lambda each: -1.0 if each.density is None else -each.density - 1)
        openings += found[:limit]
        if own and len(table.areas) < FEW_AREAS:
            caution = Reason("邻近度只取自{n}个地区，仅供演示，应改用全省或全国数据", n=len(table.areas))
            openings = [_with(each, caution) if each.area == area else each for each in openings]
    return openings


def _with(each: Opening, reason: Reason) -> Opening:
    return Opening(each.area, each.industry, each.density, each.related, (*each.reasons, reason))


def _opening(table: Structure, present: Flags, near: Floats, dense: Floats, row: int, k: int) -> Opening:
    strongest = sorted(
        (held for held in np.flatnonzero(present[row]) if near[k, held] > 0), key=lambda held: -near[k, held]
    )
    related = tuple((table.industries[held], float(near[k, held])) for held in strongest)
    value = None if np.isnan(dense[row, k]) else float(dense[row, k])
    if value is None:
        said = Reason("没有与“{name}”相关联的行业，无法判断", name=table.industries[k])
    elif not related:
        said = Reason("本地优势行业与“{name}”均无关联", name=table.industries[k])
    else:
        names = listed([name for name, _ in related], 3)
        said = Reason("与本地的{names}相关联，关联密度{value:.2f}", names=names, value=value)
    return Opening(table.areas[row], table.industries[k], value, related, (said,))


def complexity(present: Flags) -> tuple[Floats, Floats]:
    """Economic complexity of areas and of industries (经济复杂度): standardised second eigenvectors of D⁻¹MU⁻¹Mᵀ.

    Hidalgo & Hausmann 2009; the sign is set so that diverse areas score high. NaN for areas with nothing; Unmeasurable
    if fewer than three areas or industries are left, or the matrix falls apart.
    """
    rows, columns = np.asarray(present.any(axis=1)), np.asarray(present.any(axis=0))
    matrix = present[np.ix_(rows, columns)].astype(np.float64)
    if min(matrix.shape, default=0) < 3:
        raise Unmeasurable("地区或行业不足3个，复杂度没有意义", "complexity needs at least three areas and industries")
    diversity, ubiquity = matrix.sum(axis=1), matrix.sum(axis=0)
    # D^-1/2 (M U^-1 M^T) D^-1/2 is symmetric and has the same eigenvalues
    scaled = matrix / np.sqrt(np.outer(diversity, ubiquity))
    values, vectors = np.linalg.eigh(scaled @ scaled.T)
    if values[-2] > 1 - 1e-9:
        raise Unmeasurable(
            "地区与行业分成互不相连的几块，复杂度不可比", "areas and industries fall into unconnected parts"
        )
    areas = vectors[:, -2] / np.sqrt(diversity)
    if np.corrcoef(areas, diversity)[0, 1] < 0:
        areas = -areas
    industries = (matrix.T @ areas) / ubiquity
    return _spread(areas, rows), _spread(industries, columns)


def _spread(values: Floats, where: Flags) -> Floats:
    """Standardised, back in their places."""
    full = np.full(len(where), np.nan)
    deviation = values.std()
    full[where] = (values - values.mean()) / deviation if deviation > 0 else 0.0
    return full
