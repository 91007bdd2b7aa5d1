"""Do totals hold what they say (合计与名录核对): nothing twice, nothing missing, the same firms as last time.

A zone lies inside a district, so zone + district counts it twice (evidence.md §5.1); a cluster's growth on a longer
list of firms is not growth (§2.6).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from yinuo.evidence.measures.claims.claim import Claim, Dictionary, Doubt, Kind, Part, Weight
from yinuo.evidence.measures.growth import matched_growth
from yinuo.evidence.measures.reasons import Reason, listed
from yinuo.evidence.measures.units import convert


def totals(claims: Iterable[Claim], dictionary: Dictionary) -> list[Doubt]:
    """Parts counted twice, zones beside their district, and sums that do not add up (合计核对).

    Rounding of the parts is allowed for; a total that is only their rounded sum is a note. Where something is counted
    twice, that is reported and not the sum as well.
    """
    found: list[Doubt] = []
    for claim in claims:
        if not claim.parts:
            continue
        twice = _counted_twice(claim, dictionary)
        if twice is not None:
            found.append(twice)
            continue
        total = sum(_in_unit_of(claim, part) for part in claim.parts)
        if abs(total - claim.value) > _room(claim):
            text = "{about}报{said}，分项合计{total:.10g}{unit}"
            reason = Reason(text, about=claim.about(), said=claim.said(), total=total, unit=claim.unit)
            question = Reason("{about}的总数与分项合计为何不等？", about=claim.about())
            is_rounded = abs(total - claim.value) <= 0.5 * 0.1 ** _decimals(claim.value)
            weight = Weight.NOTE if is_rounded else Weight.ALARM
            found.append(Doubt(Kind.SUM, (claim.number,), reason, question, weight))
    return found


def _counted_twice(claim: Claim, dictionary: Dictionary) -> Doubt | None:
    keys = Counter(part.key for part in claim.parts)
    again = [key for key, count in keys.items() if count > 1]
    places = {part.place or part.key for part in claim.parts}
    nested = [zone for zone in places if dictionary.inside.get(zone) in places]
    if again:
        reason = Reason("{about}的分项中{names}出现不止一次", about=claim.about(), names=listed(again))
    elif nested:
        zone = sorted(nested)[0]
        district = dictionary.inside[zone]
        text = "{about}把{zone}与其所在的{district}相加"
        reason = Reason(text, about=claim.about(), zone=zone, district=district)
    else:
        return None
    question = Reason("{about}{said}去掉重复后是多少？", about=claim.about(), said=claim.said())
    return Doubt(Kind.DOUBLE_COUNT, (claim.number,), reason, question)


def shared_parts(claims: Sequence[Claim]) -> list[Doubt]:
    """The same thing counted under two places (两地重复计数): one project signed by two counties, one event held by both.

    Compares claims of one indicator and period whose places differ; a total and its own parts are not compared.
    """
    seen: dict[tuple[str, str, str], Claim] = {}
    met: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in claims:
        for key in dict.fromkeys(part.key for part in claim.parts):
            first = seen.setdefault((claim.indicator, claim.period, key), claim)
            if first is not claim and first.place != claim.place and not _is_total_of(first, claim):
                met[first.number, claim.number].append(key)
    by_number = {claim.number: claim for claim in claims}
    found: list[Doubt] = []
    for (one, other), keys in met.items():
        text = "{names}同时计入{one}和{other}"
        first, second = by_number[one], by_number[other]
        reason = Reason(text, names=listed(keys), one=first.about(), other=second.about())
        question = Reason("{names}应计在哪一家？", names=listed(keys))
        found.append(Doubt(Kind.DOUBLE_COUNT, (one, other), reason, question))
    return found


def _is_total_of(one: Claim, other: Claim) -> bool:
    """Whether one claim's parts hold all of the other's: then it is the sum over places, not a second count."""
    keys, others = ({part.key for part in claim.parts} for claim in (one, other))
    return keys > others or others > keys


def _in_unit_of(claim: Claim, part: Part) -> float:
    return part.value if part.unit in ("", claim.unit) else convert(part.value, part.unit, claim.unit)


def _room(claim: Claim) -> float:
    """What rounding of the parts can make up: half of their last digit each, and of the total's."""
    if any(part.unit not in ("", claim.unit) for part in claim.parts):
        return abs(claim.value) * 0.005
    digits = max(_decimals(claim.value), *(_decimals(part.value) for part in claim.parts))
    return float(0.5 * 0.1**digits * (len(claim.parts) + 1)) if digits else 1e-6


def _decimals(value: float) -> int:
    return len(f"{value:.12g}".partition(".")[2])


def lists(claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Doubt]:
    """Figures over a list of firms that is not the list of the figure they follow (名录变动).

    Compared with the latest earlier period of the same subject that has a list; the matched growth is worked out.
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in (*earlier, *claims):
        if claim.firms is not None and claim.span is not None:
            groups[claim.subject].append(claim)
    found: list[Doubt] = []
    for claim in claims:
        if claim.firms is None or claim.span is None:
            continue
        before = [held for held in groups[claim.subject] if held.span is not None and held.span < claim.span]
        season = [held for held in before if held.span is not None and held.span.is_same_season(claim.span)]
        last = max(season or before, key=lambda held: held.span.end if held.span else -1, default=None)
        if last is not None and last.firms is not None and set(last.firms) != set(claim.firms):
            found.append(_changed(last, claim))
    return found


def _changed(before: Claim, after: Claim) -> Doubt:
    growth = matched_growth(before.firms or {}, after.firms or {})
    shared = {"about": after.about(), "new": len(growth.entered), "gone": len(growth.left)}
    if growth.reported is not None and growth.matched is not None:
        text = "{about}的名录比上次新增{new}户、减少{gone}户：全名录增长{reported:.1%}，同一批企业增长{matched:.1%}"
        reason = Reason(text, reported=growth.reported, matched=growth.matched, **shared)
    else:
        reason = Reason("{about}的名录比上次新增{new}户、减少{gone}户", **shared)
    question = Reason("按同一批企业计算，{about}增长多少？", about=after.about())
    return Doubt(Kind.LIST_CHANGED, (before.number, after.number), reason, question)
