"""Which acts on a promise have a page, which form it shows and which action it calls (办理页)."""

from collections.abc import Callable
from dataclasses import dataclass

from yinuo.promises import actions, forms
from yinuo.rules.promises import Act


@dataclass(frozen=True)
class Offer:
    """One act's page: its form, its action, what to say above; whether files come with it."""

    form: type[forms.Plain]
    action: Callable
    hint: str = ""
    proofs: bool = False


OFFERS: dict[Act, Offer] = {
    Act.REVISE: Offer(forms.Elements, actions.revise, "补齐要素；原话不能改，记错的请“不作为承诺”后另记。"),
    Act.CONFIRM: Offer(forms.Confirm, actions.confirm, "确认之后开始跟踪。"),
    Act.OBJECT: Offer(forms.Reason, actions.object_to),
    Act.DISCARD: Offer(forms.Reason, actions.discard, "记录和理由都会保留。"),
    Act.REPORT: Offer(forms.Report, actions.report, proofs=True),
    Act.CLAIM: Offer(forms.Report, actions.claim, "须附约定类型的证据。", proofs=True),
    Act.CONFIRM_KEPT: Offer(forms.Finding, actions.confirm_kept, "由责任单位以外的人核查。"),
    Act.PARTLY_KEPT: Offer(forms.PartlyKept, actions.partly_kept),
    Act.SEND_BACK: Offer(forms.Finding, actions.send_back),
    Act.GRADE: Offer(forms.GradeKeeping, actions.grade),
    Act.ASK_CHANGE: Offer(
        forms.AskChange, actions.ask_change, "日期、数量、范围、动词、责任单位，改一样记一笔，原话不删。"
    ),
    Act.CHANGE: Offer(forms.Decide, actions.change),
    Act.REFUSE_CHANGE: Offer(forms.Ruling, actions.refuse_change),
    Act.WITHDRAW: Offer(forms.Decide, actions.withdraw, "只在单位请求作出说明时办理。"),
    Act.CARRY_OVER: Offer(forms.CarryOver, actions.carry_over),
    Act.HAND_OVER: Offer(forms.HandOver, actions.hand_over),
    Act.LOOK_BACK: Offer(forms.Finding, actions.look_back),
    Act.REOPEN: Offer(forms.Reason, actions.reopen, "回头看发现没有兑现的，恢复落实。"),
}
