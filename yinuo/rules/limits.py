"""How long each duty may take (时限), with where the number comes from.

代表法（2025）第五十一条 gives three months and six; every other number is local. Bengbu's own rules were not
read, so a basis that names another place says 参照 (after), and one nobody wrote says 建议值 (proposed).
A city's policy pack replaces them; these are the defaults of rules.md §8.3.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Limit:
    """A period (期限): exactly one of months, working days, calendar days, or a fixed day; and its basis."""

    months: int | None = None
    workdays: int | None = None
    days: int | None = None
    until: date | None = None
    basis: str = ""
    basis_en: str = ""

    def __post_init__(self) -> None:
        counts = [count for count in (self.months, self.workdays, self.days) if count is not None]
        if len(counts) + (self.until is not None) != 1:
            raise ValueError("期限只能写一种：月、工作日、日或日期 · write one of months, workdays, days or until")
        if any(count < 1 for count in counts):
            raise ValueError("期限至少为1 · a limit is at least 1")

    @property
    def label(self) -> str:
        """The period in words (期限长短): 3个月, 5个工作日, 7日, 截至2026-12-31."""
        if self.months is not None:
            return f"{self.months}个月"
        if self.workdays is not None:
            return f"{self.workdays}个工作日"
        return f"{self.days}日" if self.days is not None else f"截至{self.until}"


ORDINARY = Limit(
    months=3,
    basis="代表法第五十一条：自交办之日起三个月内答复",
    basis_en="Deputies Law art. 51: reply within three months of assignment",
)
DIFFICULT = Limit(
    months=6,
    basis="代表法第五十一条：涉及面广、处理难度大的，自交办之日起六个月内答复",
    basis_en="Deputies Law art. 51: matters broad and difficult, within six months of assignment",
)

# from submission to assignment
COSIGN = Limit(days=7, basis="建议值：七日内确认联名", basis_en="Proposed: co-signers confirm within 7 days")
INTAKE = Limit(workdays=3, basis="建议值：三个工作日内审核登记", basis_en="Proposed: checked within 3 working days")
ASSIGN = Limit(
    workdays=5,
    basis="参照青岛市代表建议工作条例第十四条：收到后五个工作日内交办",
    basis_en="After Qingdao 2021 art. 14: assigned within 5 working days of receipt",
)
CONVERT = Limit(
    workdays=5,
    basis="建议值，与交办期限相同：会后五个工作日内转为代表建议",
    basis_en="Proposed, as for assignment: speeches become suggestions within 5 working days of the session",
)
RECORD = Limit(
    workdays=3,
    basis="全国人大常委会议事规则第四十四条：发言记录由本人核对；三个工作日为建议值",
    basis_en="NPCSC rules 2022 art. 44: speakers check the record; 3 working days is proposed",
)

# the unit's part
ACCEPT = Limit(workdays=2, basis="建议值：两个工作日内签收", basis_en="Proposed: accepted within 2 working days")
RETURN = Limit(
    workdays=7,
    basis="参照上海市代表建议规定第十四条：收到后七个工作日内申请退办",
    basis_en="After Shanghai 2015 art. 14: return asked within 7 working days of receipt",
)
REASSIGN = Limit(
    workdays=10,
    basis="参照河南省代表建议办理办法第十四条、重庆市条例第十六条：十个工作日内重新交办",
    basis_en="After Henan 2017 art. 14 and Chongqing 2017 art. 16: re-assigned within 10 working days",
)
CONTACT = Limit(
    workdays=20,
    basis="参照重庆市代表建议工作条例第十八条：收到后二十个工作日内与代表沟通",
    basis_en="After Chongqing 2017 art. 18: the deputy is contacted within 20 working days of receipt",
)
CO_OPINION = Limit(
    months=1,
    basis="参照青岛市条例第二十四条、山东省条例第二十一条：会办意见一个月内送主办单位",
    basis_en="After Qingdao 2021 art. 24 and Shandong 2017 art. 21: co-handler's opinion within one month",
)
CO_REDO = Limit(
    workdays=5,
    basis="参照重庆市代表建议工作条例第二十条：会办意见无实质内容的，五个工作日内重新提出",
    basis_en="After Chongqing 2017 art. 20: an empty opinion is redone within 5 working days",
)
PUBLICATION = Limit(
    workdays=20,
    basis="参照皖政办〔2015〕2号、政府信息公开条例第二十六条：答复后二十个工作日内公开",
    basis_en="After Anhui 2015 and the information regulation art. 26: published within 20 working days of reply",
)

# the deputy's evaluation, and what follows
EVALUATION = Limit(
    workdays=15,
    basis="参照北京市代表建议办理条例第二十三条：收到答复后十五个工作日内评价",
    basis_en="After Beijing 2014 art. 23: evaluated within 15 working days of the reply",
)
EVALUATION_GRACE = Limit(
    workdays=10,
    basis="建议值：提醒后十个工作日仍未评价的，列未评价",
    basis_en="Proposed: ten working days after the reminder it counts as not rated",
)
REHANDLE = Limit(
    months=1,
    basis="参照山东省条例第二十四条、上海市规定第二十一条：一个月内重新办理答复",
    basis_en="After Shandong 2017 art. 24 and Shanghai 2015 art. 21: re-handled within one month",
)
PROMISE_EVALUATION = Limit(
    workdays=20,
    basis="参照重庆市代表建议工作条例第二十八条：二十个工作日内评价承诺落实",
    basis_en="After Chongqing 2017 art. 28: the keeping of a promise is evaluated within 20 working days",
)

# questions, submissions, inspections, deliberation opinions
DEFERRED_ANSWER = Limit(
    months=1,
    basis="参照青岛市条例第三十二条：不能当场答复的，一个月内书面答复",
    basis_en="After Qingdao 2021 art. 32: what cannot be answered at once is answered within one month",
)
SUBMISSION_REPLY = Limit(
    months=1,
    basis="参照青岛市条例第三十二条：转交的书面意见一个月内答复",
    basis_en="After Qingdao 2021 art. 32: forwarded submissions are answered within one month",
)
INSPECTION_FEEDBACK = Limit(
    months=3,
    basis="参照浙江省实施代表法办法第二十四条：三个月内反馈视察、调研报告的办理情况",
    basis_en="After Zhejiang 2016 art. 24: feedback on inspection reports within three months",
)
OPINION_DELIVERY = Limit(
    days=7,
    basis="参照浙江省监督条例第四十三条：审议意见通过后七日内送达",
    basis_en="After Zhejiang 2008 art. 43: deliberation opinions delivered within 7 days",
)
OPINION_REPORT = Limit(
    months=3,
    basis="参照河南省实施监督法办法第十一条、浙江省监督条例第四十四条：三个月内报告研究处理情况",
    basis_en="After Henan 2015 art. 11 and Zhejiang 2008 art. 44: report within three months",
)
