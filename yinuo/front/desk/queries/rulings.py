"""What officers decide between units and deputies (裁定): returns, extensions, coordination; and who holds up a reply."""

from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due, Wait, counted
from yinuo.rules import assignments as law
from yinuo.rules import extensions as extension_law
from yinuo.suggestions.models import Assignment, Extension, Suggestion


def waits(reader: Reader) -> list[Wait]:
    """Returns and extensions to decide (退办、延期), in five queries."""
    return [*returns(reader), *extensions(reader)]


def returns(reader: Reader) -> list[Wait]:
    asked = (
        Assignment.objects.filter(congress=reader.congress, status=law.Status.RETURN_ASKED)
        .select_related("suggestion", "unit")
        .prefetch_related("returns__nominated")
    )
    found = []
    for assignment in asked:
        request = next((one for one in assignment.returns.all() if one.agreed is None), None)
        if request is None:
            continue
        since = localdate(request.at)
        names = {"unit": assignment.unit, "other": request.nominated, "reason": request.reason.rstrip("。")}
        found.append(
            Wait(
                head=_("退办申请待裁定"),
                number=assignment.suggestion.ref,
                quoted=assignment.suggestion.title,
                url=assignment.suggestion.get_absolute_url(),
                act=_("裁定"),
                act_url=assignment.act_url(law.Act.AGREE_RETURN),
                due=counted(since, reader.policy.returns.reassign),
                why=_("%(unit)s提出：%(reason)s，建议改交%(other)s。") % names,
                detail=_("裁定前两家都不会动手。"),
                awaited=_("裁定"),
                since=since,
            )
        )
    return found


def extensions(reader: Reader) -> list[Wait]:
    asked = Extension.objects.filter(congress=reader.congress, status=extension_law.Status.ASKED).select_related(
        "assignment__suggestion", "assignment__unit"
    )
    return [
        Wait(
            head=_("延期申请待审批"),
            number=one.assignment.suggestion.ref,
            quoted=one.assignment.suggestion.title,
            url=one.assignment.suggestion.get_absolute_url(),
            act=_("审批"),
            act_url=one.act_url(extension_law.Act.APPROVE),
            due=Due(one.was_due_on, one.assignment.due_basis),
            why=_("%(unit)s：%(reason)s") % {"unit": one.assignment.unit, "reason": one.reason},
            awaited=_("审批延期"),
            since=localdate(one.at),
        )
        for one in asked
    ]


@dataclass(frozen=True)
class Holder:
    """Who holds up a reply and with what (卡在谁); no assignment means ourselves."""

    assignment: Assignment | None
    awaited: str
    detail: str

    def wait(self, suggestion: Suggestion) -> Wait:
        unit = self.assignment
        return Wait(
            head="",
            number=suggestion.ref,
            quoted=suggestion.title,
            url=suggestion.get_absolute_url(),
            act=law.Act.COORDINATE if unit else _("裁定"),
            act_url=self.page(suggestion),
            due=Due(suggestion.due_on, suggestion.due_basis),
            why=_("尚未答复。"),
            by=(str(unit.unit),) if unit else (),
            detail=self.detail,
            awaited=self.awaited,
            since=localdate(unit.at) if unit else None,
        )

    def page(self, suggestion: Suggestion) -> str:
        unit = self.assignment
        return (unit.act_url(law.Act.COORDINATE) if unit else None) or suggestion.get_absolute_url()


def holder(suggestion: Suggestion) -> Holder:
    """The first in the chain that has not done its part: a ruling, a co-handler's opinion, the lead's reply.

    Reads `suggestion.assignments` as they were prefetched, with their units.
    """
    live = [one for one in suggestion.assignments.all() if one.is_live and not one.is_done]
    if any(one.status == law.Status.RETURN_ASKED for one in live):
        return Holder(None, _("裁定"), _("退办申请还没有裁定。"))
    unsigned = next((one for one in live if one.status == law.Status.SENT), None)
    if unsigned:
        return Holder(unsigned, law.Act.ACCEPT.label, _("交办后没有签收。"))
    co = next((one for one in live if not one.answers), None)
    lead = next((one for one in live if one.answers), None)
    if co and lead:
        return Holder(co, _("会办意见"), _("会办意见未提交，%(unit)s的答复因此不能发出。") % {"unit": lead.unit})
    if lead:
        return Holder(lead, _("答复"), _("答复还没有发出。"))
    return Holder(None, _("交办"), _("没有承办单位。"))
