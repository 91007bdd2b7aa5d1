"""The thirty kinds of paper along the way (公文种类): form, from whom to whom, what it must say, when, by which rule.

The statutory forms (文种) are those of 《党政机关公文处理工作条例》 2012; congress organs model their own rules on it.
"""

from dataclasses import dataclass

from yinuo.rules.terms import Term


class Form(Term):
    """The statutory kinds that occur here (文种)."""

    ANNOUNCEMENT = "announcement", "公告"
    NOTICE = "notice", "通知"
    REPORT = "report", "报告"
    LETTER = "letter", "函"
    MINUTES = "minutes", "纪要"
    BULLETIN = "bulletin", "通报"
    OPINION = "opinion", "意见"


class Kind(Term):
    """One kind of paper (文件); its place in the order is its number in the rules."""

    CALL_FOR_TOPICS = "call-for-topics", "议题征集公告"
    YEARLY_PLAN = "yearly-plan", "年度监督（代表工作）计划"
    SESSION_PLAN = "session-plan", "政情通报会工作方案"
    INSPECTION_NOTICE = "inspection-notice", "视察调研通知"
    INSPECTION_REPORT = "inspection-report", "视察调研报告"
    COMPILED_VIEWS = "compiled-views", "意见汇总函"
    MEETING_NOTICE = "meeting-notice", "会议通知"
    AGENDA = "agenda", "会议议程和主持词"
    SPEAKING_MATERIAL = "speaking-material", "通报稿、发言材料"
    SPEECH_RECORD = "speech-record", "会议简报、发言记录"
    MINUTES = "minutes", "会议纪要"
    SUGGESTION = "suggestion", "代表建议"
    REFUSAL = "refusal", "不予受理（退回）说明"
    ASSIGNMENT = "assignment", "交办函"
    RETURN_REQUEST = "return-request", "退办申请"
    EXTENSION_REQUEST = "extension-request", "延期申请"
    CO_OPINION = "co-opinion", "会办意见"
    CONTACT_RECORD = "contact-record", "沟通记录"
    REPLY = "reply", "答复函"
    ORAL_REPLY_RECORD = "oral-reply-record", "当面答复记录"
    FEEDBACK_FORM = "feedback-form", "征询意见表"
    REHANDLE_NOTICE = "rehandle-notice", "重新办理通知"
    PROMISE_LEDGER = "promise-ledger", "承诺事项台账"
    SUPERVISION_NOTICE = "supervision-notice", "催办、督办通知书"
    BULLETIN = "bulletin", "办理情况通报"
    YEARLY_REPORT = "yearly-report", "办理情况报告"
    OPINION_LETTER = "opinion-letter", "审议意见书、监督意见书"
    STUDY_REPORT = "study-report", "研究处理情况报告"
    PRESS_RELEASE = "press-release", "新闻发布稿"
    PUBLIC_REPLY = "public-reply", "公开版复文"


@dataclass(frozen=True)
class Paper:
    """What is known of one kind (公文说明); `form` is None where it is no statutory kind, `within` None where no limit is known."""

    kind: Kind
    form: Form | None
    sender: str
    receiver: str
    fields: tuple[str, ...]
    within: str | None
    basis: tuple[str, ...]

    @property
    def number(self) -> int:
        return list(Kind).index(self.kind) + 1


def _paper(kind: Kind, form: Form | None, way: str, fields: str, within: str | None, basis: str) -> Paper:
    sender, receiver = way.split("→")
    return Paper(kind, form, sender, receiver, tuple(fields.split("、")), within, tuple(basis.split("; ")))


K, F = Kind, Form
# the table reads better aligned
# fmt: off
PAPERS: dict[Kind, Paper] = {paper.kind: paper for paper in (
    _paper(K.CALL_FOR_TOPICS,    F.ANNOUNCEMENT, "常委会办公室→公众、代表",   "议题领域、征集期限、征集渠道、联系方式", None, "YC23"),
    _paper(K.YEARLY_PLAN,        None,           "主任会议→组成人员、代表、公众", "议题、理由、重点、时间、负责机构", "每年", "SL24 63; DL25 43; BJREP 4"),
    _paper(K.SESSION_PLAN,       F.NOTICE,       "常委会办公室→有关各方",     "会议目的、时间、地点、议程、发言人、应询单位、任务分工", None, "ZJSC 32"),
    _paper(K.INSPECTION_NOTICE,  F.NOTICE,       "常委会→代表、单位",         "时间、内容、路线、分组、组长、要求、请假", "10日前", "HAI 6"),
    _paper(K.INSPECTION_REPORT,  F.REPORT,       "代表小组→常委会",           "时间、内容、主要问题、建议", None, "HAI 9"),
    _paper(K.COMPILED_VIEWS,     F.LETTER,       "常委会办公室→政府",         "意见汇总、需要回应的事项", "会前", "SL24 14"),
    _paper(K.MEETING_NOTICE,     F.NOTICE,       "常委会办公室→参会人员",     "日期、地点、议题、参会人员、材料、请假、联系方式", "7日前", "NPCSC22 9; CQSC 10"),
    _paper(K.AGENDA,             None,           "常委会办公室→参会人员",     "事项、次序、时间、发言人、主持人", None, "NPCSC22 8"),
    _paper(K.SPEAKING_MATERIAL,  None,           "政府、代表团→常委会办公室", "正文、审核人、版本", "20日、10日、7日前", "SL24 15; JM06"),
    _paper(K.SPEECH_RECORD,      None,           "常委会办公室→发言人",       "发言人、发言内容、发言人签名", "会后", "NPCSC22 44"),
    _paper(K.MINUTES,            F.MINUTES,      "常委会→有关各方",           "时间、地点、主持人、出席、事项、决定、责任单位、秘书长签发", "会后", "CQSC 48"),
    _paper(K.SUGGESTION,         None,           "代表→常委会",               "标题、情况和问题、具体建议、代表姓名、代表证号、联系方式、签名", None, "BJ14 9"),
    _paper(K.REFUSAL,            F.LETTER,       "代表工委→代表",             "不予受理的情形、建议", None, "QD21 11; SH15 8"),
    _paper(K.ASSIGNMENT,         F.LETTER,       "代表工委→承办单位",         "编号、标题、正文、代表、联系方式、承办方式、交办日期、答复期限、会办期限、公开意愿", "5至10个工作日", "AHP18; YL19"),
    _paper(K.RETURN_REQUEST,     F.LETTER,       "承办单位→代表工委",         "理由、建议承办单位", "5至10个工作日", "YL19"),
    _paper(K.EXTENSION_REQUEST,  F.LETTER,       "承办单位→代表工委、代表",   "理由、新的期限", "期满前", "SH15 19"),
    _paper(K.CO_OPINION,         F.LETTER,       "会办单位→主办单位",         "标题、会办意见、文号", "1至2个月", "ZJF"),
    _paper(K.CONTACT_RECORD,     None,           "承办单位→存档",             "日期、方式、人员、内容", "答复前", "AHP18"),
    _paper(K.REPLY,              F.LETTER,       "承办单位→代表",             "结果分类、文号、标题、称谓、逐点答复、单位、印章、日期、联系人和电话、抄送、公开属性", "3个月（6个月）", "RPF; NPCH; FP24"),
    _paper(K.ORAL_REPLY_RECORD,  None,           "承办单位→代表",             "答复内容、代表签名", None, "SD17 22"),
    _paper(K.FEEDBACK_FORM,      None,           "代表→承办单位、代表工委",   "编号、标题、单位、是否沟通及方式、办理态度、办理结果、总体评价、具体意见、签名、日期", "随答复", "SD17 23; SH15 21; ZJ16 23; CQ17 23"),
    _paper(K.REHANDLE_NOTICE,    F.NOTICE,       "代表工委→承办单位",         "代表意见、新的期限", None, "SD17 24; SH15 21"),
    _paper(K.PROMISE_LEDGER,     None,           "承办单位→代表工委、代表",   "编号、承诺内容、分类、承诺期限、进展、证据、评价", "每季度、每年", "CQ17 24; TL09"),
    _paper(K.SUPERVISION_NOTICE, F.NOTICE,       "代表工委、政府办公室→承办单位", "事项、剩余或者逾期天数、要求、日期", None, "KLE"),
    _paper(K.BULLETIN,           F.BULLETIN,     "常委会、政府→承办单位",     "排序、逾期清单、批评、表扬", None, "QD21 38"),
    _paper(K.YEARLY_REPORT,      F.REPORT,       "政府等→常委会",             "件数、分类、比率、重点件、今年和去年的承诺、问题、打算", "每年", "CQ17 34; DL25 51"),
    _paper(K.OPINION_LETTER,     F.LETTER,       "常委会→政府",               "总体评价、存在问题、意见建议、报告期限", "7至10日内", "BJREP 14; BB24"),
    _paper(K.STUDY_REPORT,       F.REPORT,       "政府→常委会",               "研究过程、逐条内容", "3至6个月", "ZJSUP 44"),
    _paper(K.PRESS_RELEASE,      None,           "宣传员→公众",               "正文、审核人、保密审查", "会后", "SSL 35"),
    _paper(K.PUBLIC_REPLY,       None,           "承办单位→公众",             "去除联系方式和涉密内容的复文", "20个工作日内", "AHO15"),
)}
# fmt: on


def missing_fields(kind: Kind, filled: frozenset[str]) -> list[str]:
    """Which of a paper's fields are still empty (缺少的内容), in the order of the table."""
    return [field for field in PAPERS[kind].fields if field not in filled]
