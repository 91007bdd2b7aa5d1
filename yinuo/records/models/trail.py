"""The trail (办理记录): who did what, when, to which thing; written once, each entry carrying the hash of the one before.

A `Tracked` thing has a life cycle and a trail. Nothing else may write its status than `records.actions.move`.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from yinuo.rules.lifecycle import Lifecycle, Move
from yinuo.rules.terms import Role, Term

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
GENESIS = "0" * 64  # what the first entry of a chain carries instead of the hash of the one before


def sm3(text: str) -> str:
    """The national hash (国密 SM3, GB/T 32905) of a text, in hex."""
    return hashlib.new("sm3", text.encode()).hexdigest()


def plain(value):
    """A detail as both engines give it back unchanged: text, whole numbers, yes/no, lists and tables of them.

    Decimals, floats and dates become text, a Term its code; PostgreSQL keeps no zero character in a text.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value).replace("\0", "")
    if isinstance(value, dict):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return str(value)


class Chain(models.Model):
    """The head of one congress's trail: how many entries there are and the hash of the last."""

    congress = models.OneToOneField("people.Congress", models.PROTECT, primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)

    def __str__(self):
        return f"{self.congress_id}: {self.length}"


class Entry(models.Model):
    """One line of the trail: an act on a subject. Triggers refuse UPDATE, DELETE and TRUNCATE on both engines."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    seq = models.PositiveBigIntegerField("序号")
    kind = models.CharField("对象", max_length=40)
    subject_id = models.BigIntegerField()
    act = models.CharField("行为", max_length=40)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("经办人", max_length=100)
    for_name = models.CharField("代为录入的本人", max_length=100, blank=True)
    source = models.CharField("原状态", max_length=40, blank=True)
    target = models.CharField("新状态", max_length=40, blank=True)
    room = models.CharField("会场", max_length=40, blank=True)  # what live screens listen to, e.g. briefing/3
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["congress_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["congress", "seq"], name="entry_seq_once")]
        indexes = [
            models.Index(fields=["congress", "kind", "subject_id", "seq"], name="entry_of_subject"),
            models.Index(fields=["room", "seq"], name="entry_of_room", condition=~models.Q(room="")),
        ]

    def __str__(self):
        return f"{self.seq} {self.kind} {self.subject_id} {self.act}"

    def sealed_text(self) -> str:
        """The canonical text whose hash seals this entry together with the one before."""
        values = {
            "congress": self.congress_id,
            "seq": self.seq,
            "kind": self.kind,
            "subject": self.subject_id,
            "act": self.act,
            "at": (self.at - EPOCH) // MICROSECOND,
            "by": self.by_id,
            "by_name": self.by_name,
            "for_name": self.for_name,
            "source": self.source,
            "target": self.target,
            "room": self.room,
            "detail": self.detail,
            "previous": self.previous,
        }
        return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def seal(self) -> str:
        return sm3(self.sealed_text())


class Tracked(models.Model):
    """A thing with a congress, a state out of its life cycle, and a trail."""

    lifecycle: ClassVar[Lifecycle]
    states: ClassVar[type[Term]]
    kind: ClassVar[str]
    room = ""  # a thing that happens in a hall says which, e.g. "briefing/3"

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    status = models.CharField("状态", max_length=40)

    class Meta:
        abstract = True

    @property
    def state(self) -> Term:
        return self.states(self.status)

    def roles_of(self, user) -> frozenset[Role]:
        """Which roles this person holds towards this thing; nobody is the system (系统)."""
        raise TypeError(f"{type(self).__name__} must say who holds which role")

    def step(self, act: Term, user) -> Move:
        """The move this act makes for this person now, or a refusal in a sentence."""
        roles = frozenset({Role.SYSTEM}) if user is None else self.roles_of(user)
        return self.lifecycle.step(act, state=self.state, roles=roles)

    def may(self, act: Term, user) -> bool:
        return any(move.act == act for move in self.moves(user))

    def moves(self, user) -> list[Move]:
        """What this person may do to it now; buttons come from here."""
        return self.lifecycle.open_to(self.roles_of(user), self.state)

    def trail(self) -> "models.QuerySet[Entry]":
        return Entry.objects.filter(congress=self.congress_id, kind=self.kind, subject_id=self.pk)


def status_known(states: type[Term], name: str) -> models.CheckConstraint:
    """The database's own promise that a status is one of the table's."""
    return models.CheckConstraint(condition=models.Q(status__in=states.values()), name=name)


def held(roles: Iterable[Role], *wanted: Role) -> bool:
    return bool(frozenset(roles) & frozenset(wanted))
