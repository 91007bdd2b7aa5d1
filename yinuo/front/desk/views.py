"""The desk (我的待办): what waits for me, until when, why – first line the answer."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from yinuo.front.desk import waits as piling
from yinuo.front.desk.queries import waits_for
from yinuo.front.desk.queries.coming import coming
from yinuo.front.desk.queries.hand import due_days, hand
from yinuo.front.desk.queries.mine import mine
from yinuo.front.desk.reader import Reader

BEFORE, AHEAD = timedelta(days=2), timedelta(days=20)  # the strip shows three weeks


@login_required
def desk(request):
    if request.congress is None:
        return render(request, "desk/nowhere.html")
    reader = Reader(request.user, request.standing, request.congress, request.today)
    waits = waits_for(reader)
    whole = hand(reader)
    first, last = request.today - BEFORE, request.today + AHEAD
    context = {
        "reader": reader,
        "waits": waits,
        "piles": piling.piles(waits, request.today),
        "overdue": piling.overdue(waits, request.today),
        "due_today": sum(1 for wait in waits if wait.due.on == request.today),
        "blocks": [(block, block.days(request.today)) for block in piling.blocks(waits, request.today)],
        "hand": whole,
        "mine": mine(reader),
        "strip": strip(reader, waits, whole, first, last),
        "first": first,
        "last": last,
        "coming": None if waits else coming(reader),
        "todo_count": len(waits),
    }
    return render(request, "desk/desk.html", context)


def strip(reader, waits, whole, first, last):
    """The due days of three weeks: of everything in hand where that is theirs to follow, else of what waits."""
    if whole is not None:
        return due_days(reader, first, last)
    return [wait.due.on for wait in waits if wait.due.on and first <= wait.due.on <= last]
