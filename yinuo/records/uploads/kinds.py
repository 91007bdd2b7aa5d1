"""Which kinds of file there are, and by which bytes each is known (文件类型)."""

from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from yinuo.records.uploads import office, texts
from yinuo.records.uploads.refusals import Unacceptable

HEAD = 4096  # bytes that tell the kind


@dataclass(frozen=True)
class FileKind:
    """A kind of file that is taken: the ending of its name, its media type, whether it is a picture."""

    ending: str
    media_type: str
    is_picture: bool = False


OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = FileKind("pdf", "application/pdf")
PNG, JPEG, WEBP = (
    FileKind("png", "image/png", True),
    FileKind("jpg", "image/jpeg", True),
    FileKind("webp", "image/webp", True),
)
DOCX = FileKind("docx", OFFICE + "wordprocessingml.document")
XLSX = FileKind("xlsx", OFFICE + "spreadsheetml.sheet")
PPTX = FileKind("pptx", OFFICE + "presentationml.presentation")
TXT, CSV = FileKind("txt", "text/plain"), FileKind("csv", "text/csv")
MP3, M4A, WAV = FileKind("mp3", "audio/mpeg"), FileKind("m4a", "audio/mp4"), FileKind("wav", "audio/wav")
OGG = FileKind("ogg", "audio/ogg")
KINDS = {kind.ending: kind for kind in (PDF, PNG, JPEG, WEBP, DOCX, XLSX, PPTX, TXT, CSV, MP3, M4A, WAV, OGG)}
EXTENSIONS = [f".{ending}" for ending in [*KINDS, "jpeg"]]  # what a form's file field offers
AUDIO_BRANDS = {b"M4A ", b"M4B ", b"mp42", b"isom", b"iso2", b"mp41"}


def examine(file: BinaryIO, name: str) -> FileKind:
    """The kind of this file by its content, every limit checked (检查附件). Leaves the file at its start.

    Raises Unacceptable: empty, too large, a kind that is not taken, macros, outside links, a bomb.
    """
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise Unacceptable(_("文件“%(name)s”是空的") % {"name": name})
    if size > settings.MAX_FILE_BYTES:
        most = settings.MAX_FILE_BYTES // 1024**2
        raise Unacceptable(_("文件“%(name)s”超过 %(most)s MB，请压缩或拆分后再传") % {"name": name, "most": most})
    kind = _by_content(file, file.read(HEAD), name)
    file.seek(0)
    return kind


def _by_content(file: BinaryIO, head: bytes, name: str) -> FileKind:
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"RIFF"):
        return _riff(head, name)
    if head.startswith(b"PK\x03\x04"):
        return KINDS[office.examine(file, name)]
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return MP3
    if head[4:8] == b"ftyp":
        return _boxed(head, name)
    if head.startswith(b"OggS"):
        return OGG
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unacceptable(
            _("文件“%(name)s”是旧版或加密的 Office 文件，请另存为不加密的 .docx、.xlsx 或 .pptx") % {"name": name}
        )
    return _plain_text(file, name)


def _riff(head: bytes, name: str) -> FileKind:
    if head[8:12] == b"WEBP":
        return WEBP
    if head[8:12] == b"WAVE":
        return WAV
    raise unknown(name)


def _boxed(head: bytes, name: str) -> FileKind:
    """The family of MP4: sound is taken; pictures of telephones (HEIC) and films are not."""
    brand = head[8:12]
    if brand in {b"heic", b"heix", b"mif1", b"heim", b"hevc"}:
        raise Unacceptable(_("文件“%(name)s”是 HEIC 图片，请在手机上另存为 JPEG 后再传") % {"name": name})
    if brand in AUDIO_BRANDS and _ending(name) == "m4a":
        return M4A
    raise unknown(name)


def _plain_text(file: BinaryIO, name: str) -> FileKind:
    ending = _ending(name)
    if ending not in {"txt", "csv"} or not texts.is_text(file):
        raise unknown(name)
    return KINDS[ending]


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def unknown(name: str) -> Unacceptable:
    kinds = "、".join(KINDS)
    return Unacceptable(
        _("不接收文件“%(name)s”：只接收 %(kinds)s，且内容须与类型相符") % {"name": name, "kinds": kinds}
    )
