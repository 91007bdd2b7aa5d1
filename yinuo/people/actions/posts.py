"""Posts (岗位): given from a day, ended on a day, never rewritten."""

from django.db import transaction

from yinuo.people.actions.accounts import must_not_be
from yinuo.people.models import Act, Post
from yinuo.people.permission import missing_for_post, must_grant, must_manage
from yinuo.records.actions import hold, note
from yinuo.rules.lifecycle import NotAllowed


@transaction.atomic
def give_post(user, *, role, from_on, title="", unit=None, delegation=None, group=None, until_on=None, by, at) -> Post:
    """Put a person into a role from this day (任职). Nobody appoints themselves."""
    must_manage(by, user.congress_id)
    must_not_be(by, user, "给自己安排岗位")
    must_grant(role, by)
    if not user.is_active:
        raise NotAllowed("账号已经停用")
    if missing := missing_for_post(role, unit=unit, delegation=delegation, group=group):
        raise NotAllowed(f"“{role.label}”须写明{'、'.join(missing)}")
    if until_on and until_on < from_on:
        raise NotAllowed("止日不能早于起日")
    for thing in (unit, delegation, group):
        if thing is not None and thing.congress_id != user.congress_id:
            raise NotAllowed(f"“{thing}”不属于本人大")
    if unit is not None and not unit.exists_on(from_on):
        raise NotAllowed(f"“{unit.name}”已撤销，请选承继单位“{unit.answering_today().name}”")
    hold(user.congress_id)
    places = {"unit": unit, "delegation": delegation, "group": group}
    if user.posts.held_on(from_on).filter(role=role, **places).exists():
        raise NotAllowed(f"{user.name}已经是“{role.label}”")
    post = save_post(user, role=role, title=title, from_on=from_on, until_on=until_on, **places)
    note(post, Act.GIVE_POST, by=by, at=at, name=user.name, role=role, title=title, from_on=from_on, **place(**places))
    return post


@transaction.atomic
def end_post(post, *, on, by, at) -> None:
    """The last day of this post (离任). The row stays: what was done in office was done in office."""
    must_manage(by, post.congress_id)
    if on < post.from_on:
        raise NotAllowed("离任日不能早于任职日")
    hold(post.congress_id)
    if not Post.objects.filter(pk=post.pk, until_on__isnull=True).update(until_on=on):
        raise NotAllowed("这个岗位已经有止日")
    post.until_on = on
    vars(post.user).pop("_standing", None)
    note(post, Act.END_POST, by=by, at=at, name=post.user.name, role=post.role, until_on=on)


def save_post(user, *, role, from_on, title="", until_on=None, **places) -> Post:
    """The row of a post, inside the transaction of the act that gives it."""
    vars(user).pop("_standing", None)
    return Post.objects.create(
        congress_id=user.congress_id, user=user, role=role, title=title, from_on=from_on, until_on=until_on, **places
    )


def place(*, unit=None, delegation=None, group=None) -> dict:
    """Where a post is, as plain numbers for the trail and for an invitation."""
    things = {"unit": unit, "delegation": delegation, "group": group}
    return {name: thing.pk for name, thing in things.items() if thing is not None}
