"""Importing rosters: template, upload, every row to look at, confirm, undo (名册导入)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yinuo.people import actions
from yinuo.people.actions.rosters import refusing_undo
from yinuo.people.forms.rosters import ConfirmForm, UploadForm
from yinuo.people.models import Roster, RosterImport
from yinuo.people.rosters.checking import RowState, counted, wanted
from yinuo.people.rosters.columns import COLUMNS
from yinuo.people.rosters.template import template
from yinuo.people.views.access import done, managers
from yinuo.people.views.staff import slips

A_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@managers
def rosters(request):
    """Templates, a place to upload, and the imports so far (名册导入)."""
    form = UploadForm(request.POST or None, request.FILES or None)
    by = {"by": request.user, "at": request.at}
    if read := done(request, form, lambda: actions.read_roster(request.congress, **form.given(), **by)):
        return redirect(read)
    imports = RosterImport.objects.visible_to(request.user).select_related("by").defer("table", "made")
    page = Paginator(imports, 20).get_page(request.GET.get("page"))
    return render(request, "people/rosters.html", {"form": form, "page": page, "kinds": list(Roster)})


@managers
def roster_template(request, roster):
    """The empty workbook of one roster (名册模板)."""
    if roster not in Roster.values():
        raise Http404
    kind = Roster(roster)
    response = HttpResponse(template(kind, request.congress), content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, f"{kind.label}.xlsx")
    return response


@managers
def roster(request, pk):
    """Every row as it was read, the wrong ones first, before anything is written (核对)."""
    imported = load(request, pk)
    return render(request, "people/roster.html", shown(request, imported, ConfirmForm(**choices_of(imported))))


@managers
@require_POST
@never_cache
def import_roster(request, pk):
    """Enter every row, or say why not (确认导入)."""
    imported = load(request, pk)
    form = ConfirmForm(request.POST, **choices_of(imported))
    by = {"by": request.user, "at": request.at, "today": request.today}
    if made := done(request, form, lambda: actions.confirm_roster(imported, **form.cleaned_data, **by)):
        messages.info(request, _("名册已导入。"))
        return slips(request, made) if isinstance(made, list) else redirect(imported)
    return render(request, "people/roster.html", shown(request, imported, form))


@managers
@require_POST
def undo_roster(request, pk):
    """Take an import back (撤销导入)."""
    imported = load(request, pk)
    actions.undo_roster(imported, by=request.user, at=request.at)
    messages.info(request, _("导入已撤销。"))
    return redirect("people:rosters")


@managers
@require_POST
def discard_roster(request, pk):
    """Forget a table that was only looked at (弃用)."""
    actions.discard_roster(load(request, pk), by=request.user)
    return redirect("people:rosters")


def load(request, pk) -> RosterImport:
    return get_object_or_404(RosterImport.objects.visible_to(request.user), pk=pk)


def choices_of(imported) -> dict:
    rows = imported.table["rows"]
    return {"wanted": wanted(rows), "wrong": counted(rows)[str(RowState.WRONG)]}


def shown(request, imported, form) -> dict:
    rows = imported.table["rows"]
    order = [str(state) for state in (RowState.WRONG, RowState.CHANGED, RowState.NEW, RowState.SAME)]
    only = request.GET.get("state", "")
    chosen = [row for row in rows if row["state"] == only] if only in order else rows
    page = Paginator(sorted(chosen, key=lambda row: order.index(row["state"])), A_PAGE).get_page(
        request.GET.get("page")
    )
    columns = [column for column in COLUMNS[imported.term] if column.code in imported.table["columns"]]
    for row in page:
        row["term"] = RowState(row["state"])
        row["cells"] = [
            {
                "column": column,
                "value": row["values"].get(column.code, ""),
                "old": row["changes"].get(column.code, [None])[0],
            }
            for column in columns
        ]
    open_now = imported.confirmed_at is None
    return {
        "imported": imported,
        "form": form,
        "page": page,
        "columns": columns,
        "counts": [(RowState(state), number) for state, number in counted(rows).items() if number],
        "only": only,
        "total": len(rows),
        "open": open_now,
        "refusals": refusing_undo(imported) if not open_now and imported.undone_at is None else [],
    }
