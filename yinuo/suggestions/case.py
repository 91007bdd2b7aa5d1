"""One case as a page shows it (办理情况): phases, what you can do, what you cannot and why, who holds it up, its trail."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from yinuo.people.models import Post
from yinuo.people.standing import COMMITTEE_SIDE
from yinuo.records.models import Entry
from yinuo.rules import assignments as handing
from yinuo.rules import extensions as more_time
from yinuo.rules import suggestions as law
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Term
from yinuo.suggestions.models import Assignment, Extension, Suggestion

Act, Status = law.Act, law.Status
MAIN_LINE = (Act.SUBMIT, Act.REGISTER, Act.ASSIGN, Act.EVALUATE, Act.REHANDLE, Act.CLOSE, Act.WITHDRAW)


@dataclass(frozen=True)
class Step:
    """One phase: its word, whether it is done or now, and the day (阶段)."""

    phase: law.Phase
    mark: str
    on: date | None


@dataclass(frozen=True)
class Doable:
    """One thing this person can do now, with its page; `unit` where it is another's share (可办的事)."""

    act: Term
    url: str
    unit: object = None


@dataclass(frozen=True)
class Waiting:
    """Whom the case waits for, for what, until when; `due` only where there is a clock (卡在哪里)."""

    who: str
    what: Term
    due_on: date | None = None


def phases(suggestion, state: Status) -> list[Step]:
    """The eight steps with their days, as far as this reader may know (阶段)."""
    now = list(law.Phase).index(law.PHASE_OF[state])
    days = {
        law.Phase.RAISING: suggestion.drafted_at,
        law.Phase.REVIEW: suggestion.submitted_at,
        law.Phase.ASSIGNING: suggestion.registered_at,
        law.Phase.HANDLING: suggestion.assigned_at,
        law.Phase.REPLY: suggestion.replied_at,
        law.Phase.CLOSED: suggestion.closed_at,
    }
    marks = ["done" if place < now else "now" if place == now else "" for place in range(len(law.Phase))]
    return [
        Step(phase, mark, localdate(days[phase]) if mark and days.get(phase) else None)
        for phase, mark in zip(law.Phase, marks, strict=True)
    ]


def doable(suggestion, assignments, extensions, user) -> list[Doable]:
    """Everything this person can do to the case now, straight from the three life cycles (现在可以)."""
    found = [(move.act, suggestion.act_url(move.act), None) for move in suggestion.moves(user)]
    for assignment in assignments:
        found += [(move.act, assignment.act_url(move.act), assignment.unit) for move in assignment.moves(user)]
    for extension in extensions:
        found += [(move.act, extension.act_url(move.act), extension.assignment.unit) for move in extension.moves(user)]
    return [Doable(act, url, unit) for act, url, unit in found if url]


def refused(suggestion, user) -> list[tuple[Act, str]]:
    """What this person's roles will be able to do later, but not now, each with the reason (现在不能)."""
    roles, state = suggestion.roles_of(user), suggestion.state_for(user)
    phase = list(law.Phase).index(law.PHASE_OF[state])
    later = []
    for act in MAIN_LINE:
        rows = [move for move in law.LIFECYCLE.moves.values() if move.act is act and move.by & roles]
        ahead = rows and all(list(law.Phase).index(law.PHASE_OF[move.source]) > phase for move in rows)
        if ahead and law.PHASE_OF[state] is not law.Phase.CLOSED:
            later.append((act, _reason(act, state, roles)))
    return later


def _reason(act, state, roles) -> str:
    try:
        law.LIFECYCLE.step(act, state=state, roles=roles)
    except NotAllowed as reason:
        return str(reason)
    return ""


def waiting(suggestion, assignments, user) -> list[Waiting]:
    """Whom it waits for now (卡在哪里); we list ourselves among those who hold things up."""
    state = suggestion.state_for(user)
    ours = {Status.SUBMITTED: Act.REGISTER, Status.REGISTERED: Act.ASSIGN}
    if state in ours:
        return [Waiting("代表工委", ours[state])]
    if state in {Status.DRAFT, Status.COSIGNING}:
        return [Waiting("代表", Act.SUBMIT)]
    if state is Status.REPLIED:
        return [Waiting("代表", Act.EVALUATE)]
    if state is Status.EVALUATED and not suggestion.sealed:
        return [Waiting("代表工委", Act.REHANDLE)]
    if state not in {Status.ASSIGNED, Status.IN_HANDLING, Status.REHANDLING}:
        return []
    return [found for assignment in assignments if (found := _held_by(assignment))]


def _held_by(assignment) -> Waiting | None:
    status, unit = handing.Status(assignment.status), assignment.unit.short_name
    if status is handing.Status.RETURN_ASKED:
        return Waiting("代表工委", handing.Act.AGREE_RETURN)
    if status is handing.Status.SENT:
        return Waiting(unit, handing.Act.ACCEPT, assignment.due_on)
    if status in {handing.Status.ACCEPTED, handing.Status.HANDLING}:
        return Waiting(unit, handing.Act.REPLY if assignment.answers else handing.Act.OPINION, assignment.due_on)
    return None


def trail(suggestion, user, today) -> list[Entry]:
    """Its entries and those of its units, newest first (办理记录); nothing of an evaluation while the seal holds.

    That a reminder went out tells that nobody has rated yet, so it too is told only to those who may know.
    """
    shares = suggestion.assignments.values("pk")
    requests = Extension.objects.filter(assignment__suggestion=suggestion)
    entries = Entry.objects.filter(
        Q(kind=Suggestion.kind, subject_id=suggestion.pk)
        | Q(kind=Assignment.kind, subject_id__in=shares)
        | Q(kind=Extension.kind, subject_id__in=requests.values("pk")),
        congress=suggestion.congress_id,
    ).exclude(Q(kind=Extension.kind, act=more_time.Act.ASK_EXTENSION) | Q(kind=Assignment.kind, act=handing.Act.EXTEND))
    if not suggestion.opens_evaluation_to(user):
        open_window = suggestion.evaluate_by is not None and suggestion.evaluate_by >= today
        if (suggestion.sealed or open_window) and suggestion.replied_at:
            sealed = [Act.EVALUATE, Act.ASK_EVALUATION]
            entries = entries.exclude(kind=Suggestion.kind, act__in=sealed, at__gte=suggestion.replied_at)
    return _told(list(entries.order_by("-seq")), suggestion, user)


def _told(entries, suggestion, user):
    """Whose each entry is, for which units, on which side; no name where it is protected. One act, one line."""
    authors = {entry.by_id for entry in entries if entry.by_id}
    ours = set(Post.objects.filter(user__in=authors, role__in=COMMITTEE_SIDE).values_list("user", flat=True))
    hidden = suggestion.proposer_shown_to(user) is None
    whole = {(entry.act, entry.at) for entry in entries if entry.kind == Suggestion.kind}
    told = [entry for entry in entries if entry.kind == Suggestion.kind or (entry.act, entry.at) not in whole]
    for entry in told:
        entry.ours = entry.by_id in ours
        entry.who = _who(entry)
        if hidden and suggestion.lead_id and entry.by_id == suggestion.lead.user_id:
            entry.who = "代表（身份受保护）"
    return told


def _who(entry) -> str:
    """The name with the units it is about: 干部甲：市甲局（主办）; 示例市甲局 甲局承办人."""
    units = entry.detail.get("units") or [entry.detail[name] for name in ("to",) if entry.detail.get(name)]
    if entry.kind == Suggestion.kind:
        return f"{entry.by_name}：{'、'.join(units)}" if units and entry.act != Act.MERGE else ""
    unit = entry.detail.get("unit", "")
    return f"{unit} {entry.by_name}" if unit and entry.by_id else ""
