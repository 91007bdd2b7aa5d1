"""Clause by clause: which words promise, refuse or only report (逐句判读).

A marked clause (将, 拟, 确保, 录案 …) governs those after it in its sentence, as “下一步” and “将从以下方面：一是…” govern their
lists; a condition (待…后, 如…) colours what follows; a report of the past, advice and courtesy end the governance.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from yinuo.reading.cues import ACT_ANYWHERE, ACT_BEGINS, after_lead, after_list_mark, cue, cue_at, is_listed
from yinuo.reading.sentences import Span, clauses, sentences, trimmed
from yinuo.reading.strengths import Strength

_QUOTED = re.compile(r"“[^“”]{9,}”|「(?:[^「」]|「[^「」]*」){9,}」|『[^』]{9,}』|\"[^\"]{9,200}\"")
_TITLE = re.compile(r"《[^《》]{2,80}》")
_REPORTED = re.compile(r"(?:[复覆答]|表示|承诺|说|称|指出|强调|认为|介绍|决议|结论)[^。，]{0,10}[：:,，]?\s*$")
_SPOKE = re.compile(r"[^。“”]{0,24}(?:负责人|负责同志|局长|主任|书记|[市县区镇乡]长)(?:表示|说|介绍|承诺|答复)")
_PURE_TIME = re.compile(r"^[^,]{0,4}(?:年|年度|月|日|号|底|前|内|季度|旬|期间|末)(?:之?前|以前|左右)?$")
_SUBJECT = re.compile(r"^(?:我们?[市县区镇乡委办局院校司队处所中]{0,2}|本[府局县市处公]|相关部门|各部门)")
_MAYBE = re.compile(r"^[^,]{3,30}(?<![今此日以之])(?:之?后|后,)$")
_AND = re.compile(r"(?:、?并且?(?![不非未列联入轨网行购案]|由)|、)(?=(?P<rest>.{4,}))")


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause judged (判读结果): where, how strong, and by which words."""

    start: int
    end: int
    strength: Strength
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What governs the clauses to come (统摄): nothing when `strength` is None."""

    strength: Strength | None = None
    because: str = ""
    listed: bool = False
    closed: bool = False
    under_way: bool = False


FREE = Rule()
CLOSED = Rule(closed=True)
UNDER_WAY = Rule(under_way=True)
"""After a report, a rule or advice: “确保…” there is part of it, not a promise of its own."""
When = Callable[[int, int], str]
"""Given a span: "ahead" when it names a date to come, "gone" when only days past, else ""."""


def read(body: str, when: When) -> Iterator[Reading]:
    """Judges every clause of a text in `plain` characters (全文判读), in order."""
    shown = _masked(body)
    rule, opened = FREE, FREE
    for sentence in sentences(shown):
        if is_listed(sentence.text) and opened.strength is not None:
            rule = replace(opened, listed=True)
        elif not (rule.listed and ACT_BEGINS.match(sentence.text)):
            rule = FREE
        for reading in _sentence(shown, sentence, rule, when):
            if isinstance(reading, Rule):
                opened = reading if reading.strength is not None else FREE
                rule = replace(reading, listed=rule.listed)
            else:
                yield reading


def _sentence(body: str, sentence: Span, rule: Rule, when: When) -> Iterator[Reading | Rule]:
    opened = rule  # what a list item falls back to
    pending: Span | None = None
    time: Span | None = None
    for clause in _split(body, clauses(body, sentence)):
        if is_listed(clause.text) and opened.strength is not None:
            rule = opened
        skip = after_list_mark(clause.text)
        clause = trimmed(body, clause.start + skip, clause.end)
        if lead := after_lead(clause.text):
            rule = Rule(Strength.HARD, f"“{clause.text[:lead]}”统摄下文")
            clause = trimmed(body, clause.start + lead, clause.end)
        if not clause.text:
            continue
        judged = judge(clause.text, rule, when(clause.start, clause.end))
        if judged.kind == "time":
            time = clause
            continue
        if judged.kind == "condition":
            pending = pending or clause
            rule = judged.then
            continue
        if judged.strength is not None:
            first = pending or (time if time and clause.start - time.end <= 2 else None)
            strength = Strength.CONDITIONAL if pending and judged.strength != Strength.REFUSAL else judged.strength
            yield Reading(first.start if first else clause.start, clause.end, strength, judged.reasons)
        pending = time = None
        rule = judged.then
        if body[clause.end : clause.end + 1] in "：:" and rule.strength is not None:
            opened = Rule(rule.strength, rule.because, listed=True)
            rule = opened
    yield opened if opened.listed else rule


@dataclass(frozen=True, slots=True)
class Judgement:
    """One clause: its kind, its strength if it promises or refuses, and what it governs afterwards."""

    kind: str
    strength: Strength | None
    then: Rule
    reasons: tuple[str, ...] = ()

    @property
    def because(self) -> str:
        return self.reasons[0] if self.reasons else ""


def judge(clause: str, rule: Rule, time: str) -> Judgement:
    """Judges one clause under what governs it (单句判读); `time` is what `When` says of its dates."""
    sign, strength = _sign(clause)
    if time == "gone" and not cue("future.names_date", clause):
        return Judgement("past", None, FREE, ("所述日期已过",))
    if time != "ahead" and (word := cue("not_a_promise.courtesy", clause)):
        return Judgement("courtesy", None, FREE, (f"客套、联系方式“{word}”不是承诺",))
    if word := cue("refusal.elsewhere", clause):
        return Judgement("refusal", Strength.REFUSAL, FREE, (f"请对方另找他处“{word}”",))
    if (word := cue("refusal.words", clause)) and not _taken_back(clause):
        return Judgement("refusal", Strength.REFUSAL, FREE, (f"“{word}”表示不能办理",))
    condition = cue("condition.head", clause) or cue("condition.inside", clause)
    if condition and re.search("[您你]", clause):
        return Judgement("advice", None, CLOSED, ("对方的条件，不是承诺的条件",))
    if condition and not _has_act(clause, sign):
        because = f"条件“{condition}”"
        then = (
            Rule(Strength.CONDITIONAL, because) if cue("condition.head", clause) or rule.strength is not None else rule
        )
        return Judgement("condition", None, then, (because,))
    if word := cue("not_a_promise.advice", clause):
        return Judgement("advice", None, CLOSED, (f"对他人的建议“{word}”",))
    alone = rule.strength is None and not rule.under_way
    if time != "ahead" and (
        (alone and cue("future.assurance", clause)) or (rule.closed and cue("future.dependent", clause))
    ):
        return Judgement("goal", None, CLOSED, ("上文所述事项的目的，不是新的承诺",))
    if not sign:
        return _unsigned(clause, rule, time, condition)
    if cue("future.consent", sign) and (word := cue("not_a_promise.ongoing", clause)):
        return Judgement("ongoing", None, UNDER_WAY, (f"正在进行“{word}”",))
    if (word := cue("not_a_promise.past", clause)) and not _sign_after(clause, word, sign):
        return Judgement("past", None, CLOSED, (f"已经发生“{word}”",))
    if cue("not_a_promise.state", clause):
        return Judgement("effect", None, rule, ("只说效果，不是举措",))
    if cue("not_a_promise.empty", clause):
        return Judgement("empty", None, Rule(strength, f"“{sign}”统摄下文"))
    if _opening(clause):
        return Judgement("opening", None, Rule(strength, f"“{sign}”统摄下文"))
    if condition:
        because = f"条件“{condition}”"
        then = Rule(Strength.CONDITIONAL, because)
        return Judgement("promise", Strength.CONDITIONAL, then, (because, f"用语“{sign}”"))
    hedge = cue("hedge.words", clause)
    final = Strength.HEDGE if hedge and not time else strength
    reasons = (f"用语“{sign}”", *([f"留有余地“{hedge}”"] if hedge else []))
    return Judgement("promise", final, Rule(strength, f"“{sign}”统摄下文"), reasons)


def _unsigned(clause: str, rule: Rule, time: str, condition: str) -> Judgement:
    """A clause without a sign of its own counts only if something governs it, or a date ahead closes an act."""
    if _PURE_TIME.match(clause):
        return Judgement("time", None, rule)
    for kind, label in (("past", "已经发生"), ("ongoing", "正在进行"), ("rule", "规定要求")):
        if word := cue(f"not_a_promise.{kind}", clause):
            return Judgement(kind, None, UNDER_WAY if kind == "ongoing" else CLOSED, (f"{label}“{word}”",))
    if lead := cue("future.lead", clause):
        return Judgement("lead", None, Rule(Strength.HARD, f"“{lead}”统摄下文"))
    if rule.strength is not None and _opening(clause):
        return Judgement("opening", None, rule)
    if re.search("[待俟]", condition) and ACT_ANYWHERE.search(clause):
        return Judgement(
            "promise", Strength.CONDITIONAL, Rule(Strength.CONDITIONAL, f"条件“{condition}”"), (f"条件“{condition}”",)
        )
    if _MAYBE.search(clause):
        return Judgement("condition", None, rule, ("前提“…后”",))
    if word := cue("not_a_promise.fact", clause):
        return Judgement("fact", None, FREE, (f"陈述事实“{word}”",))
    if time == "ahead" and cue("future.completion", clause) and not re.search("无法|未能|不能|未", clause):
        return Judgement("promise", Strength.HARD, Rule(Strength.HARD, "期限统摄下文"), ("写明了将来的期限",))
    if rule.strength is None:
        return Judgement("report", None, FREE)
    if cue("not_a_promise.effect", clause):
        return Judgement("effect", None, rule, ("只说效果，不是举措",))
    if cue("not_a_promise.empty", clause):
        return Judgement("empty", None, rule)
    if not ACT_BEGINS.match(_SUBJECT.sub("", clause, count=1)):
        return Judgement("report", None, rule)
    strength = Strength.CONDITIONAL if condition else rule.strength
    return Judgement("promise", strength, rule, (rule.because or "承接上文",))


def _sign(clause: str) -> tuple[str, Strength]:
    for group, strength in (("hard", Strength.HARD), ("soft", Strength.SOFT), ("consent", Strength.HARD)):
        if word := cue(f"future.{group}", clause):
            return word, (Strength.SOFT if group == "hard" and cue("future.soft", clause) else strength)
    return "", Strength.HARD


def _opening(clause: str) -> bool:
    """Only a preposition's phrase (根据不同的产业): the act comes in the next clause."""
    if not cue("not_a_promise.opening", clause) or cue_at("not_a_promise.opening_act", clause):
        return False
    return bool(cue("not_a_promise.opening_tail", clause)) or not ACT_ANYWHERE.search(clause)


def _has_act(clause: str, sign: str) -> bool:
    if cue("condition.tail", clause):
        return False
    return bool(sign) or bool(re.search(r"[后时再则即].{0,12}", clause) and ACT_ANYWHERE.search(clause[-12:]))


def _sign_after(clause: str, past: str, sign: str) -> bool:
    """“已…，将” in one clause: what counts is the sign behind the report."""
    bound = cue("future.consent", sign) or sign in ("争取", "力争")
    return clause.find(sign) > clause.find(past) and not bound


def _taken_back(clause: str) -> bool:
    return bool(re.search(r"(?:确保|保证|防止|避免|杜绝).{0,16}(?:不|无)|不会", clause))


def _split(body: str, pieces: list[Span]) -> Iterator[Span]:
    """Parts “A并B” when both halves are acts (并列举措)."""
    for piece in pieces:
        start = piece.start
        for match in _AND.finditer(body, piece.start, piece.end):
            if match.start() - start < 5 or not (
                ACT_BEGINS.match(match["rest"][: piece.end]) or _sign(match["rest"][:6])[0]
            ):
                continue
            if match.group() == "、" and not re.match(r"(?:加大|加强|开展|推进|建立|完善)", match["rest"]):
                continue
            yield trimmed(body, start, match.start())
            start = match.end()
        yield trimmed(body, start, piece.end)


def _masked(body: str) -> str:
    """Hides titles and the words of others (书名、转述来信): same length, nothing in them can be a cue."""

    def hide(match: re.Match[str]) -> str:
        if _REPORTED.search(body[max(0, match.start() - 16) : match.start()]) or _SPOKE.match(body, match.end()):
            return match.group()
        return match.group()[0] + "□" * (len(match.group()) - 2) + match.group()[-1]

    return _TITLE.sub(lambda match: "《" + "□" * (len(match.group()) - 2) + "》", _QUOTED.sub(hide, body))
