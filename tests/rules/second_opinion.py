"""Dates counted a second time, by other means (第二种算法): one day after another, on data written down apart.

It shares nothing with yinuo.rules: its own table (weekdays off and weekend days worked, by calendar year, taken from the
reference table), its own months, no tables of counts. Slow and plain on purpose.
"""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

# year: weekdays that are off, weekend days that are worked
FACTS = {
    2006: ("", "1230 1231"),
    2007: ("0101-0103 0219-0223 0501-0504 0507 1001-1005 1231", "0217 0225 0428 0429 0929 0930 1229"),
    2008: ("0101 0206-0208 0211-0212 0404 0501-0502 0609 0915 0929-1003", "0202 0203 0504 0927 0928"),
    2009: ("0101-0102 0126-0130 0406 0501 0528-0529 1001-1002 1005-1008", "0104 0124 0201 0531 0927 1010"),
    2010: ("0101 0215-0219 0405 0503 0614-0616 0922-0924 1001 1004-1007", "0220 0221 0612 0613 0919 0925 0926 1009"),
    2011: ("0103 0202-0204 0207-0208 0404-0405 0502 0606 0912 1003-1007", "0130 0212 0402 1008 1009 1231"),
    2012: ("0102-0103 0123-0127 0402-0404 0430-0501 0622 1001-1005", "0121 0129 0331 0401 0428 0929"),
    2013: (
        "0101-0103 0211-0215 0404-0405 0429-0501 0610-0612 0919-0920 1001-1004 1007",
        "0105 0106 0216 0217 0407 0427 0428 0608 0609 0922 0929 1012",
    ),
    2014: ("0101 0131 0203-0206 0407 0501-0502 0602 0908 1001-1003 1006-1007", "0126 0208 0504 0928 1011"),
    2015: ("0101-0102 0218-0220 0223-0224 0406 0501 0622 0903-0904 1001-1002 1005-1007", "0104 0215 0228 0906 1010"),
    2016: ("0101 0208-0212 0404 0502 0609-0610 0915-0916 1003-1007", "0206 0214 0612 0918 1008 1009"),
    2017: ("0102 0127 0130-0202 0403-0404 0501 0529-0530 1002-1006", "0122 0204 0401 0527 0930"),
    2018: (
        "0101 0215-0216 0219-0221 0405-0406 0430-0501 0618 0924 1001-1005 1231",
        "0211 0224 0408 0428 0929 0930 1229",
    ),
    2019: ("0101 0204-0208 0405 0501-0503 0607 0913 1001-1004 1007", "0202 0203 0428 0505 0929 1012"),
    2020: ("0101 0124 0127-0131 0406 0501 0504-0505 0625-0626 1001-1002 1005-1008", "0119 0426 0509 0628 0927 1010"),
    2021: (
        "0101 0211-0212 0215-0217 0405 0503-0505 0614 0920-0921 1001 1004-1007",
        "0207 0220 0425 0508 0918 0926 1009",
    ),
    2022: ("0103 0131-0204 0404-0405 0502-0504 0603 0912 1003-1007", "0129 0130 0402 0424 0507 1008 1009"),
    2023: ("0102 0123-0127 0405 0501-0503 0622-0623 0929 1002-1006", "0128 0129 0423 0506 0625 1007 1008"),
    2024: (
        "0101 0212-0216 0404-0405 0501-0503 0610 0916-0917 1001-1004 1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    2025: ("0101 0128-0131 0203-0204 0404 0501-0502 0505 0602 1001-1003 1006-1008", "0126 0208 0427 0928 1011"),
    2026: (
        "0101-0102 0216-0220 0223 0406 0501 0504-0505 0619 0925 1001-1002 1005-1007",
        "0104 0214 0228 0509 0920 1010",
    ),
}


def _days(year, text):
    for word in text.split():
        first, last = (word.split("-") * 2)[:2]
        day, end = date(year, int(first[:2]), int(first[2:])), date(year, int(last[:2]), int(last[2:]))
        while day <= end:
            yield day
            day += ONE_DAY


OFF = {day for year, (off, _) in FACTS.items() for day in _days(year, off)}
WORKED = {day for year, (_, worked) in FACTS.items() for day in _days(year, worked)}


def works(day, off=OFF, worked=WORKED):
    """Named days as they are named, all others by the weekday."""
    if day in worked:
        return True
    return day not in off and day.isoweekday() <= 5


def months_later(day, months):
    """Month after month, then back from a day that is not there."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    wanted = day.day
    while True:
        try:
            return date(year, month, wanted)
        except ValueError:
            wanted -= 1


def due(start, *, months=None, workdays=None, days=None, roll=True, off=OFF, worked=WORKED):
    """The nominal and the due day of a period whose first day is not counted."""
    if workdays is not None:
        day = start
        while workdays:
            day += ONE_DAY
            workdays -= works(day, off, worked)
        return day, day
    nominal = months_later(start, months) if months is not None else start + days * ONE_DAY
    day = nominal
    while roll and not works(day, off, worked):
        day += ONE_DAY
    return nominal, day


def is_provisional(start, nominal, day, *, workdays=None, roll=True, known=range(2007, 2027)):
    """Whether any day that was looked at lies in a year without a notice."""
    if workdays is None and not roll:
        return False
    seen = start + ONE_DAY if workdays is not None else nominal
    while seen <= day:
        if seen.year not in known:
            return True
        seen += ONE_DAY
    return False
