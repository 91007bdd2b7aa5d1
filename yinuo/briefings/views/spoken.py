"""Acts on what was spoken: speeches, questions, follow-ups (发言、问询、追问)."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

from yinuo.briefings import offers
from yinuo.briefings.models import Briefing, Question, Speech
from yinuo.briefings.views.performing import perform


def spoken(request, model, pk):
    """The speech or question, if its session may be seen by this person."""
    seen = Briefing.objects.visible_to(request.user).filter(congress=request.congress)
    return get_object_or_404(model.objects.select_related("briefing", "deputy", "congress"), pk=pk, briefing__in=seen)


@login_required
def speech_act(request, pk, act):
    speech = spoken(request, Speech, pk)
    return perform(request, speech, act, offers.OF_SPEECH, title=f"{speech}　{speech.deputy or ''}")


@login_required
def question_act(request, pk, act):
    question = spoken(request, Question, pk)
    return perform(request, question, act, offers.OF_QUESTION, title=f"{question}　{question.deputy or ''}")
