"""What pages of people ask: the directory, what refers to somebody, who may sign in (名录、引用)."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils import translation

from yinuo.people.models import Act, Deputy, Group, Invitation, Post, Unit, UnitName
from yinuo.people.standing import standing_of
from yinuo.records.models import Attachment, Entry
from yinuo.records.subjects import KINDS

OWN_LABELS = {Invitation: "邀请记录", Post: "岗位", Unit: "单位", Deputy: "代表"}
BEGINNINGS = {
    str(act) for act in (Act.ADD_DEPUTY, Act.ADD_UNIT, Act.ADD_DELEGATION, Act.ADD_GROUP, Act.GIVE_POST, Act.INVITE)
}


def directory(user, *, words="", delegation="", group="", today=None):
    """Deputies this person may look up, by name, pinyin or initials, delegation and group (代表名录)."""
    deputies = Deputy.objects.visible_to(user).called(words).select_related("delegation", "term")
    if str(delegation).isdecimal():
        deputies = deputies.filter(delegation=int(delegation))
    if str(group).isdecimal():
        deputies = deputies.filter(pk__in=Group.deputies.through.objects.filter(group=int(group)).values("deputy"))
    if today:
        deputies = deputies.serving(today)
    return deputies.prefetch_related("groups")


def filable_for(user, today):
    """The deputies for whom this person may file: all in office if of the staff, else oneself (可代为录入的代表)."""
    standing = standing_of(user)
    deputies = Deputy.objects.filter(congress=standing.congress_id).serving(today)
    return deputies.select_related("delegation") if standing.congress_id else deputies.none()


def references(model: type[Model], ids: Iterable[int]) -> list[str]:
    """What already refers to any of these rows, counted, in both languages; empty when nothing does (引用)."""
    ids = list(ids)
    found = [
        both("已有%(what)s%(number)d件", label_of(relation.related_model), number)
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not _own(model, relation)
        if (number := relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": ids}).count())
    ]
    addressed = {"kind": model.kind, "subject_id__in": ids}
    if number := Entry.objects.filter(**addressed).exclude(act__in=BEGINNINGS).count():
        found.append(both("之后有%(what)s%(number)d条", "办理记录", number))
    if number := Attachment.objects.filter(**addressed).count():
        found.append(both("已有%(what)s%(number)d件", "附件", number))
    return found


def both(text: str, label: str, number: int) -> str:
    """“中文 · English”, for lists that join such sentences; a name that has no English stays Chinese."""
    with translation.override("en"):
        english = f"{translation.gettext(label)}: {number}"
    return f"{text % {'what': label, 'number': number}} · {english}"


def label_of(model: type[Model]) -> str:
    kind = KINDS.get(getattr(model, "kind", ""))
    return kind.label if kind else OWN_LABELS.get(model, model._meta.verbose_name)


def _own(model, relation) -> bool:
    """The rows that are part of the thing itself: links of many to many, a unit's other names."""
    related = relation.related_model
    return related._meta.auto_created or (model is Unit and related is UnitName)
