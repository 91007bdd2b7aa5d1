"""Is this plain text? UTF-8, UTF-16 with its mark, or GB 18030, and nothing but text in it."""

import codecs
from typing import BinaryIO

CONTROLS = {chr(code) for code in range(32)} - {"\t", "\n", "\r", "\f"}
PIECE = 1 << 20


def is_text(file: BinaryIO) -> bool:
    """True if the whole file reads as text in one of these encodings."""
    return encoding_of(file) is not None


def encoding_of(file: BinaryIO) -> str | None:
    """Which of the encodings reads the whole file without error; None for bytes that are no text (编码)."""
    file.seek(0)
    start = file.read(2)
    marked = ["utf-16"] if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else []
    return next((name for name in [*marked, "utf-8-sig", "gb18030"] if _reads(file, name)), None)


def _reads(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := file.read(PIECE):
            if CONTROLS & set(decoder.decode(piece)):
                return False
        return not CONTROLS & set(decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        return False
