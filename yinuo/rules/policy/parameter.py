"""One local parameter (规则参数): its key, unit, default, where the default comes from, and how far a city may move it.

A value is a `Limit` where it is a time, else a whole number, yes or no, a term, or several of these. National law sets
bounds that no city can pass; the refusal cites the article.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any, TypeVar, cast

from yinuo.rules.limits import Limit
from yinuo.rules.sources import cite, cite_english
from yinuo.rules.terms import Term

T = TypeVar("T")


class Unit(Term):
    """What a value is counted in (单位)."""

    WORKDAYS = "workdays", "个工作日"
    DAYS = "days", "日"
    MONTHS = "months", "个月"
    YEARS = "years", "年"
    MINUTES = "minutes", "分钟"
    SECONDS = "seconds", "秒"
    TIMES = "times", "次"
    PIECES = "pieces", "件"
    PERSONS = "persons", "人"
    YES_NO = "yes-no", "是否"
    CHOICE = "choice", "单选"
    LIST = "list", "列表"
    TEXT = "text", "文本"
    RULE = "rule", "规则"


class PolicyError(ValueError):
    """A parameter that cannot be set so (规则设置有误), in Chinese and English, one line each."""


@dataclass(frozen=True)
class Parameter:
    """What is known of one parameter besides its value (参数说明)."""

    key: str
    label: str
    unit: Unit
    default: object
    basis: tuple[str, ...] = ()
    others: str = ""  # values seen elsewhere
    proposed: bool = False  # no rule found for the number
    of: type = str  # the class of a value, or of each item of a list
    optional: bool = False  # "none" is a possible value
    least: int | None = None
    most: int | None = None
    choices: tuple[object, ...] = ()
    cap: Limit | None = None  # national law: never longer
    law: str = ""  # what sets the bound
    check: Callable[[str], object] | None = None  # raises ValueError for a text that will not do
    parse: Callable[[str], object] | None = None  # makes a value out of its label

    @property
    def cited(self) -> list[str]:
        """The basis in words (依据)."""
        return [cite(basis) for basis in self.basis]

    def read(self, given: object) -> Any:
        """A value of the right kind and inside the bounds (取值), also from text as a form gives it; else PolicyError."""
        value = self._converted(given)
        self._check_bounds(value)
        if self.check is not None and isinstance(value, str):
            try:
                self.check(value)
            except ValueError as fault:
                raise PolicyError(f"{self.label}（{self.key}）：{fault}") from None
        return value

    def write(self, value: object) -> str:
        """A value as text that `read` understands (存储文本)."""
        if value is None:
            return "无"
        if isinstance(value, tuple):
            return "；".join(self.write(item) for item in value)
        if isinstance(value, bool):
            return "是" if value else "否"
        return str(value) if isinstance(value, (int, str)) else self.show(value)

    def show(self, value: object) -> str:
        """A value in Chinese (取值说明)."""
        if value is None:
            return "未设定"
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, int):
            return f"{value}{self.unit.label}" if self.unit is not Unit.LIST else str(value)
        if isinstance(value, tuple):
            return "、".join(self.show(item) for item in value)
        return str(getattr(value, "label", value))

    def _converted(self, given: object) -> object:
        if given is None or (self.optional and given in ("", "无", "none")):
            if self.optional:
                return None
            raise self._refusal("不能为空", "must not be empty")
        if self.unit is not Unit.LIST:
            return self._item(given)
        if isinstance(given, str):
            marks = r"[、,，;；\s]+" if self.of is int else r"[;；\n]+"  # a label may hold 、 itself
            given = [part.strip() for part in re.split(marks, given) if part.strip()]
        if not isinstance(given, Iterable):
            raise self._refusal(f"须为列表，现为“{given}”", f"must be a list, not {given!r}")
        items = tuple(dict.fromkeys(self._item(item) for item in given))
        if not items:
            raise self._refusal("不能为空列表", "must not be an empty list")
        return items

    def _item(self, given: object) -> object:
        if self.of is Limit:
            return self._limit(given)
        if self.of is bool:
            return self._yes_no(given)
        if self.of is int:
            return self._whole(given)
        if issubclass(self.of, Term):
            return self._term(given)
        if self.parse is not None and isinstance(given, str):
            try:
                return self.parse(given)
            except ValueError as fault:
                raise PolicyError(f"{self.label}（{self.key}）：{fault}") from None
        if not isinstance(given, self.of) or given == "":
            raise self._refusal(f"不能取“{given}”", f"cannot be {given!r}")
        return given

    def _limit(self, given: object) -> Limit:
        if isinstance(given, Limit):
            return given
        if isinstance(given, int) and not isinstance(given, bool):
            return self._new_limit(given, self.unit)
        match = re.fullmatch(r"\s*(\d+)\s*(个?工作日|WD|个?月|m|日|天|d)\s*", str(given))
        if match is None:
            raise self._refusal(
                f"须如“5个工作日”“10日”“1个月”，现为“{given}”", f"must be like 5 WD, 10 d or 1 m, not {given!r}"
            )
        word = match[2].removeprefix("个")
        unit = {"工作日": Unit.WORKDAYS, "WD": Unit.WORKDAYS, "月": Unit.MONTHS, "m": Unit.MONTHS}.get(word, Unit.DAYS)
        return self._new_limit(int(match[1]), unit)

    def _new_limit(self, count: int, unit: Unit) -> Limit:
        if count < 1:
            raise self._refusal(f"至少为1，现为{count}", f"must be at least 1, not {count}")
        if unit is Unit.WORKDAYS:
            return Limit(workdays=count)
        return Limit(months=count) if unit is Unit.MONTHS else Limit(days=count)

    def _yes_no(self, given: object) -> bool:
        known = {"是": True, "否": False, "true": True, "false": False, "yes": True, "no": False}
        value = given if isinstance(given, bool) else known.get(str(given).strip().lower())
        if value is None:
            raise self._refusal(f"须为是或否，现为“{given}”", f"must be yes or no, not {given!r}")
        return value

    def _whole(self, given: object) -> int:
        if isinstance(given, int) and not isinstance(given, bool):
            return given
        if isinstance(given, str) and re.fullmatch(r"\s*\d{1,9}\s*", given, re.ASCII):
            return int(given)
        raise self._refusal(f"须为整数，现为“{given}”", f"must be a whole number, not {given!r}")

    def _term(self, given: object) -> object:
        allowed = list(cast(Iterable[Term], self.choices or self.of))
        for term in allowed:
            if given in (term.value, term.label):
                return term
        named = "、".join(term.label for term in allowed)
        codes = ", ".join(term.value for term in allowed)
        raise self._refusal(f"须为{named}之一，现为“{given}”", f"must be one of {codes}, not {given!r}")

    def _check_bounds(self, value: object) -> None:
        law, law_en = (f"（{cite(self.law)}）", f" ({cite_english(self.law)})") if self.law else ("", "")
        if isinstance(value, Limit) and self.cap is not None and not _within(value, self.cap):
            raise self._refusal(
                f"不得超过{self.cap.label}{law}，现为{value.label}",
                f"must be written in months or days and never exceed {self.cap.months} months{law_en}",
            )
        for number in value if isinstance(value, tuple) else (value,):
            if isinstance(number, bool) or not isinstance(number, int):
                continue
            if self.least is not None and number < self.least:
                raise self._refusal(
                    f"不得小于{self.least}{law}，现为{number}", f"must be at least {self.least}{law_en}"
                )
            if self.most is not None and number > self.most:
                raise self._refusal(f"不得大于{self.most}{law}，现为{number}", f"must be at most {self.most}{law_en}")
        if self.choices and self.of is bool and value not in self.choices:
            raise self._refusal(f"不能改为{self.show(value)}{law}", f"cannot be {value}{law_en}")

    def _refusal(self, zh: str, en: str) -> PolicyError:
        return PolicyError(f"{self.label}（{self.key}）{zh} · {self.key} {en}")


def parameter(
    key: str,
    label: str,
    default: T,
    basis: str = "",
    *,
    others: str = "",
    proposed: bool = False,
    unit: Unit | None = None,
    of: type | None = None,
    optional: bool = False,
    least: int | None = None,
    most: int | None = None,
    choices: tuple[object, ...] = (),
    cap: Limit | None = None,
    law: str = "",
    check: Callable[[str], object] | None = None,
    parse: Callable[[str], object] | None = None,
) -> T:
    """A field of a group that is one parameter (参数字段); what it is counted in follows from the default where it can."""
    sample = default[0] if isinstance(default, tuple) and default else default
    known = Parameter(
        key=key,
        label=label,
        unit=unit or _unit_of(default),
        default=default,
        basis=tuple(basis.split("; ")) if basis else (),
        others=others,
        proposed=proposed,
        of=of or type(sample),
        optional=optional,
        least=1 if least is None and (of or type(sample)) is int else least,
        most=most,
        choices=choices,
        cap=cap,
        law=law,
        check=check,
        parse=parse,
    )
    return field(default=default, metadata={"parameter": known})


def parameters_of(group: Any) -> list[tuple[Field[Any], Parameter]]:
    """The parameters of one group, with their fields (组内参数)."""
    return [(known, known.metadata["parameter"]) for known in fields(group)]


def with_basis(value: Any, basis: str) -> Any:
    """A limit that carries the document which set it (写明依据); anything else as it is."""
    return replace(value, basis=basis, basis_en=basis) if isinstance(value, Limit) else value


def _unit_of(default: object) -> Unit:
    if isinstance(default, Limit):
        return Unit.WORKDAYS if default.workdays else Unit.MONTHS if default.months else Unit.DAYS
    if isinstance(default, bool):
        return Unit.YES_NO
    if isinstance(default, tuple):
        return Unit.LIST
    if isinstance(default, Term):
        return Unit.CHOICE
    if isinstance(default, str):
        return Unit.TEXT
    raise TypeError(f"say the unit of {default!r}")


_SHORTEST = {3: 89, 6: 181}  # the fewest days that 3 or 6 calendar months can have


def _within(value: Limit, cap: Limit) -> bool:
    """Whether a limit can never run past a cap in months; working days can, over long holidays."""
    if cap.months is None:
        raise ValueError("a cap is written in months")
    if value.months is not None:
        return value.months <= cap.months
    return value.days is not None and value.days <= _SHORTEST[cap.months]
