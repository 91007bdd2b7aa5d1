"""Deputies and units, to look up and to correct (代表名录、单位名录)."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from yinuo.people import actions, queries
from yinuo.people.forms import directory as forms
from yinuo.people.models import Act, Delegation, Deputy, Group, Unit
from yinuo.people.standing import manages_people, reads_contacts
from yinuo.people.views.access import done, managers, readers
from yinuo.records.models import Entry

A_PAGE = 50
UNIT_ACTS = {
    Act.EDIT_UNIT: (forms.EditUnitForm, actions.edit_unit),
    Act.RENAME_UNIT: (forms.RenameUnitForm, actions.rename_unit),
    Act.ADD_OTHER_NAME: (forms.OtherNameForm, actions.add_other_name),
    Act.ABOLISH_UNIT: (forms.AbolishUnitForm, actions.abolish_unit),
    Act.MERGE_UNITS: (forms.MergeUnitsForm, actions.merge_units),
}


@readers
def deputies(request):
    """All deputies in office, by name, letters, delegation, group (代表名录)."""
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("words", "delegation", "group")}
    former = "former" in request.GET
    found = queries.directory(request.user, today=None if former else request.today, **asked)
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "former": former,
        "delegations": request.congress.delegations.all(),
        "groups": request.congress.groups.all(),
        "contacts": reads_contacts(request.standing),
        "manages": manages_people(request.standing),
    }
    return render(request, "people/deputies.html", context)


@readers
def deputy(request, pk):
    """One deputy: where, since when, how to reach them for those who may know (代表)."""
    found = get_object_or_404(
        Deputy.objects.visible_to(request.user).select_related("delegation", "term", "user"), pk=pk
    )
    manages = manages_people(request.standing)
    context = {
        "deputy": found,
        "contacts": reads_contacts(request.standing) or request.standing.deputy_id == found.pk,
        "manages": manages,
        "waiting": found.invitations.open_at(request.at).first() if manages else None,
        "trail": trail_of(found) if manages else None,
    }
    return render(request, "people/deputy.html", context)


@managers
def add_deputy(request):
    """Enter one deputy by hand (登记代表)."""
    initial = {"term": request.congress.term_on(request.today)}
    form = forms.DeputyForm(request.POST or None, congress=request.congress, initial=initial)
    by = {"by": request.user, "at": request.at}
    if made := done(request, form, lambda: actions.add_deputy(request.congress, **form.cleaned_data, **by)):
        return redirect(made)
    return render(request, "people/deputy_form.html", {"form": form, "act": Act.ADD_DEPUTY})


@managers
def edit_deputy(request, pk):
    """Correct what is known of a deputy (更正代表资料)."""
    found = get_object_or_404(Deputy.objects.visible_to(request.user), pk=pk)
    form = forms.DeputyForm(request.POST or None, congress=request.congress, deputy=found)
    if done(request, form, lambda: actions.edit_deputy(found, **form.cleaned_data, by=request.user, at=request.at)):
        return redirect(found)
    return render(request, "people/deputy_form.html", {"form": form, "act": Act.EDIT_DEPUTY, "deputy": found})


@readers
def units(request):
    """All units in being, by any of their names (单位名录)."""
    words = request.GET.get("words", "").strip()[:60]
    found = Unit.objects.visible_to(request.user).prefetch_related("other_names").select_related("succeeded_by")
    gone = "gone" in request.GET
    if not gone:
        found = found.in_being(request.today)
    if words:
        found = found.containing(words)
    context = {
        "page": Paginator(found.order_by("category", "name"), A_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "gone": gone,
        "manages": manages_people(request.standing),
    }
    return render(request, "people/units.html", context)


@readers
def unit(request, pk):
    """One unit: its names, what it came from, who answers for it now, its duties and people (单位)."""
    found = get_object_or_404(Unit.objects.visible_to(request.user).select_related("succeeded_by"), pk=pk)
    manages = manages_people(request.standing)
    context = {
        "unit": found,
        "exists": found.exists_on(request.today),
        "answering": found.answering_today(),
        "posts": found.posts.held_on(request.today).select_related("user").order_by("-role", "from_on"),
        "manages": manages,
        "acts": list(UNIT_ACTS) if found.abolished_on is None else [Act.EDIT_UNIT],
        "trail": trail_of(found) if manages else None,
    }
    return render(request, "people/unit.html", context)


@managers
def add_unit(request):
    """Enter one unit by hand (登记单位)."""
    form = forms.UnitForm(request.POST or None)
    by = {"by": request.user, "at": request.at}
    if made := done(request, form, lambda: actions.add_unit(request.congress, **form.cleaned_data, **by)):
        return redirect(made)
    return render(request, "people/unit_act.html", {"form": form, "act": Act.ADD_UNIT})


@managers
def unit_act(request, pk, act):
    """Rename, merge, abolish, name otherwise, correct (单位更名、合并、撤销等)."""
    found = get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)
    kind, action = next((pair for known, pair in UNIT_ACTS.items() if known == act), (None, None))
    if kind is None:
        raise Http404
    form = kind(request.POST or None, unit=found, today=request.today)
    if done(request, form, lambda: action(found, **form.cleaned_data, by=request.user, at=request.at)):
        return redirect(found)
    return render(request, "people/unit_act.html", {"form": form, "unit": found, "act": Act(act)})


@managers
def parts(request):
    """Delegations and groups, with how many belong to each (代表团、代表小组)."""
    kinds = {"delegation": actions.add_delegation, "group": actions.add_group}
    form = forms.NamedForm(request.POST or None)
    add = kinds.get(request.POST.get("kind", ""))
    by = {"by": request.user, "at": request.at}
    if add and done(request, form, lambda: add(request.congress, name=form.cleaned_data["name"], **by)):
        return redirect("people:parts")
    serving = Deputy.objects.serving(request.today)
    context = {
        "form": form,
        "delegations": Delegation.objects.filter(congress=request.congress).with_size(serving),
        "groups": Group.objects.filter(congress=request.congress).with_size(serving),
    }
    return render(request, "people/parts.html", context)


def trail_of(thing):
    """Its own entries, newest first (办理记录)."""
    return Entry.objects.filter(congress=thing.congress_id, kind=thing.kind, subject_id=thing.pk).order_by("-seq")[:30]
