"""What one cell must look like (单元格检查): each check gives the clean value, or says what is wrong and what to do."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from yinuo.people.rosters.columns import NO, YES, Column

MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}(-\d{1,5})?")
DAY = re.compile(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?")
MARKUP = re.compile(r"[<>]|&#?\w+;")
CONTROLS = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
SEPARATORS = re.compile(r"[、，,;；\n]+")
TRUE, FALSE = {YES, "y", "yes", "true", "1", "√"}, {NO, "n", "no", "false", "0", ""}


class Wrong(Exception):
    """What is wrong with a cell, in both languages, remedy included."""

    def __init__(self, chinese: str, english: str):
        super().__init__(f"{chinese} · {english}")


def clean(column: Column, value: str) -> str:
    """The cell without what nobody sees; raises Wrong for markup, too much text, or a value not in the list."""
    value = CONTROLS.sub(lambda hit: "\n" if hit.group() == "\n" else "", value).strip()
    if column.required and not value:
        raise Wrong(f"没有填{column.title}，请补上", f"{column.english} is missing; fill it in")
    if MARKUP.search(value):
        raise Wrong(
            f"{column.title}里有网页代码或尖括号“{short(value)}”，请只写文字",
            f"{column.english} holds markup; write plain words",
        )
    if len(value) > column.longest:
        raise Wrong(
            f"{column.title}有{len(value)}字，最多{column.longest}字",
            f"{column.english} has {len(value)} characters, at most {column.longest}",
        )
    if column.choices and column.code != "higher" and value and value not in column.choices:
        raise Wrong(
            f"{column.title}“{short(value)}”不在选项里，请从下拉列表选：{'、'.join(column.choices)}",
            f"{column.english} is not in the list; choose one from it",
        )
    return CHECKS.get(column.code, same)(value)


def same(value: str) -> str:
    return value


def person(value: str) -> str:
    """A name: letters of any script, the dot of minority names; no digits, no two people in one cell."""
    value = re.sub(r"[•．.・]", "·", value) if not value.isascii() else value
    value = value if re.search(r"[A-Za-z]", value) else re.sub(r"\s+", "", value)
    if SEPARATORS.search(value):
        raise Wrong(f"姓名“{short(value)}”像是两个人，请一人一行", "the name looks like two people; one row each")
    if re.search(r"\d", value):
        raise Wrong(f"姓名“{short(value)}”里有数字，请改正", "the name holds digits; correct it")
    return value


def phone(value: str) -> str:
    digits = re.sub(r"[\s–—－]+", "-", value).replace("+86", "").strip("-")
    plain = digits.replace("-", "")
    if not value or MOBILE.fullmatch(plain):
        return plain if value else ""
    if LANDLINE.fullmatch(digits):
        return digits
    raise Wrong(
        f"手机“{short(value)}”不对：应为11位手机号，或带区号的座机如0552-3000000",
        "the telephone number is not an 11-digit mobile nor a landline with its area code",
    )


def email(value: str) -> str:
    try:
        if value:
            validate_email(value)
    except ValidationError:
        raise Wrong(f"邮箱“{short(value)}”不对，应形如 name@example.cn", "the e-mail address is not valid") from None
    return value.lower()


def day(value: str) -> str:
    """ISO text; a month alone counts as its first day, as offices write 2022年1月."""
    if not value:
        return ""
    found = DAY.fullmatch(value.replace(" ", ""))
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3] or 1)).isoformat()
    except ValueError:
        pass
    raise Wrong(f"日期“{short(value)}”不对，应形如 2022-01-10", "the date is not valid; write 2022-01-10")


def yes_or_no(value: str) -> str:
    if value.lower() in TRUE:
        return YES
    if value.lower() in FALSE:
        return NO if value else ""
    raise Wrong(f"“{short(value)}”应为“是”或“否”", "write 是 or 否 (yes or no)")


def letters(value: str) -> str:
    value = " ".join(value.lower().replace("ü", "v").split())
    if value and not re.fullmatch(r"[a-z ]+", value):
        raise Wrong(
            f"拼音“{short(value)}”只能用不带声调的字母，或留空自动生成",
            "pinyin takes letters without tones, or leave it empty",
        )
    return value


def several(value: str) -> str:
    return "、".join(dict.fromkeys(part.strip() for part in SEPARATORS.split(value) if part.strip()))


def short(value: str) -> str:
    return value if len(value) <= 20 else value[:20] + "…"


CHECKS = {
    "phone": phone,
    "email": email,
    "from_on": day,
    "until_on": day,
    "higher": yes_or_no,
    "pinyin": letters,
    "groups": several,
    "other_names": several,
}
