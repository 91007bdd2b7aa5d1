"""What happens around every request: its moment, its congress, its language, and refusals people can read."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone, translation

from yinuo.people.standing import standing_of
from yinuo.rules.lifecycle import NotAllowed

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
SIZES = {"normal", "large"}


def content_security_policy(get_response):
    """No inline script, no inline style, nothing from elsewhere (内容安全策略)."""

    def respond(request):
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return respond


def reading_preferences(get_response):
    """Chinese unless the reader chose English; large print if they chose it (语言、大字版). The browser's guess is not asked."""
    languages = dict(settings.LANGUAGES)

    def respond(request):
        linked = request.GET.get("lang")  # a page shared in English is read in English
        chosen = linked if linked in languages else request.COOKIES.get("language")
        language = chosen if chosen in languages else settings.LANGUAGE_CODE
        size = request.COOKIES.get("size")
        request.size = size if size in SIZES else "normal"
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        response.headers.setdefault("Content-Language", language)
        return response

    return respond


def moment_and_place(get_response):
    """The one clock of a request, and the congress it works in: the person's own (request.at, request.today, request.congress)."""

    def respond(request):
        request.at = timezone.now()
        request.today = timezone.localdate(request.at)
        user = request.user
        request.congress = user.congress if user.is_authenticated else None
        request.standing = standing_of(user, request.today)
        return get_response(request)

    return respond


def readable_refusals(get_response):
    """A refusal raised anywhere becomes one readable page with a way back."""

    def respond(request):
        return get_response(request)

    def process_exception(request, exception):
        if isinstance(exception, NotAllowed | PermissionDenied):
            back = request.headers.get("Referer", "")
            same_site = back.startswith(f"{request.scheme}://{request.get_host()}/")
            context = {"reason": str(exception), "back": back if same_site else None}
            return render(
                request, "refused.html", context, status=403 if isinstance(exception, PermissionDenied) else 409
            )
        return None

    respond.process_exception = process_exception
    return respond
