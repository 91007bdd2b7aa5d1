"""What a unit must have in hand (办理要件): for a fair division, a return, an opinion, a reply.

代表法第五十一条: contact the deputy, hear the deputy's views, reply. 山东省条例第二十至二十二条, 上海市规定第十二至二十条.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yinuo.rules.assignments import ANSWERING, Part
from yinuo.rules.checklist import missing
from yinuo.rules.outcomes import Outcome
from yinuo.rules.terms import Term


class ReturnGround(Term):
    """Why a unit may return an item (退办理由); all texts read know only this one."""

    NOT_OUR_DUTY = "not-our-duty", "不属于本单位职责"


class Way(Term):
    """How a unit met the deputy (沟通方式)."""

    IN_PERSON = "in-person", "面商"
    VISIT = "visit", "走访"
    MEETING = "meeting", "座谈"
    SITE = "site", "现场调研"
    PHONE = "phone", "电话"
    LETTER = "letter", "书信"
    PLATFORM = "platform", "代表履职平台"


@dataclass(frozen=True)
class Division:
    """Who is to handle what (交办分工): units with their share, and the separate parts in words."""

    parts: Mapping[str, Part]
    scope: Mapping[str, str] = field(default_factory=dict)


def missing_before_assign(
    division: Division, *, publication_wish: bool, secrecy_decided: bool, reply_limit: bool
) -> list[str]:
    """What is missing before handing over (交办); 青岛市条例第十六条: joint with one lead, or separate with stated parts."""
    shares = list(division.parts.values())
    leads, separate = shares.count(Part.LEAD), shares.count(Part.SEPARATE)
    unstated = [name for name, part in division.parts.items() if part is Part.SEPARATE and not division.scope.get(name)]
    return [
        *missing(
            (leads or separate, "主办单位"),
            (leads <= 1, f"只留一个主办单位（现有{leads}个）"),
            (not (leads and separate), "统一为会同办理或者分别办理"),
            (separate != 1, "分别办理的其他单位"),
            (not (separate and Part.CO in shares), "会办单位对应的主办单位"),
        ),
        *(f"分办内容（{name}）" for name in unstated),
        *missing(
            (publication_wish, "代表的公开意愿"),
            (secrecy_decided, "是否保密"),
            (reply_limit, "答复期限"),
        ),
    ]


def missing_before_plan(*, person: str, leader: str, head: bool, key: bool) -> list[str]:
    """What a unit names when it begins (落实承办人); a key item is handled by the head in person (青岛市条例第二十二条)."""
    return missing((person, "承办人"), (leader, "分管负责人"), (not key or head, "主要负责人领办（重点督办建议）"))


def missing_before_ask_return(
    *,
    ground: ReturnGround | None,
    clause: str,
    nominated: str,
    leader_agreed: bool,
    asked_on: date,
    last_on: date,
    late_allowed: bool,
    refused_before: bool,
) -> list[str]:
    """What a return lacks (申请退办): ground, clause of the unit's duties, who should handle instead, and in time.

    `last_on` is the last day to ask. 玉林市2019年通知: name the right unit, late requests are not considered.
    """
    return missing(
        (ground, "退办理由"),
        (clause, "职责依据（条款）"),
        (nominated, "建议改由哪个单位承办"),
        (leader_agreed, "单位负责人同意"),
        (late_allowed or asked_on <= last_on, f"退办期限（最迟{last_on.month}月{last_on.day}日提出）"),
        (not refused_before, "新的理由不再受理：已不同意退办，应当继续办理"),
    )


def missing_before_agree_return(*, unit: str, former: tuple[str, ...]) -> list[str]:
    """What agreeing lacks (同意退办): the next unit, and not one that has already returned it."""
    return missing(
        (unit, "改办单位"),
        (unit not in former, f"另定改办单位（{unit}已经退办过）"),
    )


def missing_before_refuse_return(*, reason: str) -> list[str]:
    """What refusing a return lacks (不同意退办)."""
    return missing((reason, "不同意退办的理由"))


def missing_before_contact(*, way: Way | None, on: date | None, persons: str, content: str) -> list[str]:
    """What a record of contact lacks (沟通记录)."""
    return missing((way, "沟通方式"), (on, "沟通日期"), (persons, "参加人员"), (content, "沟通内容"))


def missing_before_opinion(*, text: str, signer: str) -> list[str]:
    """What a co-handler's opinion lacks (会办意见)."""
    return missing((text, "会办意见正文"), (signer, "签发人"))


def missing_before_refuse_opinion(*, reason: str) -> list[str]:
    """What the lead says when it refuses an empty opinion (退回会办意见); 重庆市条例第二十条."""
    return missing((reason, "退回会办意见的理由"))


@dataclass(frozen=True)
class Reply:
    """A reply about to be sent (待发答复), as far as it is known."""

    part: Part
    text: str
    outcome: Outcome | None
    contacts: int
    opinions: Mapping[str, bool | None] = field(default_factory=dict)  # co-handler: in; None = marked as not given
    unmet_asks: tuple[str, ...] = ()  # points of the suggestion neither answered nor given a reason
    promises: int = 0
    signer_post: str | None = None
    numbered: bool = False
    sealed: bool = False
    copies_missing: tuple[str, ...] = ()
    publication_decided: bool = False


def missing_before_reply(
    reply: Reply, *, contact_min: int, signers: frozenset[str], signer_name: str, promise_required: bool = True
) -> list[str]:
    """What is missing before a reply goes out (答复): contact, co-handlers' opinions, class, signature, copies, publication.

    `contact_min` is how often the deputy must have been met, `signers` the posts that may sign, `signer_name` their name
    here; `promise_required` asks for a promise where the matter is being solved or planned.
    """
    few = f"（已有{reply.contacts}次，应有{contact_min}次）" if reply.contacts else ""
    owed = promise_required and reply.outcome is not None and reply.outcome.needs_promise
    return [
        *missing(
            (reply.part in ANSWERING, "会办单位只提会办意见，不直接答复代表"),
            (reply.contacts >= contact_min, f"与代表沟通记录{few}"),
        ),
        *(f"会办意见（{unit}）" for unit, given in reply.opinions.items() if given is False),
        *missing((reply.text, "答复正文")),
        *(f"逐点答复（{ask}）" for ask in reply.unmet_asks),
        *missing(
            (reply.outcome, "办理结果分类"),
            (not owed or reply.promises, "承诺事项（正在解决或者列入计划的，写明何时完成）"),
            (reply.signer_post in signers, f"签发（{signer_name}）"),
            (reply.numbered, "发文字号"),
            (reply.sealed, "用印"),
        ),
        *(f"抄送（{body}）" for body in reply.copies_missing),
        *missing((reply.publication_decided, "公开意见（全文、摘要或者不公开）")),
    ]


def missing_answers(answered: Mapping[str, bool]) -> list[str]:
    """Which answering units have not replied yet (尚未答复的单位): the suggestion counts as replied when all have."""
    return [f"答复（{unit}）" for unit, done in answered.items() if not done]


def missing_before_rehandle(
    *, comments: str, checked: bool, needs_check: bool, rounds: int, max_rounds: int
) -> list[str]:
    """What a second round lacks (重新办理): the deputy's comments, an officer's check (上海市规定第二十一条), a round left."""
    return missing(
        (comments, "代表的具体意见"),
        (checked or not needs_check, "代表工委核查意见"),
        (rounds <= max_rounds, f"改为评估会商（已答复{rounds}次，最多重新办理{max_rounds}次）"),
    )


def missing_before_explain(*, reason: str, told: bool) -> list[str]:
    """What is needed to end without another round (说明): the reason kept, the deputy told."""
    return missing((reason, "不再重新办理的理由"), (told, "告知代表的记录"))


def missing_before_close(*, open_promises: tuple[str, ...]) -> list[str]:
    """Which promises keep a suggestion open (办结)."""
    return [f"承诺事项兑现（{promise}）" for promise in open_promises]


def missing_before_archive(papers: Mapping[str, bool]) -> list[str]:
    """Which papers the file lacks (归档)."""
    return [paper for paper, there in papers.items() if not there]
