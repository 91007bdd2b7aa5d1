"""Published promises, suggestions and figures (承诺事项、代表建议、产业证据)."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render

from yinuo.front.public import open_data
from yinuo.front.public.forms import PromiseFilter
from yinuo.front.public.queries import promises as queries
from yinuo.front.public.queries import suggestions as others
from yinuo.front.public.views.briefings import PAGE, of


def promises(request, slug):
    here = of(slug)
    everything = queries.shown(queries.promises(here), request.today)
    form = PromiseFilter(request.GET, congress=here)
    chosen = form.apply(everything)
    context = {
        "congress": here,
        "form": form,
        "counts": queries.tally(everything),
        "total": len(everything),
        "page": Paginator(chosen, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "public/promises.html", context)


def promise(request, slug, number):
    here, told = found(request, slug, number)
    context = {"congress": here, "told": told, "promise": told.promise, "from_report": told.from_report}
    return render(request, "public/promise.html", context)


def promise_data(request, slug, number):
    _, told = found(request, slug, number)
    trail = [
        {"at": entry.at.isoformat(), "act": entry.act, "who": entry.who, "target": entry.target, "hash": entry.hash}
        for entry in told.trail
    ]
    body = open_data.promise_data(told.shown) | {"trail": trail}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 1})


def found(request, slug, number):
    here = of(slug)
    one = get_object_or_404(queries.promises(here), number=number)
    return here, queries.Told(queries.shown([one], request.today)[0], request.today)


def suggestions(request, slug):
    here = of(slug)
    page = Paginator(others.suggestions(here), PAGE).get_page(request.GET.get("page"))
    context = {"congress": here, "page": page, "rows": others.opened(page.object_list)}
    return render(request, "public/suggestions.html", context)


def suggestion(request, slug, number):
    here = of(slug)
    one = others.opened([get_object_or_404(others.suggestions(here), number=number)])[0]
    context = {"congress": here, "open": one, "suggestion": one.suggestion, "trail": others.trail(one.suggestion)}
    return render(request, "public/suggestion.html", context)


def evidence(request, slug):
    here = of(slug)
    page = Paginator(others.figures(here), 3 * PAGE).get_page(request.GET.get("page"))
    return render(request, "public/evidence.html", {"congress": here, "page": page, "claims": others.claims(here)})
