"""Who sits at the desk (坐在桌前的人): their roles and units today, and the local rules that count their days."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from yinuo.people.models import Congress, Post, Unit, User
from yinuo.people.standing import Standing
from yinuo.records.parameters import policy_for
from yinuo.rules.policy import Policy
from yinuo.rules.terms import Role
from yinuo.suggestions.models.suggestions import on_answering_side


@dataclass(frozen=True)
class Reader:
    """One person, their standing, and the day."""

    user: User
    standing: Standing
    congress: Congress
    today: date

    @cached_property
    def policy(self) -> Policy:
        return policy_for(self.congress, self.today)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Every role held, those towards a unit included."""
        return self.standing.roles.union(*self.standing.units.values())

    @property
    def unit_ids(self) -> list[int]:
        return list(self.standing.units)

    @property
    def answers(self) -> bool:
        """On the answering side, to whom an evaluation is sealed (背靠背评价)."""
        return on_answering_side(self.standing)

    @cached_property
    def group_ids(self) -> list[int]:
        """The deputies' groups they call together (召集的代表小组)."""
        held = Post.objects.held_on(self.today).filter(user=self.user, role=Role.GROUP_CONVENER)
        return list(held.values_list("group_id", flat=True))

    @cached_property
    def body(self) -> str:
        """The one body they stand for (代表的机构): a unit, or the holder of their only role; empty for a deputy or many."""
        if self.standing.units and not self.standing.roles:
            names = Unit.objects.filter(pk__in=self.unit_ids).values_list("short_name", flat=True)
            return "、".join(names)
        bodies = self.roles - PERSONS
        return next(iter(bodies)).label if len(self.roles) == 1 and bodies else ""


PERSONS = frozenset(
    {Role.DEPUTY, Role.SC_MEMBER, Role.DELEGATION_HEAD, Role.GROUP_CONVENER, Role.CHAIR, Role.SECRETARY_GENERAL}
)
