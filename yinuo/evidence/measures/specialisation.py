"""What an area is specialised in, and how alike two areas are (专业化与同构、错位): LQ, Krugman, UNIDO, overlap.

Input is a table of output (or jobs, firms, sales) by area and industry, ≥ 0, NaN where unknown. Every index depends on
how fine the industries are: with five clusters it says little (evidence.md §2.1).

LQ: Hoover; Balassa 1965. Krugman 1991. UNIDO 结构相似系数 = cosine. Overlap = Σ min = 1 − K/2 (identity).
Hoover coefficient 1936 = K/2. Hachman = 1/Σ LQ·s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.rules.terms import Term

Floats = NDArray[np.float64]


class Reference(Term):
    """What an area is compared with (参照系): both are legal, so the result names it."""

    TOTAL = "total", "全部地区（含本地区）"
    REST = "rest", "其他地区（不含本地区）"


@dataclass(frozen=True)
class Structure:
    """Output by area (rows) and industry (columns), one unit, one year (产业结构表)."""

    areas: tuple[str, ...]
    industries: tuple[str, ...]
    output: Floats
    unit: str = ""

    @property
    def shares(self) -> Floats:
        """Each industry's share of its area (各地区内占比), rows add up to 1."""
        total: Floats = self.output / self.output.sum(axis=1, keepdims=True)
        return total

    @property
    def reference(self) -> Floats:
        """Each industry's share of all areas together (全域占比)."""
        whole: Floats = self.output.sum(axis=0) / self.output.sum()
        return whole


def structure(areas: Sequence[str], industries: Sequence[str], output: ArrayLike, unit: str = "") -> Structure:
    """Check and hold the table (结构表). Unmeasurable with the cell if one is unknown or negative, or an area is empty."""
    table = np.asarray(output, dtype=np.float64)
    if table.shape != (len(areas), len(industries)):
        raise ValueError("the table does not fit its headings")
    for row, column in zip(*np.nonzero(np.isnan(table) | (table < 0)), strict=True):
        raise Unmeasurable(
            f"{areas[row]}的“{industries[column]}”不详或为负，结构指标需要完整数据：请补数，或在各地区都去掉该行业",
            f"{areas[row]} / {industries[column]} is unknown or negative; complete it or drop the industry everywhere",
        )
    empty = [area for area, total in zip(areas, table.sum(axis=1), strict=True) if total <= 0]
    if empty:
        raise Unmeasurable(f"{empty[0]}各行业合计为0，无法计算占比", f"{empty[0]} has no output at all")
    return Structure(tuple(areas), tuple(industries), table, unit)


def location_quotients(table: Structure) -> Floats:
    """LQ by area and industry (区位熵): (x_rk/x_r)/(x_k/x); NaN where nobody has the industry.

    Above 1 means specialised, which alone is no advantage: read it with the absolute size.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient: Floats = table.shares / table.reference
    return np.where(table.output.sum(axis=0) > 0, quotient, np.nan)


def krugman(table: Structure, reference: Reference = Reference.TOTAL) -> Floats:
    """Krugman's specialisation index per area, 0–2 (克鲁格曼专业化指数): Σ|s_rk − s_k|, 0 = same structure."""
    if reference is Reference.TOTAL:
        against: Floats = np.broadcast_to(table.reference, table.output.shape)
    else:
        if len(table.areas) < 2:
            raise Unmeasurable("只有一个地区，没有“其他地区”可比", "there is only one area, so no rest to compare with")
        rest = table.output.sum(axis=0) - table.output
        against = rest / rest.sum(axis=1, keepdims=True)
    index: Floats = np.abs(table.shares - against).sum(axis=1)
    return index


def pairwise_krugman(table: Structure) -> Floats:
    """K_ij between every two areas, 0–2 (两地错位度): high = different industries."""
    shares = table.shares
    distance: Floats = np.abs(shares[:, None, :] - shares[None, :, :]).sum(axis=2)
    return distance


def similarity(table: Structure) -> Floats:
    """UNIDO coefficient between every two areas, 0–1 (结构相似系数): the cosine of their shares, 1 = same structure."""
    shares = table.shares
    lengths = np.sqrt((shares**2).sum(axis=1))
    cosine: Floats = np.clip(shares @ shares.T / np.outer(lengths, lengths), 0, 1)
    return cosine


def overlap(table: Structure) -> Floats:
    """Share of output in the same industries, 0–1 (重合度): Σ min(s_ik, s_jk); the easiest to say aloud."""
    shares = table.shares
    common: Floats = np.minimum(shares[:, None, :], shares[None, :, :]).sum(axis=2)
    return common


def hoover(table: Structure) -> Floats:
    """Hoover's coefficient per area, 0–1 (胡佛系数): half of Krugman's index against the total."""
    return krugman(table) / 2


def hachman(table: Structure) -> Floats:
    """Hachman's index per area, 0–1 (哈克曼指数): 1/Σ LQ·s; 1 mirrors the reference."""
    weighted: Floats = 1 / (np.nan_to_num(location_quotients(table)) * table.shares).sum(axis=1)
    return weighted


@dataclass(frozen=True)
class Pair:
    """How alike two areas are, and which industries make it so (两地比较)."""

    one: str
    other: str
    krugman: float
    similarity: float
    overlap: float
    common: tuple[tuple[str, float], ...]
    reasons: tuple[Reason, ...]


def pairs(table: Structure) -> list[Pair]:
    """Every two areas with the industries they have in common, most alike first (错位矩阵)."""
    distance, cosine, shared = pairwise_krugman(table), similarity(table), overlap(table)
    shares = table.shares
    found = []
    for i, one in enumerate(table.areas):
        for j in range(i + 1, len(table.areas)):
            least = np.minimum(shares[i], shares[j])
            order = [k for k in np.argsort(-least, kind="stable") if least[k] > 0]
            common = tuple((table.industries[k], float(least[k])) for k in order)
            said = [
                Reason("{one}与{other}有{share:.1%}的产出在相同行业", one=one, other=table.areas[j], share=shared[i, j])
            ]
            if common:
                said.append(Reason("重合最多的是{name}（{share:.1%}）", name=common[0][0], share=common[0][1]))
            found.append(
                Pair(
                    one,
                    table.areas[j],
                    float(distance[i, j]),
                    float(cosine[i, j]),
                    float(shared[i, j]),
                    common,
                    tuple(said),
                )
            )
    return sorted(found, key=lambda pair: -pair.overlap)
