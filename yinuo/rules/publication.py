"""What the public may see (公开): three separate decisions, and the passages that are blacked out with their ground.

代表法第五十一条, 保守国家秘密法第三十五条, 政府信息公开条例第十四至十七条; 安徽省2015年通知: full text is the rule, without the deputy's
contact data and secret matter. 青岛市条例第十八条: on request the deputy's identity is protected.
"""

from dataclasses import dataclass

from yinuo.rules.checklist import missing
from yinuo.rules.terms import Term


class Extent(Term):
    """How much is published (公开范围), from most to least."""

    FULL = "full", "全文公开"
    SUMMARY = "summary", "摘要公开"
    TITLE = "title", "只公开标题"
    NONE = "none", "不公开"


class Ground(Term):
    """Why something is not shown (不公开理由)."""

    CONTACT = "contact-data", "联系方式"
    PRIVACY = "privacy", "个人隐私"
    TRADE_SECRET = "trade-secret", "商业秘密"
    STATE_SECRET = "state-secret", "国家秘密"
    PROTECTED_IDENTITY = "protected-identity", "保护代表身份"
    UNSUITABLE = "unsuitable", "代表认为不宜公开"


BASIS_OF_GROUND = {
    Ground.CONTACT: ("AHO15",),
    Ground.PRIVACY: ("OGI 15",),
    Ground.TRADE_SECRET: ("OGI 15",),
    Ground.STATE_SECRET: ("OGI 14", "SSL 35"),
    Ground.PROTECTED_IDENTITY: ("QD21 18",),
    Ground.UNSUITABLE: ("HA17 29",),
}


class SecrecyCheck(Term):
    """The reviewer's finding (保密审查结论)."""

    PASSED = "passed", "可以公开"
    PASSED_IN_PART = "passed-in-part", "处理后可以公开"
    REFUSED = "refused", "不得公开"


@dataclass(frozen=True)
class Decisions:
    """The three decisions (三项决定), each None until somebody has made it."""

    review: Extent | None  # by the unit that wrote it
    wish: Extent | None  # by the deputy who asked
    secrecy: SecrecyCheck | None  # by the reviewer
    ground: Ground | None = None  # why less than the full text
    redactions: int | None = None  # passages marked, None if nobody has looked


def missing_before_publish(decisions: Decisions, *, consent_asked: bool) -> list[str]:
    """Which of the three decisions is missing (公开前尚缺); where the deputy is not asked here, two remain."""
    less = decisions.review is not None and decisions.review is not Extent.FULL
    partly = decisions.secrecy is SecrecyCheck.PASSED_IN_PART
    return missing(
        (decisions.review, "承办单位公开审查"),
        (decisions.wish or not consent_asked, "代表的公开意愿"),
        (decisions.secrecy, "保密审查"),
        (decisions.ground or not less, "不公开全文的理由"),
        (decisions.redactions or not partly, "需要遮盖的内容"),
    )


def extent(decisions: Decisions, *, consent_asked: bool) -> Extent | None:
    """What may be shown (公开范围): the least of the three, None while one is missing."""
    if missing_before_publish(decisions, consent_asked=consent_asked):
        return None
    if decisions.secrecy is SecrecyCheck.REFUSED:
        return Extent.NONE
    order = list(Extent)
    said = [extent for extent in (decisions.review, decisions.wish if consent_asked else None) if extent is not None]
    return max(said, key=order.index)
