"""What the timer does about suggestions (定时): windows close, reminders fall due, kept promises close their matter."""

from datetime import timedelta
from functools import cache, partial

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from yinuo.promises.models import Promise
from yinuo.promises.models.promises import OWED
from yinuo.records.actions.notices import Word, tell_many
from yinuo.records.models import Notice
from yinuo.rules import suggestions as law
from yinuo.rules.pace import reminder_reached
from yinuo.rules.workdays import PUBLISHED
from yinuo.suggestions import actions, notices
from yinuo.suggestions.models import Assignment, Reply, Suggestion

LONGEST = timedelta(days=60)  # thirty working days, with the longest holidays between


def break_seals(at) -> int:
    """Evaluation windows that have closed (评价启封)."""
    over = Suggestion.objects.filter(sealed=True, evaluate_by__lt=localdate(at)).select_related(
        "congress", "lead__user"
    )
    return sum(actions.break_seal(suggestion, at=at) for suggestion in over)


def ask_for_evaluations(at) -> int:
    """Nobody rated within the window: remind once, give the days of grace, then count it as unrated (未评价)."""
    waiting = Suggestion.objects.filter(status=law.Status.REPLIED, evaluate_by__lt=localdate(at))
    done = 0
    for suggestion in waiting.select_related("congress", "lead__user"):
        reminded = suggestion.trail().filter(act=law.Act.ASK_EVALUATION, at__gte=suggestion.replied_at).exists()
        if reminded:
            actions.lapse(suggestion, at=at)
        else:
            actions.ask_evaluation(suggestion, by=None, at=at)
        done += 1
    return done


def close_kept(at) -> int:
    """Whatever was promised is finished: the matter is closed (承诺全部办结，建议办结)."""
    replies = Reply.objects.filter(suggestion=OuterRef(OuterRef("pk")))
    owed = Promise.objects.filter(source_kind=Reply.kind, source_id__in=replies.values("pk"), status__in=OWED)
    kept = Suggestion.objects.filter(~Exists(owed), status=law.Status.TRACKING).select_related("congress", "lead__user")
    return sum(actions.close(suggestion, by=None, at=at) is None for suggestion in kept)


def remind(at) -> int:
    """Thirty, fifteen and five working days before a unit's day, and once when it has passed (临期、逾期提醒)."""
    today = localdate(at)
    due = Assignment.objects.in_hand().filter(due_on__lte=today + LONGEST).select_related("suggestion", "unit")
    steps = {_key(one, step): one for one in due if (step := _step(one, today)) is not None}
    told = set(Notice.objects.filter(key__in=steps).values_list("key", flat=True))
    unit_people, ours = cache(partial(notices.people_of, at=at)), cache(partial(notices.commission, at=at))
    words = []
    for key, assignment in steps.items():
        if key not in told:
            late, suggestion = assignment.due_on < today, assignment.suggestion
            users = [*unit_people(assignment.unit), *(ours(suggestion.congress_id) if late else ())]
            known = {"number": suggestion.ref, "title": suggestion.title, "due": str(assignment.due_on)}
            text = notices.OVERDUE if late else notices.DUE_SOON
            words.append(Word(users, text, suggestion.get_absolute_url(), key, suggestion.congress_id, params=known))
    tell_many(words, at=at)
    return len(words)


def _step(assignment, today):
    late = assignment.due_on < today
    return "late" if late else reminder_reached(assignment.due_on, today, PUBLISHED)


def _key(assignment, step) -> str:
    return f"due/{assignment.pk}/{assignment.due_on}/{step}"


SWEEPS = (
    ("评价启封", break_seals),
    ("提醒评价、列为未评价", ask_for_evaluations),
    ("承诺兑现后办结建议", close_kept),
    ("交办件临期、逾期提醒", remind),
)
