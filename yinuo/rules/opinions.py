"""Deliberation opinions and the report that answers them (审议意见、研究处理情况报告), SM-14.

监督法第十七、五十条: the opinions go to the organ, its draft report first to the committee for comments, then to the
standing committee; informed to deputies and published. 浙江省监督条例第四十三、四十四条: seven days, three months.
"""

from collections.abc import Mapping

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    COMPILE = "compile", "汇总整理"
    SEND_BACK = "send-back", "退回修改"
    APPROVE = "approve", "通过"
    DELIVER = "deliver", "交付"
    SUBMIT = "submit", "送报告稿征求意见"
    COMMENT = "comment", "反馈意见"
    FILE = "file", "报送报告"
    DELIBERATE = "deliberate", "审议"
    VOTE = "vote", "满意度测评"
    DEMAND_REPORT = "demand-report", "要求重新报告"
    PUBLISH = "publish", "通报代表并公布"


class Status(Term):
    COMPILED = "compiled", "已汇总"
    APPROVED = "approved", "已通过"
    DELIVERED = "delivered", "已交付"
    DRAFT_SUBMITTED = "draft-submitted", "报告稿征求意见"
    COMMENTED = "commented", "已反馈意见"
    FILED = "filed", "已报送"
    DELIBERATED = "deliberated", "已审议"
    PUBLISHED = "published", "已公布"


REPORTING = {Role.GOVERNMENT_OFFICE, Role.UNIT_LEADER}
PUBLISHING = {Role.OFFICE, Role.PUBLICITY}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.OPINION,
    # act               from                    to                      by
    (Act.COMPILE,       Status.COMPILED,        Status.COMPILED,        {Role.OFFICE, Role.COMMITTEE}),
    (Act.SEND_BACK,     Status.COMPILED,        Status.COMPILED,        {Role.COUNCIL}),
    (Act.APPROVE,       Status.COMPILED,        Status.APPROVED,        {Role.COUNCIL}),
    (Act.DELIVER,       Status.APPROVED,        Status.DELIVERED,       {Role.OFFICE}),
    (Act.SUBMIT,        Status.DELIVERED,       Status.DRAFT_SUBMITTED, REPORTING),
    (Act.COMMENT,       Status.DRAFT_SUBMITTED, Status.COMMENTED,       {Role.COMMITTEE}),
    (Act.FILE,          Status.COMMENTED,       Status.FILED,           REPORTING),
    (Act.DELIBERATE,    Status.FILED,           Status.DELIBERATED,     {Role.SC_MEMBER, Role.OFFICE}),
    (Act.VOTE,          Status.DELIBERATED,     Status.DELIBERATED,     {Role.CHAIR, Role.OFFICE}),
    (Act.DEMAND_REPORT, Status.DELIBERATED,     Status.DELIVERED,       {Role.COUNCIL}),
    (Act.PUBLISH,       Status.FILED,           Status.PUBLISHED,       PUBLISHING),
    (Act.PUBLISH,       Status.DELIBERATED,     Status.PUBLISHED,       PUBLISHING),
    start=Status.COMPILED,
    ends={Status.PUBLISHED},
    begun=(Act.COMPILE, {Role.OFFICE, Role.COMMITTEE}),
)
# fmt: on


class Phase(Term):
    COMPILING = "compiling", "汇总"
    HANDLING = "handling", "研究处理"
    REPORTED = "reported", "报告"
    PUBLISHED = "published", "公布"


PHASE_OF = {
    Status.COMPILED: Phase.COMPILING,
    Status.APPROVED: Phase.COMPILING,
    Status.DELIVERED: Phase.HANDLING,
    Status.DRAFT_SUBMITTED: Phase.HANDLING,
    Status.COMMENTED: Phase.HANDLING,
    Status.FILED: Phase.REPORTED,
    Status.DELIBERATED: Phase.REPORTED,
    Status.PUBLISHED: Phase.PUBLISHED,
}


def missing_before_approve(*, evaluation: str, problems: str, suggestions: str, limit_set: bool) -> list[str]:
    """What a letter of opinions lacks (审议意见书); 北京市专项工作报告办法第十四条 lists the contents."""
    return missing(
        (evaluation, "总体评价"),
        (problems, "存在问题"),
        (suggestions, "意见建议"),
        (limit_set, "报告期限"),
    )


def missing_before_deliver(*, units: tuple[str, ...], number: str) -> list[str]:
    """What delivering needs (交付)."""
    return missing((units, "研究处理机关"), (number, "发文字号"))


def missing_before_file(items: Mapping[str, str], *, signer: str) -> list[str]:
    """Which opinions the report does not answer (报送报告): one answer per item, signed."""
    return [
        *(f"逐条回应（{item}）" for item, answer in items.items() if not answer.strip()),
        *missing((signer, "签发人")),
    ]


def missing_before_publish(*, deputies_told: bool, secrecy_checked: bool) -> list[str]:
    """What publishing needs (通报代表并公布)."""
    return missing((deputies_told, "通报代表的记录"), (secrecy_checked, "保密审查"))
