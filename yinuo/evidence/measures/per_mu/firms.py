"""The firms under evaluation as columns (参评企业), and their indicators from raw figures and land.

Sub-indicators as worded by Huangyan 2023-09-25 (亩均税收 = 评价税收 ÷ 用地面积 …). Land (通行口径, a setting):
own + rented in − rented out; leased floor space ÷ plot ratio. NaN stands for unknown inside, None outside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from yinuo.evidence.measures.reasons import Unmeasurable
from yinuo.evidence.measures.units import SQUARE_METRES_PER_MU

Floats = NDArray[np.float64]

# code: (numerator, denominator), columns of the table permu_firm; money in 万元, land in 亩, energy in 吨标煤
QUOTIENTS: dict[str, tuple[str, str]] = {
    "tax_per_mu": ("tax_wan", "land_mu"),
    "revenue_per_mu": ("revenue_wan", "land_mu"),
    "value_added_per_mu": ("value_added_wan", "land_mu"),
    "tech_invest_per_mu": ("tech_invest_wan", "land_mu"),
    "revenue_per_energy": ("revenue_wan", "energy_tce"),
    "value_added_per_energy": ("value_added_wan", "energy_tce"),
    "tax_per_energy": ("tax_wan", "energy_tce"),
    "revenue_per_emission": ("revenue_wan", "emission"),
    "value_added_per_emission": ("value_added_wan", "emission"),
    "productivity": ("value_added_wan", "headcount"),
    "rd_share": ("rd_wan", "revenue_wan"),
    "tax_per_power": ("tax_wan", "power"),
}


@dataclass(frozen=True)
class Firms:
    """Firms as columns of equal length (企业数据): indicator values by code, NaN where unknown."""

    ids: Sequence[str]
    values: Mapping[str, Floats]
    names: Sequence[str] = ()
    groups: Sequence[str] = ()
    exemptions: Sequence[str] = ()
    vetoes: Sequence[str] = ()
    bonus: Floats | None = None
    penalty: Floats | None = None
    raw: Mapping[str, Floats] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def __post_init__(self) -> None:
        words = {len(column) for column in (self.names, self.groups, self.exemptions, self.vetoes)}
        figures = {len(column) for column in (*self.values.values(), *self.raw.values())}
        if not words <= {0, len(self.ids)} or not figures <= {len(self.ids)}:
            raise ValueError("columns of unequal length")

    def index(self) -> dict[str, int]:
        """Where each firm stands (位置)."""
        return {firm: place for place, firm in enumerate(self.ids)}

    def with_raw(self, corrections: Mapping[tuple[int, str], float]) -> "Firms":
        """The same firms with raw figures corrected and all indicators worked out again (更正后)."""
        raw = {name: column.copy() for name, column in self.raw.items()}
        for (place, column), value in corrections.items():
            if column not in raw:
                raise Unmeasurable(f"没有可更正的列“{column}”", f"there is no column “{column}” to correct")
            raw[column][place] = value
        return replace(self, raw=raw, values=quotients(raw))


def land_mu(own: Floats, rented_in: Floats, rented_out: Floats) -> Floats:
    """Land used, 亩 (用地面积): own plus rented in less rented out; NaN where own is unknown or the sum is not above 0.

    A blank rent counts as no rent; blank own land does not count as none.
    """
    land = own + np.nan_to_num(rented_in) - np.nan_to_num(rented_out)
    return np.where(land > 0, land, np.nan)


def floor_as_land(square_metres: float, plot_ratio: float) -> float:
    """Leased floor space as land, 亩 (租用厂房折算用地): ÷ plot ratio ÷ 666.667 m²."""
    if plot_ratio <= 0:
        raise Unmeasurable("容积率须大于0", "the plot ratio must be above zero")
    return square_metres / plot_ratio / SQUARE_METRES_PER_MU


def with_land(raw: Mapping[str, Floats]) -> Mapping[str, Floats]:
    """The columns with land used worked out, unless it is there (补用地面积)."""
    if "land_mu" in raw or "land_own_mu" not in raw:
        return raw
    none = np.zeros(len(raw["land_own_mu"]))
    rents = (raw.get("land_rent_in_mu", none), raw.get("land_rent_out_mu", none))
    return {**raw, "land_mu": land_mu(raw["land_own_mu"], *rents)}


def quotients(raw: Mapping[str, Floats]) -> dict[str, Floats]:
    """Every indicator that the columns allow (单项指标): numerator ÷ denominator, NaN if either is unknown or ÷ ≤ 0."""
    raw = with_land(raw)
    found: dict[str, Floats] = {}
    for code, (above, below) in QUOTIENTS.items():
        if above in raw and below in raw:
            divisor = np.where(raw[below] > 0, raw[below], np.nan)
            found[code] = raw[above] / divisor
    return found


def mean_of(firms: Firms, code: str, *, weighted: bool = False, among: NDArray[np.bool_] | None = None) -> float | None:
    """The mean of an indicator over firms that have it (均值): plain, or Σ numerator ÷ Σ denominator; None if nobody has."""
    values = firms.values.get(code)
    if values is None:
        return None
    known = ~np.isnan(values) if among is None else ~np.isnan(values) & among
    if not known.any():
        return None
    if not weighted:
        return float(values[known].mean())
    above, below = (column[known] for column in sides(firms, code))
    return float(above.sum() / below.sum())


def sides(firms: Firms, code: str) -> tuple[Floats, Floats]:
    """Numerator and denominator of an indicator (分子、分母). Unmeasurable if the table holds only the quotient."""
    above, below = QUOTIENTS.get(code, ("", ""))
    raw = with_land(firms.raw)
    if above not in raw or below not in raw:
        raise Unmeasurable(
            "总量之比需要原始数据（分子与分母），本表只有比值", "a ratio of sums needs numerators and denominators"
        )
    return raw[above], raw[below]
