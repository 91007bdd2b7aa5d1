"""Pages of the session (政情通报会): list, plan, everything about one, and its acts."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yinuo.briefings import forms, offers, queries
from yinuo.briefings.actions import attendance, questions, session, speeches
from yinuo.briefings.models import Briefing, Speech
from yinuo.briefings.views.performing import fill_in, perform, posted, waiting
from yinuo.rules import briefings as law
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

AFTERWARDS = {law.Status.CLOSED, law.Status.RECORDS_CONFIRMED, law.Status.IN_FOLLOW_UP}


def at_hand(request, number):
    """The session this person asked for, of their own congress, if they may see it."""
    visible = Briefing.objects.visible_to(request.user).filter(congress=request.congress)
    return get_object_or_404(visible.select_related("topic", "congress"), number=number)


@login_required
def briefings(request):
    shown = Briefing.objects.visible_to(request.user).filter(congress=request.congress)
    may_draft = bool(request.standing.roles & Briefing.lifecycle.founding.by)
    return render(request, "briefings/list.html", {"briefings": shown, "may_draft": may_draft})


@login_required
def briefing(request, number):
    briefing = at_hand(request, number)
    open_doors = doors(briefing, request.user)
    context = {
        "briefing": briefing,
        "phases": queries.phases(briefing),
        "account": queries.account(briefing),
        "speeches": queries.speeches(briefing, reader=request.user),
        "thread": queries.thread(briefing),
        "units": briefing.units.all(),
        "participants": briefing.participants.select_related("deputy", "unit", "delegation"),
        "activities": briefing.activities.all(),
        "minutes": queries.minutes(briefing),
        "suggestions": queries.suggestions_of(briefing),
        "promises": queries.promises_of(briefing).select_related("unit"),
        "trail": briefing.trail().order_by("-seq"),
        "may_convert": briefing.state in AFTERWARDS and Role.COMMISSION in request.standing.roles,
        "may_ask": questions.may_ask(briefing, request.user),
        "doors": open_doors,
        "waiting": waiting(briefing, request.user, doors=open_doors),
    }
    return render(request, "briefings/detail.html", context)


def doors(briefing, user) -> list[tuple[str, str]]:
    """Pages of a session that are no steps of its life, as far as they are open to this person now: address and label."""
    found = (
        (attendance.may_invite(briefing, user), "invite", _("确定参会人员")),
        (speeches.may_nominate(briefing, user), "nominate", _("推荐发言人")),
        (attendance.may_note(briefing, user), "attendance", _("登记到会情况")),
        (attendance.may_ask_leave(briefing, attendance.own_place(briefing, user)), "leave", _("请假")),
        (questions.may_ask(briefing, user), "ask", _("记录提问")),
    )
    return [
        (reverse(f"briefings:{name}", args=[briefing.number]), label) for open_now, name, label in found if open_now
    ]


@login_required
def new_briefing(request):
    Briefing.lifecycle.begin(request.standing.roles)
    form = forms.DraftBriefing(posted(request), congress=request.congress)

    def draft(*, held_on, **said):
        return session.draft(request.congress, year=held_on.year, held_on=held_on, **said)

    return fill_in(request, form, draft, "briefings/new.html")


@login_required
def act(request, number, act):
    briefing = at_hand(request, number)
    return perform(request, briefing, act, offers.OF_SESSION, title=briefing.title)


@login_required
def invite(request, number):
    briefing = at_hand(request, number)
    if not attendance.may_invite(briefing, request.user):
        raise NotAllowed("只有筹备期间，常委会办公室、专门（工作）委员会、代表工委可以确定参会人员")
    form = forms.Invite(posted(request), thing=briefing)
    return fill_in(request, form, partial(attendance.invite, briefing), "briefings/invite.html", thing=briefing)


@login_required
def note_attendance(request, number):
    """The office notes who came (登记到会情况)."""
    briefing = at_hand(request, number)
    if not attendance.may_note(briefing, request.user):
        raise NotAllowed("议程锁定之后，常委会办公室、代表工委才能登记到会情况")
    form = forms.Attended(posted(request), thing=briefing)

    def note(**said):
        attendance.note_attendance(briefing, **said)
        return briefing

    return fill_in(request, form, note, "briefings/attendance.html", thing=briefing)


@login_required
def ask_leave(request, number):
    """A deputy who was invited asks leave (请假)."""
    briefing = at_hand(request, number)
    place = attendance.own_place(briefing, request.user)
    if place is None:
        raise NotAllowed("只有列入参会名单的代表可以请假")
    if not attendance.may_ask_leave(briefing, place):
        raise NotAllowed("开会之前、尚未请假的代表才能请假")
    form = forms.Reason(posted(request), thing=briefing)

    def leave(**said):
        attendance.ask_leave(briefing, **said)
        return briefing

    return fill_in(request, form, leave, "briefings/leave.html", thing=briefing)


@login_required
def nominate(request, number):
    briefing = at_hand(request, number)
    Speech.lifecycle.begin(request.standing.roles)
    form = forms.Nominate(posted(request), thing=briefing)
    return fill_in(request, form, partial(speeches.nominate, briefing), "briefings/nominate.html", thing=briefing)


@login_required
def ask(request, number):
    briefing = at_hand(request, number)
    if not questions.may_ask(briefing, request.user):
        raise NotAllowed("开会期间，参会代表、会议主持人、常委会办公室才能记录提问")
    form = forms.AskQuestion(posted(request), thing=briefing, standing=request.standing)
    return fill_in(request, form, partial(questions.ask, briefing), "briefings/ask.html", thing=briefing)
