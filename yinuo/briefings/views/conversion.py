"""From what was said to suggestions, one matter each, on one review screen (转为代表建议)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinuo.briefings import forms
from yinuo.briefings.actions import questions, speeches
from yinuo.briefings.models import Question, Speech
from yinuo.briefings.views.spoken import spoken
from yinuo.rules import speeches as law
from yinuo.rules.lifecycle import NotAllowed


@login_required
def convert_speech(request, pk):
    """Split a speech into matters; points on record are the first cut, so that nothing is typed twice."""
    speech = spoken(request, Speech, pk)
    speech.step(law.Act.CONVERT, request.user)
    initial = [{"title": "", "grounds": point} for point in speech.points] or [{"grounds": speech.text}]
    formset = forms.Matters(request.POST or None, initial=initial)
    confirmed = bool(request.POST.get("split_confirmed"))
    refused = ""
    if request.method == "POST" and formset.is_valid():
        matters = [form.cleaned_data for form in formset if form.cleaned_data.get("title")]
        try:
            made = speeches.convert(speech, matters=matters, split_confirmed=confirmed, by=request.user, at=request.at)
        except NotAllowed as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("已转为%(count)d件代表建议") % {"count": len(made)})
            return redirect(speech)
    context = {"thing": speech, "formset": formset, "refused": refused, "confirmed": confirmed, "source": speech}
    return render(request, "briefings/convert.html", context)


@login_required
def convert_question(request, pk):
    question = spoken(request, Question, pk)
    form = forms.Matter(request.POST or None, initial={"grounds": question.text})
    if request.method == "POST" and form.is_valid():
        try:
            made = questions.convert(question, matter=form.cleaned_data, by=request.user, at=request.at)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已转为代表建议"))
            return redirect(made)
    return render(request, "briefings/convert_question.html", {"thing": question, "form": form})
