"""A name that is only a name (文件名清理): no folders, no control or reversing characters, the ending of its kind."""

import re
import unicodedata

from yinuo.records.uploads.kinds import FileKind

LONGEST = 120
FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.I)


def clean_name(name: str, kind: FileKind) -> str:
    """The uploaded name without what could harm, with the ending that fits the content: 关于“亩均”.PDF → 关于“亩均”.pdf"""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(
        " " if char.isspace() else char for char in last if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    stem = visible.rpartition(".")[0] or visible
    stem = FORBIDDEN.sub(" ", stem).strip(" .")[:LONGEST].strip(" .")
    if not stem or RESERVED.match(stem):
        stem = "附件"
    return f"{stem}.{kind.ending}"
