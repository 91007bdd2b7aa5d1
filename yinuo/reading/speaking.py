"""When something was said (说话之日): the foot of the letter, the year a text reports on, the years of the Republic."""

import re
from datetime import date

from yinuo.reading.days import ROC_OFFSET, number, valid_day
from yinuo.reading.sentences import plain

_ROC_SIGN = re.compile(r"民国|「|本府|县府|市府|公所|(?<!\d)1[01]\d年(?:度|\d)|(?<!\d)1[01]\d\.\d\d\.\d\d")
_SHORT_YEAR = re.compile(r"(?<!\d)(?:[89]\d|1[01]\d)年(?:度|底|\d{1,2}月)")
_LONG_YEAR = re.compile(r"(?:19|20)\d\d年")
_REPORTED_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d|\d{2,3})[年.](\d{1,2})[月.](\d{1,2})日?(?=.{0,25}(?:函|[会现场]勘|勘查|签|召开|检送|会同|来文|致电|核定|号|前往))"
)
_SIGNATURE = re.compile(
    r"((?:19|20)\d\d)[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?\s*(?=$|[“\"「]|网友|网民|尊敬|您好|来信|市民|同志|代表)"
    r"|([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日\s*(?=$|网)"
)


def uses_roc_years(text: str) -> bool:
    """Whether two- or three-digit years here are those of the Republic (是否民国纪年)."""
    return bool(_ROC_SIGN.search(text)) or bool(_SHORT_YEAR.search(text) and not _LONG_YEAR.search(text))


def signed_on(text: str, after: int = 0) -> date | None:
    """The day at the foot of the letter (落款日期) that closes the part following `after`; None when there is none."""
    for match in _SIGNATURE.finditer(plain(text), after):
        year, month, day = (int(group) if group.isdigit() else number(group) for group in match.groups() if group)
        if (on := valid_day(year, month, day)) is not None:
            return on
    return None


def spoken_in(text: str) -> int | None:
    """The year a text without date was written in (成文年份), by the latest full date it reports; None when it has none."""
    text = plain(text)
    roc = uses_roc_years(text)
    years = []
    for match in re.finditer(
        r"(?<!\d)((?:19|20)\d\d|\d{2,3})(?:年(?:度)?|\.)(?=\d{1,2}[月.])|本[(（](\d{2,4})[)）]年|今[(（](\d{2,4})[)）]年",
        text,
    ):
        year = int(next(group for group in match.groups() if group))
        year = year + ROC_OFFSET if year < 200 and roc else year
        if 1990 <= year <= 2100:
            years.append(year)
    return max(years, default=None)


def reported_until(text: str) -> date | None:
    """The latest full day the text reports on (已述日期): letters sent, places inspected; None when there is none."""
    text = plain(text)
    roc = uses_roc_years(text)
    days = []
    for match in _REPORTED_DAY.finditer(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        on = valid_day(year + ROC_OFFSET if year < 200 and roc else year, month, day)
        if on and on.year >= 1990:
            days.append(on)
    return max(days, default=None)
