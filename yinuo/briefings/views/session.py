"""Pages of the session (政情通报会): list, plan, everything about one, and its acts."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render

from yinuo.briefings import forms, offers, queries
from yinuo.briefings.actions import questions, session, speeches
from yinuo.briefings.models import Briefing, Question, Speech
from yinuo.briefings.views.performing import fill_in, perform
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
    context = {
        "briefing": briefing,
        "account": queries.account(briefing),
        "speeches": briefing.speeches.select_related("deputy", "delegation", "group", "briefing"),
        "thread": queries.thread(briefing),
        "units": briefing.units.all(),
        "participants": briefing.participants.select_related("deputy", "delegation"),
        "activities": briefing.activities.all(),
        "suggestions": queries.suggestions_of(briefing),
        "promises": queries.promises_of(briefing).select_related("unit"),
        "trail": briefing.trail().order_by("-seq"),
        "is_live": briefing.state == law.Status.LIVE,
        "may_convert": briefing.state in AFTERWARDS and Role.COMMISSION in request.standing.roles,
        "may_nominate": briefing.state in speeches.OPEN_FOR_NOMINATION
        and bool(request.standing.roles & Speech.lifecycle.founding.by),
        "may_ask": briefing.state == law.Status.LIVE and bool(request.standing.roles & Question.lifecycle.founding.by),
        "may_invite": briefing.state == law.Status.PREPARING and bool(request.standing.roles & session.INVITERS),
    }
    return render(request, "briefings/detail.html", context)


@login_required
def new_briefing(request):
    Briefing.lifecycle.begin(request.standing.roles)
    form = forms.DraftBriefing(request.POST or None, congress=request.congress)

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
    if briefing.state != law.Status.PREPARING or not request.standing.roles & session.INVITERS:
        raise NotAllowed("只有筹备期间，常委会办公室、专门（工作）委员会、代表工委可以确定参会人员")
    form = forms.Invite(request.POST or None, thing=briefing)
    return fill_in(
        request, form, lambda **said: session.invite(briefing, **said), "briefings/invite.html", thing=briefing
    )


@login_required
def nominate(request, number):
    briefing = at_hand(request, number)
    Speech.lifecycle.begin(request.standing.roles)
    form = forms.Nominate(request.POST or None, thing=briefing)

    def recommend(**said):
        return speeches.nominate(briefing, **said)

    return fill_in(request, form, recommend, "briefings/nominate.html", thing=briefing)


@login_required
def ask(request, number):
    briefing = at_hand(request, number)
    Question.lifecycle.begin(request.standing.roles)
    form = forms.AskQuestion(request.POST or None, thing=briefing)
    return fill_in(request, form, lambda **said: questions.ask(briefing, **said), "briefings/ask.html", thing=briefing)
