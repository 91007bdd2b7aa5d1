"""The same few people in every test, all of 示例市, all invented.

代表甲 leads, 代表乙 co-signs, 代表丙 must see nothing of theirs; 干部甲 is of the 代表工委; 市甲局 leads with its clerk
and head, 市丙局 co-handles, 市丁局 has nothing to do with it; 主持人甲 chairs; the visitor is nobody.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.models import AnonymousUser

from yinuo.people.models import Congress, Delegation, Deputy, Group, Post, TermOfOffice, Unit, User
from yinuo.rules.terms import Role

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # Monday 2 March 2026, nine in the morning in 示例市
TODAY = date(2026, 3, 2)
PASSWORD = "示例-口令-2026"


@dataclass
class Cast:
    """Everyone a story needs, by name."""

    congress: Congress
    delegation: Delegation
    other_delegation: Delegation
    group: Group
    lead: User
    cosigner: User
    stranger: User
    commission: User
    office: User
    council: User
    chair: User
    secretary_general: User
    government_office: User
    reviewer: User
    publicity: User
    administrator: User
    unit: Unit
    clerk: User
    head: User
    co_unit: Unit
    co_clerk: User
    co_head: User
    other_unit: Unit
    other_clerk: User
    visitor: AnonymousUser

    @property
    def everyone(self) -> dict[str, User | AnonymousUser]:
        return {name: value for name, value in vars(self).items() if isinstance(value, User | AnonymousUser)}


def make_cast(slug: str = "shili", name: str = "示例市") -> Cast:
    """A congress with its cast; call it twice with other names for a second congress on the same instance."""
    congress = Congress.objects.create(
        slug=slug,
        name=f"{name}人民代表大会常务委员会",
        short_name=f"{name}人大常委会",
        name_en="Standing Committee of the Example City People's Congress",
        level="city",
        invented=True,
    )
    term = TermOfOffice.objects.create(congress=congress, number=17, starts_on=date(2022, 1, 1))
    delegation = Delegation.objects.create(congress=congress, name="示例县代表团", order=1)
    other_delegation = Delegation.objects.create(congress=congress, name="样本区代表团", order=2)
    group = Group.objects.create(congress=congress, name="财经专业代表小组", professional=True)

    def user(username, person, **post):
        made = User.objects.create(username=f"{slug}-{username}", name=person, congress=congress)
        made.set_password(PASSWORD)
        made.save(update_fields=["password"])
        if post:
            Post.objects.create(congress=congress, user=made, from_on=date(2022, 1, 1), **post)
        return made

    def deputy(username, person, certificate, where):
        made = user(username, person)
        Deputy.objects.create(
            congress=congress,
            term=term,
            delegation=where,
            user=made,
            name=person,
            certificate=certificate,
            phone=f"示例电话{certificate}",
        )
        return made

    def unit(title, short):
        return Unit.objects.create(congress=congress, name=title, short_name=short, category="department")

    first, third, fourth = (
        unit("示例市甲局", "市甲局"),
        unit("示例市丙局", "市丙局"),
        unit("示例市丁局", "市丁局"),
    )
    return Cast(
        congress=congress,
        delegation=delegation,
        other_delegation=other_delegation,
        group=group,
        lead=deputy("deputy-a", "代表甲", "示001", delegation),
        cosigner=deputy("deputy-b", "代表乙", "示002", delegation),
        stranger=deputy("deputy-c", "代表丙", "示003", other_delegation),
        commission=user("commission", "干部甲", role=Role.COMMISSION, title="代表工委干部"),
        office=user("office", "干部乙", role=Role.OFFICE, title="办公室干部"),
        council=user("council", "主任甲", role=Role.COUNCIL, title="主任会议成员"),
        chair=user("chair", "主持人甲", role=Role.CHAIR, title="会议主持人"),
        secretary_general=user("secretary", "秘书长甲", role=Role.SECRETARY_GENERAL, title="秘书长"),
        government_office=user("government", "府办干部甲", role=Role.GOVERNMENT_OFFICE, title="政府办公室干部"),
        reviewer=user("reviewer", "审查员甲", role=Role.REVIEWER, title="公开审查员"),
        publicity=user("publicity", "宣传员甲", role=Role.PUBLICITY, title="宣传员"),
        administrator=user("administrator", "管理员甲", role=Role.ADMINISTRATOR, title="系统管理员"),
        unit=first,
        clerk=user("unit-a-clerk", "甲局承办人", role=Role.UNIT_CLERK, title="科员", unit=first),
        head=user("unit-a-head", "甲局局长", role=Role.UNIT_LEADER, title="局长", unit=first),
        co_unit=third,
        co_clerk=user("unit-c-clerk", "丙局承办人", role=Role.UNIT_CLERK, title="科员", unit=third),
        co_head=user("unit-c-head", "丙局局长", role=Role.UNIT_LEADER, title="局长", unit=third),
        other_unit=fourth,
        other_clerk=user("unit-d-clerk", "丁局承办人", role=Role.UNIT_CLERK, title="科员", unit=fourth),
        visitor=AnonymousUser(),
    )
