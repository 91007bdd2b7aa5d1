"""Search (查找): only what one may see."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yinuo.records import queries, subjects

A_PAGE = 20
LONGEST_QUERY = 100
MOST_PAGES = 50


@login_required
@require_safe
def search(request):
    """What holds every word asked for, a page at a time; more pages are offered while there are more."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    kind = request.GET.get("kind", "")
    asked = request.GET.get("page", "1")
    number = min(max(int(asked), 1), MOST_PAGES) if asked.isascii() and asked.isdigit() else 1
    found = queries.search(
        request.user,
        request.congress,
        query,
        kinds=[kind] if kind in subjects.KINDS else None,
        limit=A_PAGE + 1,
        offset=(number - 1) * A_PAGE,
    )
    return render(
        request,
        "records/search.html",
        {
            "query": query,
            "kind": kind,
            "kinds": subjects.KINDS.values(),
            "found": found[:A_PAGE],
            "number": number,
            "before": number - 1,
            "after": number + 1 if len(found) > A_PAGE and number < MOST_PAGES else None,
        },
    )
