"""What was changed after it was published (更正记录)."""

from yinuo.people.models import Congress
from yinuo.promises.models import Drift


def drift(congress: Congress):
    """Every change to a published promise, newest first; what it said before stays (漂移)."""
    found = Drift.objects.filter(promise__congress=congress, promise__published=True)
    return found.select_related("promise").order_by("-at", "-pk")
