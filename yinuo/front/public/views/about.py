"""What the figures mean, what was corrected, which rules hold here, and how to read with less (关于本站)."""

from django.shortcuts import redirect, render
from django.urls import reverse

from yinuo.front.public.open_data import TABLES
from yinuo.front.public.queries.about import drift
from yinuo.front.public.queries.ledger import Figure
from yinuo.front.public.standing import Standing
from yinuo.front.public.views.briefings import of


def definitions(request):
    context = {"standings": list(Standing), "figures": list(Figure), "tables": TABLES.values(), "congress": None}
    return render(request, "public/definitions.html", context)


def accessibility(request):
    return render(request, "public/accessibility.html", {"congress": None})


def corrections(request, slug):
    here = of(slug)
    return render(request, "public/corrections.html", {"congress": here, "drift": drift(here)})


def rules(request, slug):
    """The local numbers stand in one list, where staff also set them; this is its address on the public site."""
    here = of(slug)
    return redirect(f"{reverse('records:rules')}?congress={here.slug}")
