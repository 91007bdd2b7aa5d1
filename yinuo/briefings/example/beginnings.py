"""Suggestions that are only just beginning (起草、联名、成批登记): what waits for deputies and for the commission."""

from yinuo.briefings.example.folk import City
from yinuo.briefings.example.matters import Matter
from yinuo.briefings.example.year import Story, later
from yinuo.people import actions as people
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion

# a table reads better one row a line
# fmt: off
FRESH = (  # lead, title, grounds, request, co-signer asked, how many working days ago
    ("代表乙", "关于社区卫生站增设康复床位的建议", "术后康复床位不足。", "每站增设两张床位；公布预约电话。", "代表甲", 3),
    ("代表甲", "关于校园周边非机动车停放的建议", "家长电动车停放混乱。", "划设非机动车位；安排志愿者引导。", "代表寅", 2),
    ("代表乙", "关于老旧路灯节能更换的建议", "高压钠灯耗电高。", "分批更换；公开节电量。", None, 1),
    ("代表甲", "关于设置母婴室的建议", "公共场所母婴室少。", "", None, 2),
)
WAITING = (  # registered, waiting to be assigned
    ("代表丁", "关于村级公墓规范管理的建议", "散埋占用耕地。", "统一规划；公布收费。", "社会建设"),
    ("代表戊", "关于增设冷链仓储的建议", "果蔬损耗率高。", "建设冷链仓；给予用电优惠。", "农业农村"),
    ("代表庚", "关于公开学校食堂菜谱的建议", "家长难以了解。", "每周公布；开放参观。", "教科文卫"),
)
# fmt: on


def stories(city: City) -> list[Story]:
    return [
        *(_fresh(city, *row) for row in FRESH),
        *(_registered(city, place, *row) for place, row in enumerate(WAITING)),
        an_invitation(city),
    ]


def _fresh(city, lead, title, grounds, request, asked, ago) -> Story:
    at = city.days.moment(-ago, 14)
    yield at
    deputy = city.deputies[lead]
    suggestion = actions.draft(
        city.congress, lead=deputy, title=title, grounds=grounds, request=request, by=deputy.user, at=at
    )
    if asked:
        actions.ask_cosign(suggestion, deputies=[city.deputies[asked]], by=deputy.user, at=at)


def _registered(city, place, lead, title, grounds, request, subject) -> Story:
    at = city.days.moment(-6, 10 + place)
    yield at
    what = Matter(title, grounds, request, "")
    deputy = city.deputies[lead]
    suggestion = actions.draft(
        city.congress, lead=deputy, title=title, grounds=grounds, request=request, by=deputy.user, at=at
    )
    yield later(at, 1, 16)
    actions.submit(suggestion, by=deputy.user, at=later(at, 1, 16))
    yield later(at, 3, 11)
    actions.register(
        Suggestion.objects.get(pk=suggestion.pk),
        subject=subject,
        asks=what.asks,
        by=city.commission,
        at=later(at, 3, 11),
    )


def an_invitation(city: City) -> Story:
    """A deputy without an account was invited to make one (邀请)."""
    at = city.days.moment(-3, 10)
    yield at
    deputy = city.deputies["代表辰"]
    people.invite(city.congress, name=deputy.name, deputy=deputy, by=city.administrator, at=at)
