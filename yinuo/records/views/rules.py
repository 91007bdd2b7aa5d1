"""The rules in force (规则一览), open to anyone, and the page on which staff change one."""

from itertools import groupby

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yinuo.records.actions import override
from yinuo.records.forms import OverrideForm
from yinuo.records.models import ParameterOverride
from yinuo.records.parameters import policy_for, work_calendar
from yinuo.rules.policy import PolicyError
from yinuo.rules.terms import Role

MAY_CHANGE = frozenset({Role.OFFICE, Role.COMMISSION, Role.ADMINISTRATOR})


def rules(request):
    """Every parameter with its value, unit, default, other values seen and source."""
    congress = asked_for(request)
    rows = policy_for(congress, request.today).rows()
    groups = [(title, list(of_group)) for title, of_group in groupby(rows, key=lambda row: row.group)]
    return render(
        request,
        "records/rules.html",
        {
            "congress": congress,
            "congresses": congresses(),
            "groups": groups,
            "many": len(rows),
            "proposed": sum(row.parameter.proposed and not row.override for row in rows),
            "set_here": sum(bool(row.override) for row in rows),
            "calendar": work_calendar(),
        },
    )


def rule(request, key):
    """One parameter: its value, its history, and for staff the form to change it."""
    congress = asked_for(request)
    row = next((row for row in policy_for(congress, request.today).rows() if row.parameter.key == key), None)
    if row is None:
        raise Http404
    may_change = congress == request.congress and bool(request.standing.roles & MAY_CHANGE)
    if request.method == "POST" and not may_change:
        raise PermissionDenied(_("只有办公室、代表工委和系统管理员可以调整本人大的参数"))
    form = OverrideForm(row.parameter, request.POST or None, initial={"from_on": request.today})
    if request.method == "POST" and form.is_valid() and change(form, congress, key, request):
        messages.success(request, _("已调整参数"))
        return redirect(f"{reverse('records:rule', args=[key])}?congress={congress.slug}")
    history = ParameterOverride.objects.filter(congress=congress, key=key).order_by("-from_on", "-at", "-id")
    return render(
        request,
        "records/rule.html",
        {
            "congress": congress,
            "row": row,
            "form": form if may_change else None,
            "history": [(past, row.parameter.show(row.parameter.read(past.value))) for past in history],
        },
    )


def change(form, congress, key, request) -> bool:
    """Set it, or put the refusal beside the field."""
    values = form.cleaned_data
    try:
        override(
            congress,
            key,
            values["value"],
            document=values["document"],
            from_on=values["from_on"],
            by=request.user,
            at=request.at,
        )
    except PolicyError as refusal:
        form.add_error("value", str(refusal).splitlines())
        return False
    return True


def congresses():
    return apps.get_model("people.Congress").objects.order_by("id")


def asked_for(request):
    """The congress named in the address, else one's own, else the first of the instance."""
    if slug := request.GET.get("congress"):
        return get_object_or_404(congresses(), slug=slug)
    congress = request.congress or congresses().first()
    if congress is None:
        raise Http404
    return congress
