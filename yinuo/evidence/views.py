"""Pages of evidence (产业证据): what was claimed, what is known, from where."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from yinuo.evidence import queries
from yinuo.evidence.models import Claim


@login_required
def evidence(request):
    context = {
        "claims": queries.claims(request.user),
        "page": Paginator(queries.figures(request.user), 50).get_page(request.GET.get("page")),
    }
    return render(request, "evidence/evidence.html", context)


@login_required
def claim(request, pk):
    claim = get_object_or_404(Claim.objects.visible_to(request.user).select_related("said_by", "figure__source"), pk=pk)
    return render(request, "evidence/claim.html", {"claim": claim})
