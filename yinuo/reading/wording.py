"""Keeping a suggested wording honest (建议措辞核对): every number, date and name must stand in the cited records.

A language model, where a city configures one, may propose sentences. Whatever it writes passes here first: a sentence whose
facts are not in the records it cites is dropped, with the reason; without a model nothing changes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yinuo.reading.amounts import amounts
from yinuo.reading.dates import dates
from yinuo.reading.sentences import plain, sentences

_CITATION = re.compile(r"[\[【〔]([A-Za-z0-9\u4e00-\u9fff第号、,，;；\s\-—_.#]+)[\]】〕]")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WRITTEN = re.compile(r"[零〇一二三四五六七八九十百千万亿两]{2,}|第[一二三四五六七八九十]+")
_BOOK = re.compile(r"《([^》]+)》")
_QUOTE = re.compile(r"[“「]([^”」]{2,})[”」]")
_PERSON = re.compile(
    r"([\u4e00-\u9fff]{2,4})(?=代表|委员|局长|主任|市长|副市长|县长|区长|书记|处长|科长|同志|先生|女士)"
)
_UNIT = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4})??[省市县区镇乡][\u4e00-\u9fff]{1,10}?"
    r"(?:人民政府|政府|办公室|委员会|管委会|街道|局|厅|委|院|公司|集团|中心|大队)"
)
_LATIN = re.compile(r"\b[A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+)*\b")


@dataclass(frozen=True)
class Checked:
    """What remains of a wording (核对结果): the sentences kept, and each dropped one with what it could not prove."""

    kept: tuple[str, ...]
    dropped: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        """The kept sentences as a text (可用文字)."""
        return "".join(self.kept)


def checked(wording: str, records: Mapping[str, str], *, citation_required: bool = False) -> Checked:
    """Drops every sentence whose numbers, dates or names are not in the records it cites (逐句核对).

    A sentence cites by record number in brackets: “……[答复-12]”; without a citation all records are its ground, unless
    `citation_required`. `records` maps a record's number to its text.
    """
    kept: list[str] = []
    dropped: list[tuple[str, tuple[str, ...]]] = []
    end = 0
    for span in sentences(wording):
        following = re.match(r"[。！？!?；;.]*", wording[span.end :])
        stop = span.end + (following.end() if following else 0)
        problems = _unproven(span.text, records, citation_required)
        if problems:
            dropped.append((span.text, problems))
        else:
            kept.append(wording[max(end, span.start) : stop])
        end = stop
    return Checked(tuple(kept), tuple(dropped))


def _unproven(sentence: str, records: Mapping[str, str], citation_required: bool) -> tuple[str, ...]:
    cited, unknown = _cited(sentence, records)
    if unknown:
        return tuple(f"引用的记录不存在：{name}" for name in unknown)
    if not cited and citation_required:
        return ("没有引用记录",)
    ground = plain("\n".join(records[name] for name in (cited or sorted(records))))
    bare = plain(_CITATION.sub("", sentence))
    return tuple(f"记录中没有“{fact}”" for fact in facts(bare) if not _stands(fact, ground))


def facts(sentence: str) -> tuple[str, ...]:
    """The numbers, dates, titles, quotations and names of a sentence (可核对的事实), in order of kind."""
    named = [(amount.start, amount.end, amount.text) for amount in amounts(sentence)]
    named += [(due.start, due.end, due.text) for due in dates(sentence)]
    found = [
        match.group()
        for pattern in (_DIGITS, _WRITTEN)
        for match in pattern.finditer(sentence)
        if not any(start <= match.start() and match.end() <= end for start, end, _ in named)
    ]
    found += [text.strip() for _, _, text in named]
    for pattern in (_BOOK, _QUOTE, _PERSON, _UNIT, _LATIN):
        found += [match.group(1) if pattern.groups else match.group() for match in pattern.finditer(sentence)]
    return tuple(dict.fromkeys(found))


def _cited(sentence: str, records: Mapping[str, str]) -> tuple[list[str], list[str]]:
    names = [
        name.strip()
        for match in _CITATION.finditer(sentence)
        for name in re.split(r"[、,，;；]", match.group(1))
        if name.strip()
    ]
    return [name for name in names if name in records], [name for name in names if name not in records]


def _stands(fact: str, ground: str) -> bool:
    fact = plain(fact)
    if _DIGITS.fullmatch(fact):
        wanted = fact.replace(",", "")
        return any(match.group().replace(",", "") == wanted for match in _DIGITS.finditer(ground))
    if re.search(r"\d", fact):
        whole = re.compile(rf"(?<![\d.,]){re.escape(fact)}(?!\d)")
        return bool(whole.search(ground)) or _same_value(fact, ground)
    return fact in ground or _shorter_name(fact, ground)


def _same_value(fact: str, ground: str) -> bool:
    wanted = amounts(fact)
    there: Sequence[tuple[object, str]] = [(amount.value, amount.unit) for amount in amounts(ground)]
    return bool(wanted) and wanted[0].text == fact and (wanted[0].value, wanted[0].unit) in there


def _shorter_name(fact: str, ground: str) -> bool:
    """A unit's name with a word before it (由市甲局): some tail of three or more characters that ends it must stand."""
    if re.search(r"\d", fact) or not re.search(r"[局委办府院会司处校镇乡道区]$", fact):
        return False
    return any(fact[at:] in ground for at in range(1, max(1, len(fact) - 2)))
