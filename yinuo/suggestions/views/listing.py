"""The list that people live in (代表建议): filters, search, sort, pages, and an export of exactly what is seen."""

import csv
import io

import xlsxwriter
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from yinuo.people.standing import standing_of
from yinuo.records import search
from yinuo.rules.suggestions import ASSIGNERS, Status
from yinuo.rules.terms import Role
from yinuo.suggestions import forms
from yinuo.suggestions.models import Assignment, Cosigner, Suggestion
from yinuo.suggestions.queries import concerning, within

PAGE = 50
FOUND = 2000  # hits of the search box; beyond, the reader is asked to narrow it
SORTS = {"": "-id", "due": "due_on", "number": "number", "title": "title"}
COLUMNS = ("编号", "标题", "领衔", "类别", "状态", "主办单位", "首次交办", "答复期限")
FORMULA = ("=", "+", "-", "@", "\t")


@login_required
def suggestions(request):
    found, form = wanted(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    _with_units(page.object_list, request.user)
    context = {
        "page": page,
        "form": form,
        "sort": request.GET.get("sort", ""),
        "drafts": bool(request.standing.roles & {Role.DEPUTY, Role.COMMISSION}),
        "assigns": bool(request.standing.roles & ASSIGNERS),
    }
    return render(request, "suggestions/list.html", context)


@login_required
def export(request, form):
    """The rows of the list as they are filtered and sorted there, all pages, nothing more than this person sees (导出)."""
    if form not in {"csv", "xlsx"}:
        raise Http404
    found, _form = wanted(request)
    rows = [list(COLUMNS), *(_row(one) for one in _with_units(list(found), request.user))]
    name = f"suggestions-{request.today:%Y%m%d}.{form}"
    body, kind = (_csv(rows), "text/csv; charset=utf-8") if form == "csv" else (_xlsx(rows, request.at), XLSX)
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def wanted(request):
    """What this person may see, as far as the filters go; with what they may know of its state (筛选)."""
    form = forms.Filters(request.GET, congress=request.congress)
    form.is_valid()
    asked = form.cleaned_data
    found = Suggestion.objects.visible_to(request.user).shown_to(request.user).filter(congress=request.congress)
    if asked.get("status"):
        found = found.filter(shown_status=asked["status"])
    if asked.get("unit"):
        found = found.filter(pk__in=Assignment.objects.live().filter(unit=asked["unit"]).values("suggestion"))
    if asked.get("subject"):
        found = found.filter(subject=asked["subject"])
    if asked.get("due"):
        found = within(found, asked["due"], request.today)
    if asked.get("mine"):
        found = found.filter(concerning(request.user))
    if asked.get("q"):
        hits = search.find(request.congress, asked["q"], kinds=[Suggestion.kind], limit=FOUND)
        found = found.filter(pk__in=[pk for _kind, pk, _score in hits])
    order = SORTS.get(request.GET.get("sort", ""), "-id")
    return found.select_related("lead", "delegation").order_by(order, "-id"), form


def _with_units(found, user):
    """Each with its answering units and what this reader may know of it, in two queries for all rows."""
    standing, ids = standing_of(user), [one.pk for one in found]
    answering = Assignment.objects.live().filter(suggestion__in=ids).select_related("unit").order_by("pk")
    shares: dict = {}
    for assignment in answering:
        shares.setdefault(assignment.suggestion_id, []).append(assignment)
    signed = Cosigner.objects.filter(suggestion__in=ids, deputy=standing.deputy_id or 0, answer="confirmed")
    mine = set(signed.values_list("suggestion", flat=True))
    for one in found:
        own = shares.get(one.pk, [])
        one.units = [share.unit.short_name for share in own if share.answers]
        one.shown = Status(one.shown_status)
        close = (
            one.pk in mine or one.lead_id == standing.deputy_id or any(standing.in_unit(share.unit_id) for share in own)
        )
        one.shown_proposer = None if one.protected and not (standing.is_staff or close) else one.proposer
    return found


def _row(one):
    day = one.assigned_at.date().isoformat() if one.assigned_at else ""
    due = one.due_on.isoformat() if one.due_on else ""
    proposer = one.shown_proposer or _("（身份受保护）")
    return [one.ref, one.title, proposer, one.subject, one.shown.label, "、".join(one.units), day, due]


def _csv(rows) -> bytes:
    """UTF-8 with a mark, so that Excel reads the Chinese; no cell may begin a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([[f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _xlsx(rows, at) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": localtime(at).replace(tzinfo=None)})
        sheet = book.add_worksheet("代表建议")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.set_column(1, 1, 48)
    return out.getvalue()
