"""Pages of inspection and research (视察调研)."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render

from yinuo.briefings import forms, offers
from yinuo.briefings.actions.activities import plan
from yinuo.briefings.models import Activity
from yinuo.briefings.views.performing import fill_in, perform, posted, waiting


@login_required
def activities(request):
    shown = Activity.objects.visible_to(request.user).select_related("briefing")
    may_plan = bool(request.standing.roles & Activity.lifecycle.founding.by)
    return render(request, "briefings/activities.html", {"activities": shown, "may_plan": may_plan})


@login_required
def activity(request, pk):
    activity = get_object_or_404(Activity.objects.visible_to(request.user).select_related("briefing"), pk=pk)
    context = {
        "activity": activity,
        "findings": activity.findings.select_related("deputy"),
        "participants": activity.participants.select_related("delegation"),
        "waiting": waiting(activity, request.user),
        "trail": activity.trail().order_by("-seq"),
    }
    return render(request, "briefings/activity.html", context)


@login_required
def new_activity(request):
    Activity.lifecycle.begin(request.standing.roles)
    form = forms.PlanActivity(posted(request), congress=request.congress)
    return fill_in(request, form, lambda **said: plan(request.congress, **said), "briefings/new_activity.html")


@login_required
def activity_act(request, pk, act):
    activity = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
    return perform(request, activity, act, offers.OF_ACTIVITY, title=activity.title)
