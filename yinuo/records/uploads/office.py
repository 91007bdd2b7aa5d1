"""Office files are ZIPs: look at every entry before anybody opens one (Office 文件检查).

Refused: macros, controls and embedded programs, links that load from outside (an ordinary hyperlink is none), entries
that unfold to far more than they are, archives within archives, encrypted or misnamed entries.
"""

import re
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from yinuo.records.uploads.refusals import Unacceptable

MOST_ENTRIES = 5_000
MOST_UNFOLDED = 300 * 1024**2  # bytes of all entries together
MOST_RATIO = 200  # unfolded to stored, of one entry above RATIO_FROM; XML is rarely above 40
RATIO_FROM = 1024**2
MOST_NESTED = 2  # an embedded workbook in a document, nothing deeper
RELATIONS_SIZE = 8 * 1024**2
MAIN_PART = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
PROGRAMS = re.compile(
    r"vbaproject|vbadata|activex|oleobject|\.(exe|dll|js|vbs|bat|cmd|ps1|scr|hta|lnk|jar|msi|com)$", re.I
)
RELATION = re.compile(rb"<\s*(?:\w+:)?Relationship\b[^>]*>", re.I)
EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']\s*External", re.I)
HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink\s*[\"']", re.I)


def examine(file: BinaryIO, name: str, depth: int = 1) -> str:
    """docx, xlsx or pptx; raises Unacceptable with what is wrong inside."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_sizes(entries, name)
            ending = _ending(entries, name)
            for entry in entries:
                _check_entry(archive, entry, name, depth)
            return ending
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError, MemoryError) as error:
        raise Unacceptable(_("文件“%(name)s”已损坏或已加密，打不开") % {"name": name}) from error
    except Exception as error:
        if isinstance(error, Unacceptable):
            raise
        raise Unacceptable(_("文件“%(name)s”已损坏或已加密，打不开") % {"name": name}) from error  # zlib and its kin


def _check_sizes(entries: list[zipfile.ZipInfo], name: str) -> None:
    swollen = any(
        entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1) for entry in entries
    )
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or total > MOST_UNFOLDED or swollen:
        raise Unacceptable(_("文件“%(name)s”解压后过大，疑似压缩炸弹，不予接收") % {"name": name})


def _ending(entries: list[zipfile.ZipInfo], name: str) -> str:
    names = {entry.filename for entry in entries}
    endings = [ending for part, ending in MAIN_PART.items() if part in names]
    if len(endings) != 1 or "[Content_Types].xml" not in names:
        raise Unacceptable(_("文件“%(name)s”是压缩包，请解压后逐个上传") % {"name": name})
    return endings[0]


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, depth: int) -> None:
    inside = entry.filename
    if entry.flag_bits & 0x1:
        raise Unacceptable(_("文件“%(name)s”已损坏或已加密，打不开") % {"name": name})
    if inside.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", inside):
        raise Unacceptable(_("文件“%(name)s”内部路径异常，不予接收") % {"name": name})
    if PROGRAMS.search(inside):
        raise Unacceptable(
            _("文件“%(name)s”带有宏、控件或嵌入程序（%(inside)s），请去掉后另存再传") % {"name": name, "inside": inside}
        )
    if inside.endswith(".rels"):
        _check_relations(_read(archive, entry, RELATIONS_SIZE, name), name)
    elif inside == "[Content_Types].xml":
        if b"macroEnabled" in _read(archive, entry, RELATIONS_SIZE, name):
            raise Unacceptable(
                _("文件“%(name)s”带有宏、控件或嵌入程序（%(inside)s），请去掉后另存再传")
                % {"name": name, "inside": "macroEnabled"}
            )
    else:
        _check_content(archive, entry, name, depth)


def _check_relations(xml: bytes, name: str) -> None:
    """Templates, pictures and frames fetched from elsewhere betray the reader, or worse."""
    for relation in RELATION.findall(xml.replace(b"\0", b"")):
        if EXTERNAL.search(relation) and not HYPERLINK.search(relation):
            raise Unacceptable(_("文件“%(name)s”引用了外部内容，请改为嵌入后另存再传") % {"name": name})


def _check_content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, depth: int) -> None:
    """Unfold the entry without keeping it: its header may lie about its size; a ZIP inside is looked into."""
    with archive.open(entry) as content:
        head = content.read(4)
        if head == b"PK\x03\x04":
            if depth >= MOST_NESTED:
                raise Unacceptable(_("文件“%(name)s”层层嵌套压缩包，不予接收") % {"name": name})
            content.seek(0)
            examine(content, name, depth + 1)
            return
        unfolded = len(head)
        while piece := content.read(1 << 20):
            unfolded += len(piece)
            if unfolded > entry.file_size:
                raise Unacceptable(_("文件“%(name)s”解压后过大，疑似压缩炸弹，不予接收") % {"name": name})


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> bytes:
    with archive.open(entry) as content:
        data = content.read(most + 1)
    if len(data) > most:
        raise Unacceptable(_("文件“%(name)s”解压后过大，疑似压缩炸弹，不予接收") % {"name": name})
    return data
