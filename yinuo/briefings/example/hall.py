"""What was said in the hall about 加装电梯 (会场): six speeches, ten questions, two follow-ups, the answers and promises."""

from dataclasses import dataclass

from yinuo.briefings.example.matters import FIGURES, LIST, PAPER, SITE, Matter, Said

REPORT = (
    "今年以来，全市受理既有住宅加装电梯申请一百八十六部，开工一百一十二部，建成六十八部。主要困难是管线迁改费用分担、"
    "低层住户意见协调和建成后维护。下一步将简化审批，推进管线迁改，建立维护资金制度。"
)
FINDINGS = (
    ("示例县一小区十二部电梯中，五部因管线迁改停工，最长停工七个月。", "示例县示例小区"),
    ("审批仍须跑四个窗口，平均四十一日。", "市政务服务大厅"),
    ("已建成电梯中，三成没有签订维护合同。", "样本区样本小区"),
)


@dataclass(frozen=True)
class Speech:
    """One speech: who, for whom, under which title, and the matters it becomes afterwards."""

    deputy: str
    title: str
    text: str
    matters: tuple[Matter, ...]
    group: bool = False


@dataclass(frozen=True)
class Question:
    """One question with its answer; `after` is the number of the question it follows up."""

    deputy: str
    unit: str
    text: str
    answer: str
    promises: tuple[Said, ...] = ()
    fates: tuple[str, ...] = ()
    after: int | None = None
    in_writing: str = ""  # the answer that came later, where none could be given on the spot
    wanted: bool = False  # the deputy wants it handled


# a table reads better one matter, one question a line
# fmt: off
SPEECHES = (
    Speech(
        "代表子", "管线迁改不能再等",
        "示例县十二部电梯中五部因管线迁改停工。管线单位报价不一，居民难以承受。建议明确迁改费用分担办法，限期完成。",
        (Matter("关于明确加装电梯管线迁改费用分担的建议", "管线单位报价不一，五部电梯停工。", "明确费用分担办法；限期完成迁改。", "市丙局", ("市甲局",),
                answer="迁改费用分担办法已会同管线单位商定。", promises=(Said("{by}前印发管线迁改费用分担办法", 60, "办法印发", PAPER),)),),
    ),
    Speech(
        "代表丑", "一个窗口办到底",
        "审批跑四个窗口，平均四十一日。建议并联审批，一个窗口受理。",
        (Matter("关于加装电梯实行并联审批的建议", "审批四个窗口，平均四十一日。", "一个窗口受理；限时二十日办结。", "市甲局",
                answer="并联审批流程图已公布，窗口人员已培训。", promises=(Said("自{by}起加装电梯审批二十日内办结", 45, "平均二十日以内", FIGURES),)),),
    ),
    Speech(
        "代表寅", "建好了还要有人管",
        "三成电梯没有维护合同。建议建立维护资金，明确应急救援。农村危房改造也有类似问题，一并提出。",
        (Matter("关于建立加装电梯维护资金的建议", "三成已建电梯没有维护合同。", "建立维护资金；公布维护单位名录。", "市甲局", ("市丙局",),
                answer="维护资金管理办法正在征求意见，名录已公布。", promises=(Said("{by}前建立加装电梯维护资金专户", 120, "专户开立", PAPER),)),
         Matter("关于电梯困人应急救援的建议", "部分新装电梯没有接入应急救援平台。", "全部接入救援平台；公布到达时间。", "市甲局",
                answer="六十八部电梯已全部接入救援平台，平均到达十四分钟。")),
    ),
    Speech(
        "代表卯", "让低层住户也愿意",
        "低层住户担心采光和噪声。建议制定补偿参考标准，由社区组织协商。",
        (Matter("关于制定低层住户补偿参考标准的建议", "低层住户意见难以协调。", "制定补偿参考标准；设社区协商指引。", "市甲局",
                answer="补偿参考标准已印发，十二个社区开展协商试点。"),),
    ),
    Speech(
        "代表癸", "老楼要先查再装",
        "部分老楼结构不明。建议免费检测结构安全。",
        (Matter("关于加装电梯前免费检测房屋结构的建议", "建成三十年以上住宅图纸缺失。", "免费检测结构；公布检测机构名录。", "市甲局",
                answer="检测机构名录已公布，检测费用列入专项。", promises=(Said("{by}前完成首批四十栋老楼结构检测", 100, "四十栋", LIST),)),),
    ),
    Speech(
        "代表壬", "把绿化和停车一并考虑",
        "加装电梯占用绿地和车位。建议同步设计绿化补偿和停车调整。",
        (Matter("关于加装电梯同步补偿绿地的建议", "加装电梯占用绿地未补。", "占一补一；公布补绿位置。", "市己局", ("市乙局",),
                answer="占一补一办法已试行，补绿位置已上图。"),
         Matter("关于加装电梯小区停车位调整的建议", "加装电梯后减少车位一百余个。", "调整车位；开放周边道路夜间停车。", "市乙局",
                answer="周边道路夜间停车已开放六处，共二百一十个。")),
        group=True,
    ),
)

QUESTIONS = (
    Question("代表甲", "市甲局", "今年计划开工多少部，为什么前八个月只完成六成？", "计划开工一百八十部，受管线迁改影响，已开工一百一十二部。",
             (Said("{by}前全部开工一百八十部", 90, "开工一百八十部", LIST),), ("kept",)),
    Question("代表甲", "市甲局", "剩下的六十八部，每一部卡在哪里，有没有清单？", "有清单，会后提供给各位代表。",
             (Said("{by}前把六十八部的清单送各代表团", 26, "清单送达五个代表团", PAPER),), ("kept",), after=1),
    Question("代表乙", "市丙局", "管线迁改的价格由谁定，有没有上限？", "按实际工程量核算，目前没有上限。",
             (Said("{by}前公布管线迁改收费标准和上限", 150, "标准公布", PAPER),), ("overdue",)),
    Question("代表丙", "市甲局", "审批为什么还要跑四个窗口？", "系统没有打通，正在改造。",
             (Said("{by}前实现一个窗口受理", 70, "一个窗口", SITE),), ("kept",)),
    Question("代表戊", "市丙局", "停工最长的七个月的那五部，什么时候复工？", "已经约请管线单位现场办公。",
             (Said("{by}前停工的五部全部复工", 40, "五部复工", SITE),), ("partly",)),
    Question("代表戊", "市丙局", "如果到期还不复工，谁负责？", "由我局负责，可以追究。", after=5),
    Question("代表己", "市甲局", "建成的电梯出了故障，谁来修，钱从哪里来？", "由业主委托维护单位，费用由业主分担，困难的可以申请补助。"),
    Question("代表庚", "市甲局", "低层住户不同意的，有没有补偿的参考标准？", "正在研究制定。",
             (Said("尽快研究出台低层住户补偿指导意见"),), ("open",)),
    Question("代表辛", "市己局", "加装占用的绿地补在哪里？", "原则上在本小区内补足。",
             (Said("{by}前公布占补绿地位置图", 200, "位置图公布", PAPER),), ("open",)),
    Question("代表丁", "市甲局", "近三年财政补助拨付了多少，结余多少？", "", in_writing="近三年共拨付补助三千二百万元，结余四百一十万元，结余资金结转使用。"),
    Question("代表甲", "市乙局", "电梯井占用消防通道的，怎样处理？", "已会同消防部门逐部核对，占用的十一处已调整。"),
    Question("代表乙", "市甲局", "明年的计划什么时候公布？", "征集意见后公布。",
             (Said("{by}前公布明年加装电梯计划", 240, "计划公布", LIST),), ("settled",)),
)
# fmt: on
