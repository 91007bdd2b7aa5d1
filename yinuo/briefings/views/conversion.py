"""From what was said to suggestions, one matter each, on one review screen (转为代表建议)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinuo.briefings import forms
from yinuo.briefings.actions import questions, speeches
from yinuo.briefings.models import Question, Speech
from yinuo.briefings.views.performing import posted
from yinuo.briefings.views.spoken import spoken
from yinuo.rules import speeches as law
from yinuo.rules.lifecycle import NotAllowed


@login_required
def convert_speech(request, pk):
    """Split a speech into matters; points on record are the first cut, so that nothing is typed twice."""
    speech = spoken(request, Speech, pk)
    speech.step(law.Act.CONVERT, request.user)
    initial = [{"title": "", "grounds": point} for point in speech.points] or [{"grounds": speech.text}]
    formset = forms.Matters(posted(request), initial=initial[: forms.MOST_MATTERS])
    form = forms.NoMatter(posted(request))
    if request.method == "POST" and formset.is_valid() and form.is_valid():
        matters = [matter.cleaned_data for matter in formset if matter.cleaned_data.get("title")]
        try:
            made = speeches.convert(speech, matters=matters, **form.cleaned_data, by=request.user, at=request.at)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已转为%(count)d件代表建议") % {"count": len(made)})
            return redirect(speech)
    faulty = bool(form.errors) or (formset.is_bound and not formset.is_valid())
    context = {"thing": speech, "formset": formset, "form": form}
    return render(request, "briefings/convert.html", context, status=422 if faulty else 200)


@login_required
def convert_question(request, pk):
    """One matter out of a question; its words are already there."""
    question = spoken(request, Question, pk)
    questions.check_convertible(question, request.user)
    form = forms.Matter(posted(request), initial={"grounds": question.text})
    form.fields["title"].required = True
    if request.method == "POST" and form.is_valid():
        try:
            made = questions.convert(question, matter=form.cleaned_data, by=request.user, at=request.at)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已转为代表建议"))
            return redirect(made)
    context = {"thing": question, "form": form}
    return render(request, "briefings/convert_question.html", context, status=422 if form.errors else 200)
