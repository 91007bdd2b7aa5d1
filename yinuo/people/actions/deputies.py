"""Deputies, delegations and groups (代表、代表团、代表小组)."""

from django.db import IntegrityError, transaction

from yinuo.people.models import Act, Delegation, Deputy, Group
from yinuo.people.permission import must_manage
from yinuo.people.pinyin import in_pinyin
from yinuo.records.actions import hold, note
from yinuo.records.search import index
from yinuo.rules.lifecycle import NotAllowed

OPEN_FIELDS = ("name", "pinyin", "certificate", "higher", "from_on", "until_on")  # may stand in the trail
PRIVATE_FIELDS = ("phone", "email")  # the trail says that they changed, never what they are: it cannot be erased
CERTIFICATE_TAKEN = "代表证号“{}”已登记在另一位代表名下"


@transaction.atomic
def add_deputy(congress, *, name, delegation=None, groups=(), term=None, pinyin="", by, at, **facts) -> Deputy:
    """Enter a deputy (登记代表). `facts`: certificate, higher, phone, email, from_on, until_on. Pinyin is filled in."""
    must_manage(by, congress.pk)
    _must_belong(congress.pk, delegation, *groups)
    hold(congress.pk)
    deputy = Deputy(
        congress=congress, name=name, pinyin=pinyin or in_pinyin(name), delegation=delegation, term=term, **facts
    )
    _save(deputy)
    deputy.groups.set(groups)
    index(deputy, deputy.name, words_of(deputy))
    note(
        deputy,
        Act.ADD_DEPUTY,
        by=by,
        at=at,
        name=name,
        delegation=str(delegation or ""),
        certificate=deputy.certificate,
    )
    return deputy


@transaction.atomic
def edit_deputy(deputy, *, by, at, groups=None, **facts) -> Deputy:
    """Correct what is known of a deputy (更正代表资料); the trail keeps old and new, of private fields only the name."""
    must_manage(by, deputy.congress_id)
    _must_belong(deputy.congress_id, facts.get("delegation"), *(groups or ()))
    hold(deputy.congress_id)
    deputy.refresh_from_db()
    changes = {}
    for field, new in facts.items():
        old = getattr(deputy, field)
        if old != new:
            setattr(deputy, field, new)
            changes[field] = [] if field in PRIVATE_FIELDS else [_said(old), _said(new)]
    if groups is not None and set(groups) != set(deputy.groups.all()):
        changes["groups"] = [sorted(map(str, deputy.groups.all())), sorted(map(str, groups))]
        deputy.groups.set(groups)
    if not changes:
        return deputy
    if "name" in changes and "pinyin" not in changes:
        deputy.pinyin = in_pinyin(deputy.name)
    _save(deputy)
    index(deputy, deputy.name, words_of(deputy))
    note(deputy, Act.EDIT_DEPUTY, by=by, at=at, changes=changes)
    return deputy


@transaction.atomic
def add_delegation(congress, *, name, order=0, by, at) -> Delegation:
    """Enter a delegation (登记代表团)."""
    return _add_once(Delegation, congress, Act.ADD_DELEGATION, name=name, by=by, at=at, order=order)


@transaction.atomic
def add_group(congress, *, name, professional=False, by, at) -> Group:
    """Enter a deputies' group (登记代表小组)."""
    return _add_once(Group, congress, Act.ADD_GROUP, name=name, by=by, at=at, professional=professional)


def words_of(deputy) -> str:
    """By what a deputy is found beside the name; never by telephone or address."""
    return " ".join(filter(None, [deputy.certificate, str(deputy.delegation or "")]))


def _add_once(model, congress, act, *, name, by, at, **facts):
    must_manage(by, congress.pk)
    hold(congress.pk)
    if model.objects.filter(congress=congress, name=name).exists():
        raise NotAllowed(f"“{name}”已经登记")
    thing = model.objects.create(congress=congress, name=name, **facts)
    note(thing, act, by=by, at=at, name=name)
    return thing


def _save(deputy) -> None:
    try:
        with transaction.atomic():
            deputy.save()
    except IntegrityError as error:
        raise NotAllowed(CERTIFICATE_TAKEN.format(deputy.certificate)) from error


def _must_belong(congress_id, *things) -> None:
    for thing in things:
        if thing is not None and thing.congress_id != congress_id:
            raise NotAllowed(f"“{thing}”不属于本人大")


def _said(value):
    return value if isinstance(value, bool | int | str | None) else str(value)
