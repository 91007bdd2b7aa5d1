"""Pages of the frame itself: reading preferences, a sign of life, and the pages for what went wrong."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yinuo.config.middleware import SIZES

A_YEAR = 365 * 24 * 3600


@csrf_exempt  # two reading preferences and nothing else; without a token public pages set no cookie and can be cached
@require_POST
def preferences(request):
    """Remember language and print size in two cookies and go back (语言、大字版)."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    if "language" in request.POST:
        target = without_language(target)
    response = HttpResponseRedirect(target)
    for name, known in (("language", dict(settings.LANGUAGES)), ("size", SIZES)):
        value = request.POST.get(name)
        if value in known:
            response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=settings.HTTPS)
    return response


def without_language(address: str) -> str:
    """The address less the ?lang= of a shared link, which would overrule the choice just made."""
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "lang"]
    return urlunsplit(parts._replace(query=urlencode(query)))


def healthz(request):
    """One query, one word: for a watchdog."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request, exception):
    """What was sent cannot be read; mostly it is far too much (内容过大)."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    reason = _("提交的内容太多，没有保存。长文请作为附件上传。") if too_much else _("提交的内容无法读取，没有保存。")
    return render(request, "refused.html", {"reason": reason}, status=413 if too_much else 400)


def not_found(request, exception):
    return render(request, "404.html", status=404)


def failed(request):
    """A plain file: whatever broke, this page needs neither the database nor the reader."""
    return HttpResponse(render_to_string("500.html"), status=500)
