"""The record for machines (开放数据): downloads, a feed, a site map."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from yinuo.front.public import open_data as tables
from yinuo.front.public.queries import briefings as queries
from yinuo.front.public.queries import congress as fronts
from yinuo.front.public.queries import promises as said
from yinuo.front.public.views.briefings import of

NEWS = 30  # entries of a feed


def open_data(request, slug):
    here = of(slug)
    return render(request, "public/open_data.html", {"congress": here, "tables": tables.TABLES.values()})


def download(request, slug, name, form):
    here, table = of(slug), tables.TABLES.get(name)
    if table is None or form not in ("json", "csv"):
        raise Http404
    if form == "json":
        rows = list(table.read(here, request.today))
        return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})
    text = tables.as_csv(table, here, request.today)
    headers = {"Content-Disposition": f'attachment; filename="{here.slug}-{name}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def feed(request, slug):
    """New sessions and promises as RSS 2.0 (订阅)."""
    here = of(slug)
    sessions = queries.congress_briefings(here).filter(held_on__isnull=False).order_by("-held_on")[:NEWS]
    promises = said.promises(here).order_by("-said_on", "-number")[:NEWS]
    items = [{"title": it.title, "on": it.held_on, "url": it.get_public_url(), "text": it.why} for it in sessions]
    items += [
        {
            "title": it.words,
            "on": it.said_on,
            "url": reverse("public:promise", args=[slug, it.number]),
            "text": it.source_label,
        }
        for it in promises
    ]
    items.sort(key=lambda item: item["on"], reverse=True)
    context = {"congress": here, "items": items[:NEWS], "root": request.build_absolute_uri("/").rstrip("/")}
    return render(request, "public/feed.xml", context, content_type="application/rss+xml; charset=utf-8")


def sitemap(request):
    pages = [reverse("public:home"), reverse("public:definitions"), reverse("public:accessibility")]
    for here in fronts.congresses():
        names = ("congress", "briefings", "promises", "suggestions", "evidence", "open-data", "rules", "corrections")
        pages += [reverse(f"public:{name}", args=[here.slug]) for name in names]
        pages += [briefing.get_public_url() for briefing in queries.congress_briefings(here).select_related("congress")]
        pages += [reverse("public:promise", args=[here.slug, it.number]) for it in said.promises(here)]
    root = request.build_absolute_uri("/").rstrip("/")
    return render(request, "public/sitemap.xml", {"pages": pages, "root": root}, content_type="application/xml")


def robots(request):
    """Public pages may be found; the desk and accounts are nobody's search result."""
    closed = ("desk", "accounts", "suggestions", "promises", "briefings", "evidence", "people", "records", "live")
    lines = ["User-agent: *", *(f"Disallow: /{part}/" for part in closed)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('public:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
