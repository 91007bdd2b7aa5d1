"""Pages of topics (议题)."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render

from yinuo.briefings import forms, offers
from yinuo.briefings.actions.topics import propose
from yinuo.briefings.models import Topic
from yinuo.briefings.views.performing import fill_in, perform, posted, waiting


@login_required
def topics(request):
    shown = Topic.objects.visible_to(request.user)
    may_propose = bool(request.standing.roles & Topic.lifecycle.founding.by)
    return render(request, "briefings/topics.html", {"topics": shown, "may_propose": may_propose})


@login_required
def topic(request, pk):
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    context = {
        "topic": topic,
        "briefings": topic.briefings.visible_to(request.user),
        "waiting": waiting(topic, request.user),
        "trail": topic.trail().order_by("-seq"),
    }
    return render(request, "briefings/topic.html", context)


@login_required
def new_topic(request):
    Topic.lifecycle.begin(request.standing.roles)
    form = forms.ProposeTopic(posted(request), congress=request.congress)
    return fill_in(request, form, lambda **said: propose(request.congress, **said), "briefings/new_topic.html")


@login_required
def topic_act(request, pk, act):
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    return perform(request, topic, act, offers.OF_TOPIC, title=topic.title)
