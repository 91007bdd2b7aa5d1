"""Loading a file (下载): always as an attachment, whatever it is."""

import logging
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from yinuo.records.models import File
from yinuo.records.queries import may_load

log = logging.getLogger(__name__)
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_safe
def load(request, pk, name):
    """The file, for who may see what it is attached to; for others it does not exist."""
    file = get_object_or_404(File, pk=pk, name=name)
    if not may_load(request.user, file):
        raise Http404
    try:
        content = open(Path(settings.MEDIA_ROOT) / file.path, "rb")  # noqa: SIM115 – closed by the response
    except FileNotFoundError:
        log.error("file %s is missing: %s", file.pk, file.path)
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
