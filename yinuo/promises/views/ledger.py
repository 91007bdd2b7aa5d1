"""The ledger (承诺事项台账): by state, unit and day; those without a day stand in it as openly as the others."""

import csv
import io
from datetime import timedelta

import xlsxwriter
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from yinuo.promises import forms
from yinuo.promises.models import Promise
from yinuo.records import search

PAGE, FOUND, SOON = 50, 2000, timedelta(days=30)
COLUMNS = ("编号", "原话", "责任单位", "期限", "衡量标准", "尚缺", "状态", "出处")
FORMULA = ("=", "+", "-", "@", "\t")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def promises(request):
    found, form = wanted(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    for promise in page.object_list:
        promise.late = promise.is_overdue(request.today)
    all_seen = Promise.objects.visible_to(request.user).filter(congress=request.congress)
    return render(request, "promises/list.html", {"page": page, "form": form, "tally": tally(all_seen, request.today)})


@login_required
def export(request, form):
    """The rows of the ledger as they are filtered there, all pages (导出)."""
    if form not in {"csv", "xlsx"}:
        raise Http404
    found, _form = wanted(request)
    rows = [COLUMNS, *(_row(promise) for promise in found)]
    name = f"promises-{request.today:%Y%m%d}.{form}"
    body, kind = (_csv(rows), "text/csv; charset=utf-8") if form == "csv" else (_xlsx(rows, request.at), XLSX)
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def wanted(request):
    """What this person may see, as far as the filters go (筛选)."""
    form = forms.Filters(request.GET, congress=request.congress)
    form.is_valid()
    asked = form.cleaned_data
    found = Promise.objects.visible_to(request.user).filter(congress=request.congress)
    if asked.get("status"):
        found = found.filter(status=asked["status"])
    if asked.get("unit"):
        found = found.filter(unit=asked["unit"])
    if asked.get("due"):
        found = within(found, asked["due"], request.today)
    if asked.get("q"):
        hits = search.find(request.congress, asked["q"], kinds=[Promise.kind], limit=FOUND)
        found = found.filter(pk__in=[pk for _kind, pk, _score in hits])
    return found.select_related("unit").prefetch_related("drift").order_by(F("due_on").asc(nulls_last=True), "pk"), form


def within(found, due: str, today):
    """Those overdue, due within a month, or without any day (期限筛选)."""
    if due == "overdue":
        return found.overdue(today)
    if due == "soon":
        return found.unfinished().filter(due_on__range=(today, today + SOON))
    return found.filter(due_on__isnull=True)


def tally(found, today) -> dict:
    """How many there are and how they stand, in one query: kept + open + ended = all (合计)."""
    finished = ["kept", "explained", "discarded"]
    return found.aggregate(
        all=Count("pk"),
        kept=Count("pk", filter=Q(status="kept")),
        ended=Count("pk", filter=Q(status__in=["explained", "discarded"])),
        owed=Count("pk", filter=~Q(status__in=finished)),
        overdue=Count("pk", filter=~Q(status__in=finished) & Q(due_on__lt=today)),
        undated=Count("pk", filter=~Q(status__in=finished) & Q(due_on__isnull=True)),
    )


def _row(promise) -> list[str]:
    unit = promise.unit.name if promise.unit_id else ""
    due = promise.due_on.isoformat() if promise.due_on else ""
    lacks, state = "、".join(promise.lacks), promise.state.label
    return [promise.number, promise.words, unit, due, promise.measure, lacks, state, promise.source_label]


def _csv(rows) -> bytes:
    """UTF-8 with a mark, so that Excel reads the Chinese; no cell may begin a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([[f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows, at) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": localtime(at).replace(tzinfo=None)})
        sheet = book.add_worksheet("承诺事项")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
