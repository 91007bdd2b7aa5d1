"""The front page of a record, and its sessions (政情通报会)."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from yinuo.front.public import open_data
from yinuo.front.public.queries import briefings as queries
from yinuo.front.public.queries import congress as fronts
from yinuo.people.models import Congress

PAGE = 30


def home(request):
    """The only congress, or all of them, the real and the invented told apart."""
    found = list(fronts.congresses())
    if len(found) == 1:
        return redirect(found[0])
    rows = [{"congress": one, "front": fronts.front(one, request.today)} for one in found]
    return render(request, "public/home.html", {"rows": rows, "congress": None})


def congress(request, slug):
    here = of(slug)
    others = fronts.congresses().exclude(pk=here.pk)
    front = fronts.front(here, request.today)
    from_report = bool(front.last and front.last.from_report)
    context = {"congress": here, "front": front, "others": others, "from_report": from_report}
    return render(request, "public/congress.html", context)


def briefings(request, slug):
    here = of(slug)
    page = Paginator(queries.briefings(here), PAGE).get_page(request.GET.get("page"))
    return render(request, "public/briefings.html", {"congress": here, "page": page})


def briefing(request, slug, number):
    here, session = found(request, slug, number)
    context = {"congress": here, "session": session, "briefing": session.briefing, "from_report": session.from_report}
    return render(request, "public/briefing.html", context)


def briefing_data(request, slug, number):
    _, session = found(request, slug, number)
    return JsonResponse(open_data.session_data(session), json_dumps_params={"ensure_ascii": False, "indent": 1})


def of(slug) -> Congress:
    """The congress of this address."""
    return get_object_or_404(Congress, slug=slug)


def found(request, slug, number):
    """The published session of this address, with everything its page shows."""
    here = of(slug)
    published = queries.congress_briefings(here).select_related("topic", "congress")
    return here, queries.session(get_object_or_404(published, number=number), request.today)
