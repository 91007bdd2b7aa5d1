"""Pictures are drawn anew (图片重绘): place, time, camera and whatever else hid in the file stay outside.

Photos of a field visit carry positions; a picture that is also a program is one no more after this.
"""

import io
import warnings
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from yinuo.records.uploads.kinds import JPEG, PNG, FileKind
from yinuo.records.uploads.refusals import Unacceptable

MOST_PIXELS = 60_000_000  # a telephone's 48 megapixels and some more
QUALITY = 90
MOST_PROFILE = 64 * 1024  # bytes; a colour profile says how colours look, not who took the picture


def without_traces(file: BinaryIO, kind: FileKind, name: str) -> bytes:
    """The same picture, upright, encoded anew without EXIF, position, comments or further frames (去除元数据)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of sizes that we check ourselves
            file.seek(0)
            with Image.open(file, formats=["PNG", "JPEG", "WEBP"]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    most = MOST_PIXELS // 1_000_000
                    raise Unacceptable(
                        _("图片“%(name)s”超过 %(most)s 百万像素，请缩小后再传") % {"name": name, "most": most}
                    )
                return _encoded(picture, kind)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise Unacceptable(_("图片“%(name)s”已损坏，打不开") % {"name": name}) from error


def _encoded(picture: Image.Image, kind: FileKind) -> bytes:
    profile = picture.info.get("icc_profile") or b""
    upright = ImageOps.exif_transpose(picture)
    upright.info.clear()
    if kind == JPEG and upright.mode not in {"L", "RGB", "CMYK"}:
        upright = upright.convert("RGB")
    encoded = io.BytesIO()
    options = {PNG: {"optimize": False}, JPEG: {"quality": QUALITY, "optimize": True}}.get(kind, {"quality": QUALITY})
    if 0 < len(profile) <= MOST_PROFILE:
        options["icc_profile"] = profile
    upright.save(encoded, {"jpg": "JPEG"}.get(kind.ending, kind.ending.upper()), exif=b"", **options)
    return encoded.getvalue()
