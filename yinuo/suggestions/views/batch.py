"""Many suggestions assigned on one screen (成批交办): one row each, one review, one button."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinuo.people.models import Unit
from yinuo.records.parameters import policy_for
from yinuo.rules import suggestions as law
from yinuo.rules.lifecycle import NotAllowed
from yinuo.suggestions import actions, clocks
from yinuo.suggestions.models import Suggestion

ROWS = 50


@dataclass
class Row:
    """One suggestion as the screen shows it: picked, its lead, its co-handlers, why, and what is wrong (一行)."""

    suggestion: Suggestion
    lead: Unit | None = None
    co: list[Unit] = field(default_factory=list)
    picked: bool = True
    why: str = ""
    error: str = ""


@login_required
def assign_batch(request):
    if not law.ASSIGNERS & request.standing.roles:
        raise PermissionDenied(_("只有代表工委、政府办公室、主任会议可以交办"))
    units = list(Unit.objects.filter(congress=request.congress).in_being(request.today))
    waiting = Suggestion.objects.visible_to(request.user).filter(
        congress=request.congress, status=law.Status.REGISTERED
    )
    found = waiting.select_related("congress", "lead").order_by("number")[:ROWS]
    rows = [_row(request, suggestion, units) for suggestion in found]
    if request.method == "POST" and _complete(rows):
        done = _assign(request, [row for row in rows if row.picked])
        if done:
            said = ngettext("已交办%(number)s件", "已交办%(number)s件", done) % {"number": done}
            messages.success(request, said)
        if not any(row.error for row in rows):
            return redirect("suggestions:assign_batch")
    context = {
        "rows": rows,
        "units": units,
        "picked": sum(row.picked for row in rows),
        "sure": sum(row.lead is not None for row in rows),
        "errors": [row for row in rows if row.error],
        "due": clocks.stored(
            clocks.counted(request.today, policy_for(request.congress, request.today).replies.deadline)
        ),
    }
    return render(request, "suggestions/assign_batch.html", context, status=422 if context["errors"] else 200)


def _row(request, suggestion, units) -> Row:
    """What was chosen, or before that what the deputy wished; never a guess (建议单位的位置留给下一步)."""
    by_id = {str(unit.pk): unit for unit in units}
    if request.method == "POST":
        co = [by_id[pk] for pk in request.POST.getlist(f"co_{suggestion.pk}") if pk in by_id]
        return Row(
            suggestion,
            lead=by_id.get(request.POST.get(f"lead_{suggestion.pk}", "")),
            co=co,
            picked=f"pick_{suggestion.pk}" in request.POST,
        )
    named = [
        unit for unit in units if unit.name in suggestion.wished_units or unit.short_name in suggestion.wished_units
    ]
    if len(named) == 1:
        return Row(suggestion, lead=named[0], why="代表希望由该单位承办")
    return Row(suggestion, why="代表提到几个单位" if named else "")


def _complete(rows) -> bool:
    """Whether every picked row has its lead; the others are marked, and nothing is assigned yet."""
    for row in rows:
        if row.picked and row.lead is None:
            row.error = "选一个主办单位，或取消勾选"
    return any(row.picked for row in rows) and not any(row.error for row in rows)


def _assign(request, rows) -> int:
    """Each in its own transaction: what somebody else has just assigned stays as they did it, and says so."""
    done = 0
    for row in rows:
        try:
            co = [unit for unit in row.co if unit != row.lead]
            actions.assign(row.suggestion, lead=row.lead, co=co, by=request.user, at=request.at)
        except NotAllowed as refusal:
            row.error = str(refusal)
        else:
            done += 1
    return done
