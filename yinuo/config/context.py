"""What every page's frame needs to know."""


def frame(request):
    return {
        "size": getattr(request, "size", "normal"),
        "congress": getattr(request, "congress", None),
        "standing": getattr(request, "standing", None),
        "today": getattr(request, "today", None),
    }
