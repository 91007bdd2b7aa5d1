"""The people of 示例市 (人物): obviously invented, one account a role, all with the same password for the demonstration."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from yinuo.briefings.example.year import Days
from yinuo.people import actions
from yinuo.people.models import Congress, Delegation, Deputy, Group, TermOfOffice, Unit, User
from yinuo.rules.terms import Role

SLUG = "shili"
PASSWORD = "shili-demo"

# a table reads better one row a line
# fmt: off
LOGINS = (  # username, name, role in Chinese, role in English, what to try
    ("commission", "干部甲", "代表工委", "Deputies affairs commission", "登记、交办、裁定退办、核查不满意件 · register, assign, rule on returns, check what was not satisfactory"),
    ("office", "干部乙", "常委会办公室", "General office", "筛选议题、筹备会议、确认记录 · screen topics, prepare sessions, confirm records"),
    ("committee", "干部丙", "专门（工作）委员会", "Committee", "审阅发言稿、对通报稿反馈意见 · review speeches, comment on the report"),
    ("council", "主任甲", "主任会议", "Council of chairpersons", "确定议题、批准会议方案 · decide topics, approve plans"),
    ("chair", "主持人甲", "会议主持人", "Chair of the session", "开会、锁定议程 · open a session, lock the agenda"),
    ("secretary", "秘书长甲", "秘书长", "Secretary-general", "签发纪要、排定发言 · sign minutes, put speeches in order"),
    ("deputy-a", "代表甲", "代表（领衔）", "Deputy (lead)", "评价答复、核对发言、答复联名邀请、评价兑现 · evaluate, confirm a speech, co-sign, grade a promise"),
    ("deputy-b", "代表乙", "代表（联名）", "Deputy (co-signer)", "提交草稿、参加会议、提交发言稿 · submit a draft, attend a session"),
    ("head", "代表丙", "代表团团长", "Head of a delegation", "推荐本团发言人 · nominate the delegation's speaker"),
    ("convener", "代表辛", "代表小组召集人", "Convener of a group", "提交调研报告、推荐发言人 · hand in a report, nominate a speaker"),
    ("government", "府办干部甲", "政府办公室", "Government office", "送通报稿、裁定退办、审批延期 · send the report, rule on returns and extensions"),
    ("unit-a", "甲局承办人", "承办人（市甲局）", "Clerk of a unit", "签收、沟通、拟稿、答复、申报兑现 · accept, contact, draft, reply, claim a promise kept"),
    ("unit-a-head", "甲局局长", "承办单位负责人（市甲局）", "Leader of a unit", "签发答复 · sign a reply"),
    ("unit-c", "丙局承办人", "承办人（市丙局，会办）", "Clerk of a co-handling unit", "提出会办意见 · give the lead unit an opinion"),
    ("reviewer", "审查员甲", "公开审查员", "Publication reviewer", "保密审查 · check for secrets before anything is public"),
    ("publicity", "宣传员甲", "宣传员", "Publicity officer", "发布会议记录 · publish a session"),
    ("archivist", "档案员甲", "档案员", "Archivist", "归档办结的建议 · put closed suggestions away"),
    ("administrator", "管理员甲", "系统管理员", "Administrator", "账号、岗位、邀请 · accounts, posts, invitations"),
    ("auditor", "审计员甲", "审计员", "Auditor", "只读：各件及其办理记录 · reads only: cases with their trail"),
)
# fmt: on

OFFICIALS = {
    "commission": (Role.COMMISSION, "代表工委干部"),
    "office": (Role.OFFICE, "办公室干部"),
    "committee": (Role.COMMITTEE, "城建环资工委干部"),
    "council": (Role.COUNCIL, "常委会副主任"),
    "chair": (Role.CHAIR, "会议主持人"),
    "secretary": (Role.SECRETARY_GENERAL, "秘书长"),
    "government": (Role.GOVERNMENT_OFFICE, "政府办公室干部"),
    "reviewer": (Role.REVIEWER, "公开审查员"),
    "publicity": (Role.PUBLICITY, "宣传员"),
    "archivist": (Role.ARCHIVIST, "档案员"),
    "auditor": (Role.AUDITOR, "审计员"),
}
DELEGATIONS = ("示例县代表团", "样本区代表团", "演示县代表团", "范例区代表团", "试点区代表团")
GROUPS = (("城建环保专业代表小组", True), ("城东社区代表小组", False))
UNITS = {  # short name: what it is there for
    "市甲局": "住房和城乡建设、既有住宅加装电梯、物业管理、市场和街区改造",
    "市乙局": "道路运输、公共交通、停车、乡村道路",
    "市丙局": "供水、供电、供气、供热和通信管线，路灯接电",
    "市丁局": "教育、体育、文化、职业技能",
    "市戊局": "医疗卫生、养老、托育",
    "市己局": "生态环境、园林绿化、河湖水利、农业农村",
}
DEPUTIES = (  # account, name, delegation, group
    ("deputy-a", "代表甲", 0, 0),
    ("deputy-b", "代表乙", 1, None),
    ("head", "代表丙", 0, None),
    ("head-2", "代表丁", 1, None),
    ("head-3", "代表戊", 2, None),
    ("head-4", "代表己", 3, 1),
    ("head-5", "代表庚", 4, None),
    ("convener", "代表辛", 2, 0),
    ("deputy-i", "代表壬", 3, 0),
    ("deputy-j", "代表癸", 4, None),
    ("deputy-k", "代表子", 0, 1),
    ("deputy-l", "代表丑", 1, None),
    ("deputy-m", "代表寅", 2, None),
    ("deputy-n", "代表卯", 3, None),
    (None, "代表辰", 4, None),
    (None, "代表巳", 0, None),
)
HEADS = ("head", "head-2", "head-3", "head-4", "head-5")
OTHER_NAMES = {"head-2": "代表丁", "head-3": "代表戊", "head-4": "代表己", "head-5": "代表庚"}


@dataclass
class City:
    """Everybody a story may need, by account or by name."""

    days: Days
    congress: Congress
    term: TermOfOffice
    users: dict[str, User] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    deputies: dict[str, Deputy] = field(default_factory=dict)
    delegations: list[Delegation] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    def __getattr__(self, name: str) -> User:
        try:
            return vars(self)["users"][name.replace("_", "-")]
        except KeyError:
            raise AttributeError(name) from None

    def clerk(self, unit: str) -> User:
        return self.users[f"{account_of(unit)}"]

    def head_of(self, unit: str) -> User:
        return self.users[f"{account_of(unit)}-head"]

    def user_of(self, deputy: str) -> User | None:
        return self.deputies[deputy].user


def account_of(unit: str) -> str:
    """市甲局 → unit-a."""
    return f"unit-{'abcdef'[list(UNITS).index(unit)]}"


def found(days: Days, at: datetime) -> City:
    """Make the congress, its units and its people (建城): by the system first, then by the administrator."""
    congress = Congress.objects.create(
        slug=SLUG,
        name="示例市人民代表大会常务委员会",
        short_name="示例市人大常委会",
        name_en="Standing Committee of the Example City People's Congress",
        level="city",
        invented=True,
    )
    begun = date(at.year - 4, 1, 10)
    term = TermOfOffice.objects.create(congress=congress, number=9, starts_on=begun)
    city = City(days, congress, term)
    bodies(city, at)
    accounts(city, at)
    User.objects.filter(congress=congress).update(password=make_password(PASSWORD))
    return city


def bodies(city: City, at: datetime) -> None:
    here = city.congress
    city.delegations = [
        actions.add_delegation(here, name=name, order=place, by=None, at=at)
        for place, name in enumerate(DELEGATIONS, 1)
    ]
    city.groups = [actions.add_group(here, name=name, professional=pro, by=None, at=at) for name, pro in GROUPS]
    for short, duties in UNITS.items():
        city.units[short] = actions.add_unit(
            here, name=f"示例{short}", short_name=short, kind="department", duties=duties, by=None, at=at
        )
    actions.add_unit(
        here, name="示例市人民政府办公室", short_name="市政府办公室", kind="government-office", by=None, at=at
    )


def accounts(city: City, at: datetime) -> None:
    names = {username: name for username, name, *_ in LOGINS} | OTHER_NAMES
    since = city.term.starts_on
    person(city, "administrator", names, at, by=None, role=Role.ADMINISTRATOR, title="系统管理员", from_on=since)
    by = city.administrator
    for username, (role, title) in OFFICIALS.items():
        person(city, username, names, at, by=by, role=role, title=title, from_on=since)
    for short, unit in city.units.items():
        account, stem = account_of(short), short[1:]
        called = {account: f"{stem}承办人", f"{account}-head": f"{stem}局长"}
        person(city, account, called, at, by=by, role=Role.UNIT_CLERK, title="科员", unit=unit, from_on=since)
        person(
            city, f"{account}-head", called, at, by=by, role=Role.UNIT_LEADER, title="局长", unit=unit, from_on=since
        )
    for place, (account, name, where, group) in enumerate(DEPUTIES, 1):
        user = account and open_account(city, account, name, at, by)
        city.deputies[name] = actions.add_deputy(
            city.congress,
            name=name,
            certificate=f"示{place:03d}",
            delegation=city.delegations[where],
            groups=[city.groups[group]] if group is not None else [],
            term=city.term,
            phone=f"100000000{place:02d}",
            user=user,
            from_on=since,
            by=by,
            at=at,
        )
    posts = {
        account: (Role.DELEGATION_HEAD, "团长", {"delegation": city.delegations[n]}) for n, account in enumerate(HEADS)
    }
    posts |= {
        "convener": (Role.GROUP_CONVENER, "召集人", {"group": city.groups[0]}),
        "deputy-i": (Role.SC_MEMBER, "常委会委员", {}),
    }
    for account, (role, title, where) in posts.items():
        actions.give_post(city.users[account], role=role, title=title, from_on=since, **where, by=by, at=at)


def open_account(city: City, account: str, name: str, at: datetime, by) -> User:
    user = actions.open_account(city.congress, username=account, name=name, by=by, at=at)
    city.users[account] = user
    return user


def person(city: City, account: str, names: dict, at: datetime, *, by, **post) -> None:
    """An account with its post (开通账号、任职)."""
    user = open_account(city, account, names[account], at, by)
    actions.give_post(user, **post, by=by, at=at)
