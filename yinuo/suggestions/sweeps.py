"""What the timer does about suggestions (定时): windows close, reminders fall due, kept promises close their matter."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from yinuo.promises.models import Promise
from yinuo.promises.models.promises import OWED
from yinuo.records.actions.notices import Word, tell_many
from yinuo.rules import suggestions as law
from yinuo.rules.pace import reminder_reached
from yinuo.rules.workdays import PUBLISHED
from yinuo.suggestions import actions, notices
from yinuo.suggestions.models import Assignment, Reply, Suggestion


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
    soon = today + timedelta(days=60)
    due = Assignment.objects.in_hand().filter(due_on__lte=soon).select_related("suggestion__congress", "unit")
    words = []
    for assignment in due:
        late = assignment.due_on < today
        step = "late" if late else reminder_reached(assignment.due_on, today, PUBLISHED)
        if step is None:
            continue
        suggestion = assignment.suggestion
        users = notices.people_of(assignment.unit, at)
        if late:
            users += notices.commission(suggestion.congress_id, at)
        words.append(
            Word(
                users,
                notices.OVERDUE if late else notices.DUE_SOON,
                suggestion.get_absolute_url(),
                f"due/{assignment.pk}/{assignment.due_on}/{step}",
                suggestion.congress_id,
                params={"number": suggestion.ref, "title": suggestion.title, "due": str(assignment.due_on)},
            )
        )
    tell_many(words, at=at)
    return len(words)


SWEEPS = (
    ("评价启封", break_seals),
    ("提醒评价、列为未评价", ask_for_evaluations),
    ("承诺兑现后办结建议", close_kept),
    ("交办件临期、逾期提醒", remind),
)
