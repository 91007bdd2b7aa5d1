"""Words on the screen (文字): dates as each language writes them, and the sentences of the rules in English.

The rules speak Chinese and know no Django. Their labels are message ids; a sentence they compose at run time
("“草拟”状态下不能交办") is found again by its pattern ("“{}”状态下不能{}"), whose English stands in the catalogue
under that very id.
"""

import re
from datetime import date, datetime
from functools import cache

from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext, trans_real

BILINGUAL = " · "  # “中文 · English”: errors of imports and commands carry both
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NUMERALS = "〇一二三四五六七八九"
MISSING = "还缺："
CHINESE = re.compile(r"[\u3400-\u9fff]")


def in_english() -> bool:
    return (translation.get_language() or "").startswith("en")


def as_day(value) -> date | None:
    """A date out of a date, a moment (in local time) or ISO text; None stays None."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value or " " in value else date.fromisoformat(value)
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value or None


def day_in_words(value, *, short: bool = False) -> str:
    """2023年9月26日, or 26 September 2023; `short` leaves the year out (日期)."""
    day = as_day(value)
    if day is None:
        return gettext("日期未定")
    if in_english():
        return f"{day.day} {MONTHS[day.month - 1]}" + ("" if short else f" {day.year}")
    return f"{day.month}月{day.day}日" if short else f"{day.year}年{day.month}月{day.day}日"


def moment_in_words(value: datetime) -> str:
    """2023年9月26日 9:30, in local time (时刻)."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day_in_words(local.date())} {local.hour}:{local.minute:02}"


def day_in_numerals(value) -> str:
    """二〇二三年九月二十六日, for a date set vertically (竖排日期)."""
    day = as_day(value)
    if day is None:
        return ""
    year = "".join(NUMERALS[int(digit)] for digit in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else NUMERALS[tens]) + "十" if tens else "") + (NUMERALS[ones] if ones or not tens else "")


def say(words, context: str = "") -> str:
    """A label or sentence of the rules in the reader's language (译出规则的话).

    Terms give their label. What has no English, such as a name or a quotation, stays as it is. `context` tells
    apart what Chinese does not: a heading 发言 from the act 发言.
    """
    text = str(getattr(words, "label", words) if words is not None else "")
    if BILINGUAL in text:
        chinese, english = text.split(BILINGUAL, 1)
        return english if in_english() else chinese
    if not in_english() or not CHINESE.search(text):
        return text
    english = pgettext(context, text) if context else text
    english = gettext(text) if english == text else english
    if english != text:
        return english
    if text.startswith(MISSING):  # what `rules.checklist.require` says: sentences one after another
        return gettext(MISSING) + "; ".join(say(part) for part in text.removeprefix(MISSING).split("；"))
    for pattern, msgid in patterns():
        if found := pattern.fullmatch(text):
            return gettext(msgid).format(*(say(part) for part in found.groups()))
    if "、" not in text:
        return text
    parts = [say(part) for part in text.split("、")]
    return text if any(CHINESE.search(part) for part in parts) else ", ".join(parts)  # a list of labels


@cache
def patterns() -> list[tuple[re.Pattern[str], str]]:
    """The composed sentences of the English catalogue as expressions, the most specific first."""
    known = {msgid for msgid, _ in trans_real.translation("en")._catalog.items() if isinstance(msgid, str)}
    telling = (m for m in known if ("{}" in m and len(CHINESE.findall(m)) > 1) or re.fullmatch(r"{}[日年秒次件人]", m))
    msgids = sorted(telling, key=lambda m: (-len(m.replace("{}", "")), m))
    return [(re.compile(_gap(msgid).join(map(re.escape, msgid.split("{}"))), re.S), msgid) for msgid in msgids]


def _gap(msgid: str) -> str:
    """What may stand at a {}: before a bare unit (“{}人”) only a number, for 承办人 is no count of persons."""
    return "([0-9〇一二三四五六七八九十百千万.,]+)" if len(CHINESE.findall(msgid)) == 1 else "(.+?)"
