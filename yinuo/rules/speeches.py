"""A deputy's speech at a session (代表发言), SM-4: nominated, reviewed, delivered, confirmed, turned into suggestions.

Bengbu's record of 2023: each delegation and the specialist group recommends one speaker, and what is said is handled
as closed-period suggestions. One suggestion holds one matter, so one speech may become several, or none.
"""

from dataclasses import dataclass

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    NOMINATE = "nominate", "推荐发言"
    SUBMIT = "submit", "提交发言稿"
    REVIEW = "review", "审阅"
    SEND_BACK = "send-back", "退回核对"
    SCHEDULE = "schedule", "排定次序"
    DELIVER = "deliver", "发言"
    HAND_IN = "hand-in", "书面发言"
    CORRECT = "correct", "更正记录"
    CONFIRM = "confirm", "签认记录"
    CONVERT = "convert", "转为代表建议"
    LINK = "link", "关联办理件"
    WITHDRAW = "withdraw", "撤回"


class Status(Term):
    NOMINATED = "nominated", "已推荐"
    SUBMITTED = "submitted", "已交稿"
    REVIEWED = "reviewed", "已审阅"
    SCHEDULED = "scheduled", "已排定"
    DELIVERED = "delivered", "已发言"
    RECORD_CONFIRMED = "record-confirmed", "记录已签认"
    CONVERTED = "converted", "已转办"
    LINKED = "linked", "已关联办理件"
    WITHDRAWN = "withdrawn", "已撤回"


NOMINATORS = {Role.DELEGATION_HEAD, Role.GROUP_CONVENER, Role.COUNTY_SC, Role.OFFICE}
REVIEWERS = {Role.COMMITTEE, Role.COMMISSION, Role.REVIEWER}  # facts and secrecy; the content stays the deputy's own
OWN = {Role.DEPUTY}  # here: the speaker
FLOOR = {Role.CHAIR, Role.OFFICE}
RETREATING = {Role.DEPUTY, Role.DELEGATION_HEAD, Role.GROUP_CONVENER}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.SPEECH,
    # act           from                     to                       by
    (Act.SUBMIT,    Status.NOMINATED,        Status.SUBMITTED,        OWN),
    (Act.SEND_BACK, Status.SUBMITTED,        Status.NOMINATED,        REVIEWERS),
    (Act.REVIEW,    Status.SUBMITTED,        Status.REVIEWED,         REVIEWERS),
    (Act.SCHEDULE,  Status.REVIEWED,         Status.SCHEDULED,        {Role.OFFICE, Role.SECRETARY_GENERAL}),
    (Act.DELIVER,   Status.SCHEDULED,        Status.DELIVERED,        FLOOR),
    (Act.HAND_IN,   Status.REVIEWED,         Status.DELIVERED,        {Role.DEPUTY, Role.OFFICE}),
    (Act.HAND_IN,   Status.SCHEDULED,        Status.DELIVERED,        {Role.DEPUTY, Role.OFFICE}),
    (Act.CORRECT,   Status.DELIVERED,        Status.DELIVERED,        {Role.DEPUTY, Role.OFFICE}),
    (Act.CONFIRM,   Status.DELIVERED,        Status.RECORD_CONFIRMED, {Role.DEPUTY, Role.OFFICE}),  # office: signed on paper
    (Act.CONVERT,   Status.RECORD_CONFIRMED, Status.CONVERTED,        {Role.COMMISSION}),
    (Act.LINK,      Status.CONVERTED,        Status.LINKED,           {Role.COMMISSION, Role.SYSTEM}),
    (Act.WITHDRAW,  Status.NOMINATED,        Status.WITHDRAWN,        RETREATING),
    (Act.WITHDRAW,  Status.SUBMITTED,        Status.WITHDRAWN,        RETREATING),
    (Act.WITHDRAW,  Status.REVIEWED,         Status.WITHDRAWN,        RETREATING),
    (Act.WITHDRAW,  Status.SCHEDULED,        Status.WITHDRAWN,        RETREATING),
    start=Status.NOMINATED,
    ends={Status.LINKED, Status.WITHDRAWN},
    begun=(Act.NOMINATE, NOMINATORS),
)
# fmt: on


class Phase(Term):
    PREPARING = "preparing", "准备"
    SPOKEN = "spoken", "发言"
    CONVERTED = "converted", "转办"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.NOMINATED: Phase.PREPARING,
    Status.SUBMITTED: Phase.PREPARING,
    Status.REVIEWED: Phase.PREPARING,
    Status.SCHEDULED: Phase.PREPARING,
    Status.DELIVERED: Phase.SPOKEN,
    Status.RECORD_CONFIRMED: Phase.SPOKEN,
    Status.CONVERTED: Phase.CONVERTED,
    Status.LINKED: Phase.ENDED,
    Status.WITHDRAWN: Phase.ENDED,
}


@dataclass(frozen=True)
class Matter:
    """One matter cut out of a speech (一事): it becomes one suggestion."""

    title: str
    wording_confirmed: bool  # by the deputy


def missing_before_submit(*, text: str) -> list[str]:
    """What a speaker hands in (提交发言稿)."""
    return missing((text, "发言稿"))


def missing_before_review(*, facts_checked: bool, secrecy_checked: bool) -> list[str]:
    """What a review covers (审阅): facts and secrecy, never the deputy's opinion."""
    return missing((facts_checked, "事实核对"), (secrecy_checked, "保密审查"))


def missing_before_convert(matters: tuple[Matter, ...], *, split_confirmed: bool) -> list[str]:
    """What is missing before a speech becomes suggestions (转为代表建议): the deputy confirms the split and the words."""
    return [
        *missing((split_confirmed, "代表确认事项拆分（一事一议）")),
        *(f"第{place}件的标题" for place, matter in enumerate(matters, 1) if not matter.title.strip()),
        *(
            f"代表确认“{matter.title}”的文字"
            for matter in matters
            if matter.title.strip() and not matter.wording_confirmed
        ),
    ]
