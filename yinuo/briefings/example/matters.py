"""What the deputies of 示例市 raised in a year: invented matters, one a row, in the language of such papers."""

from dataclasses import dataclass
from datetime import date

from yinuo.rules.promises import EvidenceKind


@dataclass(frozen=True)
class Said:
    """A promise inside a reply or an answer: its words, in how many days ({by}), how it is measured and proved."""

    words: str
    days: int | None = None
    measure: str = ""
    proof: EvidenceKind | None = None

    def on(self, day: date | None) -> str:
        """The words with their day in them (原话)."""
        return self.words.format(by=f"{day.year}年{day.month}月{day.day}日" if day else "")


@dataclass(frozen=True)
class Matter:
    """One matter (一事): what is the case, what is asked, whose duty it is, what was answered."""

    title: str
    grounds: str
    request: str
    lead: str
    co: tuple[str, ...] = ()
    subject: str = "城建环资"
    answer: str = ""
    promises: tuple[Said, ...] = ()

    @property
    def asks(self) -> list[str]:
        """What it asks for, point by point (诉求点)."""
        return [part.strip("。 ") for part in self.request.split("；") if part.strip("。 ")]


SITE, LIST = EvidenceKind.SITE, EvidenceKind.LIST
DONE, FIGURES, PAPER = EvidenceKind.ACCEPTANCE, EvidenceKind.FIGURES, EvidenceKind.DOCUMENT
TRAFFIC, SCHOOL, SOCIAL, FARM = "工业交通", "教科文卫", "社会建设", "农业农村"
ECONOMY, TOWN, OTHER = "财政经济", "城建环资", "其他"

# a table reads better with one matter in two or three lines
# fmt: off
MATTERS = {
    "lamps": Matter("关于完善河岸步道照明的建议", "示例河南岸步道约三公里没有路灯，居民晚间散步多有不便，去年以来发生过两次跌倒。",
        "补装南岸步道路灯；明确日常维护单位。", "市己局", ("市丙局",), TOWN,
        answer="南岸步道照明已完成设计，供电接入点由市丙局落实，日常维护由我局负责。", promises=(Said("{by}前补装南岸步道路灯一百二十盏", 90, "亮灯一百二十盏", DONE),)),
    "parking": Matter("关于学校门口实行分时停车的建议", "样本区三所小学放学时段接送车辆集中，占用机动车道，公交车绕行。",
        "划设放学时段临时停车位；错开三所学校放学时间。", "市乙局", ("市丁局",), TRAFFIC,
        answer="已会同市丁局踏勘三所学校，临时停车位方案已征求家长意见。", promises=(Said("{by}前划设临时停车位八十个", 60, "停车位八十个", SITE),)),
    "clinic": Matter("关于社区卫生站安排夜间值守的建议", "演示县城东片区夜间最近的诊疗点在七公里外，老人和儿童夜间就诊困难。",
        "在城东卫生站设夜间值守；公布值守电话。", "市戊局", (), SCHOOL,
        answer="城东卫生站人员编制已核定，值守医师轮班表已排定。", promises=(Said("{by}前城东卫生站开始夜间值守", 45, "每晚有值守记录", LIST),)),
    "canteen": Matter("关于推广社区老年助餐点的建议", "范例区六十岁以上老人占四分之一，现有助餐点两处，排队时间长。",
        "增设助餐点；对低收入老人给予补贴。", "市戊局", (), SOCIAL,
        answer="助餐点选址已公示，补贴标准已会同财政核定。", promises=(Said("{by}前增设助餐点四处", 150, "助餐点四处", LIST),)),
    "meter": Matter("关于老旧小区水表出户改造的建议", "试点区建成二十年以上小区水表设在户内，抄表困难，漏损责任不清。",
        "分批实施水表出户；公布改造小区名单。", "市丙局", (), TOWN,
        answer="首批八个小区改造方案已经通过评审，施工单位已确定。", promises=(Said("{by}前完成首批八个小区水表出户", 120, "八个小区", DONE),)),
    "bus": Matter("关于加密城乡公交早班车的建议", "示例县北部三个镇早班公交间隔五十分钟，学生和务工人员候车时间长。",
        "早七点前加开两班；在镇政府门口增设站点。", "市乙局", (), TRAFFIC,
        answer="客流调查已完成，运力从城区调剂。", promises=(Said("自{by}起早七点前加开两班", 30, "每日两班", FIGURES),)),
    "ditch": Matter("关于疏浚样本区排水沟渠的建议", "样本区两条沟渠淤积，去年汛期三次漫水，沿线农田受淹。",
        "汛前完成清淤；建立沟渠管护责任牌。", "市己局", ("市丙局",), FARM,
        answer="清淤断面已测量，经费已列入部门预算。", promises=(Said("{by}前完成两条沟渠清淤", 75, "清淤四点六公里", DONE),)),
    "charging": Matter("关于居民小区增建电动自行车充电棚的建议", "范例区部分小区飞线充电，存在火灾隐患。",
        "增建充电棚；电价实行居民标准。", "市丙局", ("市甲局",), SOCIAL,
        answer="已摸排需求小区四十一个，充电电价按居民标准执行。", promises=(Said("{by}前建成充电棚三十处", 100, "充电棚三十处", DONE),)),
    "library": Matter("关于延长县区图书馆开放时间的建议", "演示县图书馆下午五点半闭馆，上班人员难以使用。",
        "工作日开放至晚八点；周末不闭馆。", "市丁局", (), SCHOOL,
        answer="人员排班已调整，试行效果良好。", promises=(Said("自{by}起县区图书馆工作日开放至晚八点", 35, "开放至晚八点", PAPER),)),
    "permit": Matter("关于简化小微企业装修备案的建议", "小微企业租用厂房装修备案须到三个窗口，平均用时十一日。",
        "三个窗口合并为一个；备案限时三日办结。", "市甲局", (), ECONOMY,
        answer="备案事项已合并到一个窗口，系统已上线。", promises=(Said("自{by}起装修备案三日办结", 60, "平均三日以内", FIGURES),)),
    "dust": Matter("关于治理工地扬尘的建议", "试点区在建工地集中，晴天路面积尘，群众反映较多。",
        "工地出入口设冲洗设备；公开监测数据。", "市己局", ("市甲局",), TOWN,
        answer="在建工地三十六处已全部设冲洗设备，监测数据已接入平台。"),
    "crossing": Matter("关于在演示大道增设行人过街设施的建议", "演示大道一点五公里内没有过街设施，行人横穿危险。",
        "增设过街信号灯两处；设置中央隔离护栏。", "市乙局", (), TRAFFIC,
        answer="两处信号灯已安装，隔离护栏已完工。"),
    "nursery": Matter("关于支持社区开办普惠托育的建议", "双职工家庭三岁以下婴幼儿照护困难，普惠托位不足。",
        "提供场地；给予建设补助。", "市戊局", ("市丁局",), SOCIAL,
        answer="普惠托育场地已落实五处，补助办法已印发。", promises=(Said("力争年内新增普惠托位，逐步满足需求"),)),
    "cable": Matter("关于整治空中飞线的建议", "老城区通信线缆杂乱，影响消防通道。",
        "分片入地；明确线缆权属单位责任。", "市丙局", (), TOWN,
        answer="老城区六个片区已完成权属登记，两个片区先行入地。", promises=(Said("{by}前完成两个片区线缆入地", 180, "两个片区", DONE),)),
    "market": Matter("关于改造城东农贸市场的建议", "城东农贸市场建成二十年，排水不畅，摊位狭窄。",
        "改造排水；重新划分摊位。", "市甲局", ("市己局",), ECONOMY,
        answer="改造方案已经市场业主大会通过，施工分两期。", promises=(Said("{by}前完成农贸市场一期改造", 150, "一期摊位九十六个", DONE),)),
    "signs": Matter("关于规范乡村道路标志的建议", "示例县部分乡村道路标志缺失，外来车辆易走错。",
        "补齐急弯、学校路段标志；每年检查一次。", "市乙局", (), TRAFFIC,
        answer="急弯和学校路段标志已补齐，检查制度已建立。"),
    "water": Matter("关于公布二次供水清洗记录的建议", "居民难以知道小区水箱是否按期清洗。",
        "每季度公布清洗和检测结果；设举报电话。", "市丙局", ("市戊局",), SOCIAL,
        answer="清洗记录已按季度在小区张贴，检测结果同步上网。"),
    "trees": Matter("关于补植示例大街行道树的建议", "示例大街改造后行道树缺株一百余株，夏季遮阴差。",
        "选用本地树种补植；落实养护三年。", "市己局", (), TOWN,
        answer="缺株已查清，苗木已订购，春季补植。", promises=(Said("{by}前补植行道树一百三十株", 110, "成活一百三十株", SITE),)),
    "training": Matter("关于开展技能等级评价的建议", "企业技术工人缺少本地评价点，须到外地考评。",
        "设立本地评价点；公布评价工种目录。", "市丁局", (), ECONOMY,
        answer="评价点已获批准，首批工种十二个。", promises=(Said("{by}前设立本地评价点并开评", 80, "开评工种十二个", LIST),)),
    "ambulance": Matter("关于优化急救站点布局的建议", "试点区南部急救车平均到达二十六分钟。",
        "增设急救站一处；公布平均到达时间。", "市戊局", (), SCHOOL,
        answer="南部急救站选址已确定，车辆人员已调配。", promises=(Said("{by}前南部急救站投入使用", 100, "平均到达十八分钟以内", FIGURES),)),
    "sports": Matter("关于学校操场周末开放的建议", "范例区公共运动场地不足，学校操场周末闲置。",
        "首批开放十所学校；明确安全责任和保险。", "市丁局", (), SCHOOL,
        answer="首批十所学校开放办法已印发，保险已统一办理。"),
    "seed": Matter("关于支持本地杂粮种源保护的建议", "样本区传统杂粮品种种植面积逐年减少。",
        "建立种源圃；给予种植户补贴。", "市己局", (), FARM,
        answer="种源圃选址已确定，补贴标准正在测算。", promises=(Said("{by}前建立种源圃一处，面积二十亩", 200, "二十亩", SITE),)),
    "noise": Matter("关于控制夜间施工噪声的建议", "演示大道沿线夜间施工超时，群众休息受影响。",
        "严格夜间施工审批；公开审批结果。", "市甲局", ("市己局",), SOCIAL,
        answer="夜间施工审批已上网公开，抽查四十二次，处理六起。"),
    "logistics": Matter("关于建设县乡快递共同配送点的建议", "演示县乡村快递分散配送，成本高，时效差。",
        "建设共同配送点；给予场地支持。", "市乙局", (), ECONOMY,
        answer="共同配送点已建成九个，场地由镇政府提供。"),
    "heating": Matter("关于公开集中供暖测温办法的建议", "用户对室温争议较多，测温办法不透明。",
        "公开测温办法；设第三方测温。", "市丙局", (), SOCIAL,
        answer="测温办法已公布，第三方机构名录正在征集。", promises=(Said("研究引入第三方测温机制"),)),
    "museum": Matter("关于加强老厂房保护利用的建议", "试点区三处老厂房长期空置，屋面破损。",
        "列入保护名录；引入社会力量活化利用。", "市甲局", ("市丁局",), SCHOOL,
        answer="三处老厂房已列入保护名录，一处已签订利用协议。", promises=(Said("{by}前完成一处老厂房屋面修缮", 140, "修缮一千二百平方米", DONE),)),
    "fields": Matter("关于完善高标准农田管护的建议", "样本区部分机井、沟渠建后缺少管护。",
        "落实管护经费；明确管护员。", "市己局", (), FARM,
        answer="管护员已聘用二百一十六名，经费已下达。"),
    "app": Matter("关于整合便民服务小程序的建议", "各部门便民小程序数量多，群众安装使用不便。",
        "整合到一个入口；停用低使用率小程序。", "市丁局", ("市甲局", "市戊局"), SOCIAL,
        answer="整合清单已印发，首批停用十一个。"),
    "blind": Matter("关于排查盲道占用的建议", "示例大街盲道被占用、中断多处。",
        "全面排查；限期恢复。", "市甲局", (), SOCIAL,
        answer="排查中断点五十三处，已恢复四十八处。", promises=(Said("{by}前恢复其余五处盲道", 30, "恢复五处", SITE),)),
    "street": Matter("关于设立夜间经济示范街区的建议", "范例区夜间消费场所分散，配套不足。",
        "选定一条街区；完善照明、厕所和停车。", "市甲局", ("市乙局",), ECONOMY,
        answer="街区选址正在比选。"),
    "bridge": Matter("关于加固演示县三座危桥的建议", "三座建于上世纪的桥梁限重通行，影响农资运输。",
        "年内开工加固；期间设便道。", "市乙局", (), TRAFFIC,
        answer="三座桥梁检测已完成。"),
    "bench": Matter("关于在公交站增设座椅的建议", "老年人候车无处可坐。",
        "在客流前五十的站点增设座椅；定期维修。", "市乙局", (), SOCIAL),
    "toilet": Matter("关于公共厕所夜间开放的建议", "老城区公厕夜间多数关闭。",
        "公布夜间开放名单；设指示标志。", "市己局", (), SOCIAL),
    "river": Matter("关于建立跨县河道联合巡查的建议", "示例县与演示县交界河段非法采砂时有发生。",
        "建立联合巡查；公开举报电话。", "市己局", (), FARM),
    "elder": Matter("关于居家适老化改造补贴的建议", "高龄老人家中缺少扶手和防滑设施。",
        "公布补贴目录；简化申请。", "市戊局", ("市甲局",), SOCIAL),
    "school": Matter("关于增加城东片区初中学位的建议", "城东片区三年新增住宅一万余套，初中学位紧张。",
        "新建初中一所；过渡期调剂学位。", "市丁局", (), SCHOOL),
    "flood": Matter("关于下穿通道安装积水警示的建议", "两处下穿通道暴雨时积水，缺少警示。",
        "安装自动警示；明确封闭通行的责任单位。", "市丙局", ("市乙局",), TRAFFIC),
    "roofs": Matter("关于公共建筑屋顶光伏的建议", "学校、医院屋顶资源闲置。",
        "开展屋顶普查；选择十处试点。", "市丙局", (), TOWN),
    "kiosk": Matter("关于保留社区便民维修点的建议", "修鞋、配钥匙等小修小补摊点减少。",
        "每个社区保留一处；免收场地费。", "市甲局", (), SOCIAL),
    "vision": Matter("关于青少年视力监测的建议", "中小学生近视率上升。",
        "每学期监测一次；建立视力档案。", "市戊局", ("市丁局",), SCHOOL),
    "stalls": Matter("关于规范农产品进城销售点的建议", "农户进城销售缺少固定地点。",
        "设临时销售点；免收摊位费。", "市甲局", (), FARM),
    "wires": Matter("关于更换老化配电设施的建议", "试点区两个小区夏季频繁跳闸。",
        "更换配电设施；公布停电计划。", "市丙局", (), TOWN),
    "songs": Matter("关于支持地方戏曲进校园的建议", "地方戏曲后继乏人。",
        "每学期安排两场；建立学生社团。", "市丁局", (), SCHOOL),
    "gate": Matter("关于小区消防通道标线的建议", "部分小区消防通道被车辆占用。",
        "统一施划标线；物业每日巡查。", "市甲局", ("市乙局",), SOCIAL),
    "lake": Matter("关于示例湖环湖步道贯通的建议", "环湖步道有两处断点，需绕行机动车道。",
        "打通两处断点；补设安全护栏。", "市己局", ("市甲局",), TOWN,
        answer="两处断点已同权属单位谈妥用地，护栏样式已定。", promises=(Said("{by}前打通环湖步道两处断点", 160, "贯通步道九点二公里", SITE),)),
    "bins": Matter("关于完善农村垃圾分类收运的建议", "部分村分类投放后混合收运。",
        "配齐分类收运车辆；公开收运时间。", "市己局", (), FARM),
    "letters": Matter("关于转交居民来信的建议", "居民来信反映邻里纠纷。",
        "请有关部门处理。", "市甲局", (), OTHER),
    "tunnel": Matter("关于改善火车站接驳的建议", "火车站出站口与公交站相距四百米，无遮雨设施。",
        "建设遮雨连廊；公交站点前移。", "市乙局", (), TRAFFIC),
}
# fmt: on
