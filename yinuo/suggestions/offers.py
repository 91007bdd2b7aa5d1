"""Which acts have a page, which form it shows and which action it calls (办理页): one table for each noun."""

from collections.abc import Callable
from dataclasses import dataclass

from yinuo.rules import assignments as handing
from yinuo.rules import extensions as more_time
from yinuo.rules import suggestions as law
from yinuo.rules.terms import Term
from yinuo.suggestions import actions, forms
from yinuo.suggestions.actions.drafts import missing_for_submit
from yinuo.suggestions.actions.replies import missing_for_reply


@dataclass(frozen=True)
class Offer:
    """One act's page: its form, its action, what to say above, and what is still missing before it."""

    form: type[forms.Plain]
    action: Callable
    hint: str = ""
    missing: Callable | None = None
    template: str = "act"


Act, Unit, Extension = law.Act, handing.Act, more_time.Act

OF_SUGGESTION: dict[Term, Offer] = {
    Act.REVISE: Offer(forms.Draft, actions.revise, "改动标题或正文后，已联名的代表需要重新确认。", template="revise"),
    Act.ASK_COSIGN: Offer(forms.AskCosign, actions.ask_cosign),
    Act.COSIGN: Offer(forms.Plain, actions.cosign, "联名须出于本人意愿。"),
    Act.DECLINE: Offer(forms.Plain, actions.decline, "只告知领衔代表。"),
    Act.SUBMIT: Offer(forms.Submit, actions.submit, missing=missing_for_submit, template="submit"),
    Act.SEND_BACK: Offer(forms.SendBack, actions.send_back),
    Act.REFUSE: Offer(forms.Refuse, actions.refuse, "先向代表说明；代表愿意修改的，用“退回修改”。"),
    Act.REGISTER: Offer(forms.Register, actions.register, "登记后取得编号，编号不重复使用。"),
    Act.MERGE: Offer(forms.Merge, actions.merge),
    Act.SEPARATE: Offer(forms.Plain, actions.separate),
    Act.ASSIGN: Offer(forms.Assign, actions.assign, "交办之日起两个时钟开始计算。", template="assign"),
    Act.OBJECT: Offer(forms.Reason, actions.object_to_units),
    Act.CHOOSE_KEY: Offer(forms.ChooseKey, actions.choose_key),
    Act.ASK_EVALUATION: Offer(forms.Plain, actions.ask_evaluation),
    Act.EVALUATE: Offer(forms.Evaluate, actions.evaluate, template="evaluate"),
    Act.REHANDLE: Offer(forms.Rehandle, actions.rehandle, "重新办理另计期限，原答复保留。"),
    Act.EXPLAIN: Offer(forms.Reason, actions.explain, "理由将告知代表。"),
    Act.ASSESS: Offer(forms.Assess, actions.assess),
    Act.TRACK: Offer(forms.Plain, actions.track),
    Act.CLOSE: Offer(forms.Plain, actions.close),
    Act.REOPEN: Offer(forms.Reason, actions.reopen),
    Act.ARCHIVE: Offer(forms.Plain, actions.archive),
    Act.WITHDRAW: Offer(forms.Withdraw, actions.withdraw),
}

OF_ASSIGNMENT: dict[Term, Offer] = {
    Unit.ACCEPT: Offer(forms.Plain, actions.accept),
    Unit.ASK_RETURN: Offer(forms.AskReturn, actions.ask_return, "只有不属于本单位职责的可以退办，并须提出由谁承办。"),
    Unit.AGREE_RETURN: Offer(forms.AgreeReturn, actions.agree_return, "新单位的期限另计，代表的到期日不变。"),
    Unit.REFUSE_RETURN: Offer(forms.Reason, actions.refuse_return, "不同意后，单位应当继续办理。"),
    Unit.PLAN: Offer(forms.NamePerson, actions.name_person),
    Unit.CONTACT: Offer(forms.Contact, actions.contact),
    Unit.ASK_EXTENSION: Offer(forms.AskExtension, actions.ask_extension),
    Unit.OPINION: Offer(forms.Opinion, actions.opinion),
    Unit.REFUSE_OPINION: Offer(forms.Reason, actions.refuse_opinion, "只能退回一次。"),
    Unit.DRAFT: Offer(
        forms.ReplyText, actions.draft_reply, "改动之后须重新核稿、签发。", missing_for_reply, "reply_draft"
    ),
    Unit.CHECK: Offer(forms.Check, actions.check_reply, missing=missing_for_reply, template="reply_step"),
    Unit.SIGN: Offer(forms.Plain, actions.sign_reply, "签发人对答复负责。", missing_for_reply, template="reply_step"),
    Unit.NUMBER: Offer(forms.Number, actions.number_reply, missing=missing_for_reply, template="reply_step"),
    Unit.SEAL: Offer(forms.Plain, actions.seal_reply, missing=missing_for_reply, template="reply_step"),
    Unit.REPLY: Offer(
        forms.Plain, actions.reply, "答复发出后不能再改，只能由新的答复接续。", missing_for_reply, template="reply_step"
    ),
    Unit.ASK_COORDINATION: Offer(forms.Reason, actions.ask_coordination),
    Unit.COORDINATE: Offer(forms.Coordination, actions.coordinate),
}

OF_EXTENSION: dict[Term, Offer] = {
    Extension.APPROVE: Offer(forms.Ruling, actions.extend, "自首次交办起最长六个月（代表法第五十一条），并告知代表。"),
    Extension.REFUSE: Offer(forms.Ruling, actions.refuse_extension),
    Extension.WITHDRAW: Offer(forms.Plain, actions.withdraw_extension),
    Extension.TELL: Offer(forms.Plain, actions.tell_extension),
}
