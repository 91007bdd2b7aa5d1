"""Which columns each roster has (名册的列), under which other titles cities know them, and what may stand in them."""

from dataclasses import dataclass

from yinuo.people.models import Roster
from yinuo.people.models.units import UnitKind
from yinuo.people.permission import POSTS

EXAMPLE = "示例："  # a row whose name begins so is the template's own and is not read
YES, NO = "是", "否"


@dataclass(frozen=True)
class Column:
    """One column: code, titles in both languages, an example, other titles, a fixed list to choose from."""

    code: str
    title: str
    english: str
    example: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""
    longest: int = 100
    width: int = 16

    def named(self, title: str) -> bool:
        return title in (self.title, *self.aliases) or title.lower() == self.english.lower()


ROLE_OF = {role.label: role for role in POSTS}
KIND_OF = {kind.label: kind for kind in UnitKind}

COLUMNS: dict[Roster, tuple[Column, ...]] = {
    Roster.DEPUTIES: (
        Column("name", "姓名", "Name", EXAMPLE + "代表甲", ("代表姓名", "名字"), required=True, longest=60),
        Column("pinyin", "拼音", "Pinyin", "", ("姓名拼音",), help="不填则自动生成，可改", longest=120),
        Column("certificate", "代表证号", "Certificate", "示001", ("证号", "代表证", "代表证编号"), longest=40),
        Column(
            "delegation", "代表团", "Delegation", "示例县代表团", ("所属代表团", "选举单位", "所在代表团"), width=22
        ),
        Column(
            "groups",
            "代表小组",
            "Groups",
            "财经专业代表小组",
            ("专业小组", "专业代表小组"),
            help="多个用顿号分开",
            longest=300,
            width=24,
        ),
        Column("higher", "上级代表", "Higher congress", NO, choices=(YES, NO), help="省人大代表等填“是”", longest=10),
        Column(
            "phone",
            "手机",
            "Telephone",
            "13800000000",
            ("手机号", "手机号码", "联系电话", "电话", "联系方式"),
            longest=20,
        ),
        Column("email", "邮箱", "E-mail", "", ("电子邮箱", "电子邮件", "email"), longest=254, width=24),
        Column("from_on", "任职自", "In office from", "2022-01-10", ("任职时间", "任职起始"), help="如 2022-01-10"),
        Column("until_on", "任职至", "In office until", "", ("任职截止",), help="在任不填"),
    ),
    Roster.UNITS: (
        Column(
            "name",
            "全称",
            "Full name",
            EXAMPLE + "示例市甲局",
            ("单位全称", "单位名称", "名称", "单位"),
            required=True,
            width=28,
        ),
        Column("short_name", "简称", "Short name", "市甲局", ("单位简称",), longest=40),
        Column("kind", "类别", "Kind", "政府部门", ("单位类别",), required=True, choices=tuple(KIND_OF), longest=20),
        Column("duties", "职责", "Duties", "负责……", ("主要职责",), longest=5000, width=40),
        Column(
            "other_names",
            "别名、曾用名",
            "Other names",
            "",
            ("别名", "曾用名", "其他名称"),
            help="多个用顿号分开",
            longest=600,
            width=28,
        ),
    ),
    Roster.POSTS: (
        Column("name", "姓名", "Name", EXAMPLE + "干部甲", required=True),
        Column(
            "role", "角色", "Role", "承办人", ("岗位", "系统角色"), required=True, choices=tuple(ROLE_OF), longest=30
        ),
        Column("title", "职务", "Title", "科员", longest=60),
        Column("unit", "承办单位", "Unit", "市甲局", ("单位", "所在单位"), help="承办人、承办单位负责人须填", width=24),
        Column("delegation", "代表团", "Delegation", "", help="代表团团长须填", width=22),
        Column("group", "代表小组", "Group", "", help="代表小组召集人须填", width=22),
        Column(
            "email",
            "邮箱",
            "E-mail",
            "",
            ("电子邮箱", "电子邮件", "email"),
            help="邀请发到这里；没有就打印邀请单",
            longest=254,
            width=24,
        ),
        Column("username", "账号", "Username", "", ("用户名", "登录名"), help="已有账号的填，没有的留空", longest=150),
        Column("from_on", "任职自", "In office from", "2022-01-10", help="不填为确认之日"),
    ),
}


def column(roster: Roster, code: str) -> Column:
    return next(one for one in COLUMNS[roster] if one.code == code)
