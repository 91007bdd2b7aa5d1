"""Taking files in (收文件): examined, drawn anew if a picture, kept by content, attached to whatever they belong to."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings

from yinuo.records import uploads
from yinuo.records.models import Attachment, File

PIECE = 1 << 20


def store(upload, *, congress, by, at) -> File:
    """Examine an uploaded file and keep it (存附件). Raises Unacceptable with a sentence: kind, size, macros, bomb.

    Reading and re-encoding take time: call it before the act's transaction begins. A file that was stored but never
    attached is seen by nobody but who uploaded it.
    """
    name = upload.name or ""
    file = upload.file if hasattr(upload, "file") else upload
    kind = uploads.examine(file, name)
    pieces = [uploads.without_traces(file, kind, name)] if kind.is_picture else _pieces(file)
    digest, size, path = _keep(pieces, getattr(congress, "pk", congress))
    return File.objects.create(
        congress_id=getattr(congress, "pk", congress),
        name=uploads.clean_name(name, kind),
        media_type=kind.media_type,
        size=size,
        digest=digest,
        path=path,
        by=by,
        at=at,
    )


def attach(file: File, subject, purpose: str = "") -> Attachment:
    """Put a file where it belongs; who may see the subject may then load it (挂附件). The entry is the calling act's."""
    if file.congress_id != subject.congress_id:
        raise ValueError(f"file {file.pk} belongs to another congress than {subject.kind} {subject.pk}")
    attachment, _ = Attachment.objects.get_or_create(
        file=file, kind=subject.kind, subject_id=subject.pk, defaults={"purpose": purpose}
    )
    return attachment


def _pieces(file):
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece


def _keep(pieces, congress_id: int) -> tuple[str, int, str]:
    """Write under MEDIA_ROOT by the SM3 of the content: there before the row is, never written over, never executable."""
    root = Path(settings.MEDIA_ROOT)
    incoming = root / "incoming"
    incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = incoming / secrets.token_hex(16)
    digest, size = hashlib.new("sm3"), 0
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        name = digest.hexdigest()
        path = f"{congress_id}/{name[:2]}/{name}"
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.exists():
            os.replace(draft, place)
        return name, size, path
    finally:
        draft.unlink(missing_ok=True)
