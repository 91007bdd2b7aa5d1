"""What the evidence pages ask: claims with what stands behind them, figures with source, period and status."""

from yinuo.evidence.models import Claim, Figure


def claims(user):
    """Figures said aloud, with the unit that said them and the figure that bears them out, if any (所称数字)."""
    return Claim.objects.visible_to(user).select_related("said_by", "figure__source").order_by("-said_on", "id")


def figures(user):
    """Figures from documents, each with its source (数字)."""
    return Figure.objects.visible_to(user).select_related("source")
