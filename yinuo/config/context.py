"""What every page's frame needs to know."""

from django.utils.functional import SimpleLazyObject

from yinuo.records.models import Notice


def frame(request):
    """Size of print, whose congress, who stands here, today, and how many notices wait, counted only if shown."""
    user = getattr(request, "user", None)
    return {
        "size": getattr(request, "size", "normal"),
        "congress": getattr(request, "congress", None),
        "standing": getattr(request, "standing", None),
        "today": getattr(request, "today", None),
        "unread": SimpleLazyObject(lambda: Notice.objects.unread_by(user).count()),
    }
