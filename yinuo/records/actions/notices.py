"""Telling people (通知): rows in the transaction of the act, so that nobody is told of what did not happen."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from yinuo.records.models import Notice
from yinuo.records.models.notices import in_words
from yinuo.records.models.trail import plain

BATCH = 1000


@dataclass(frozen=True)
class Word:
    """What is to be told to whom: a Chinese message with %(places)s, its values, and where to read on."""

    users: Iterable
    text: str
    url: str
    key: str
    congress_id: int
    entry_id: int | None = None
    params: dict = field(default_factory=dict)


def tell(users, text: str, url: str, *, key: str, at, subject=None, entry=None, **params) -> None:
    """Tell these people once (通知). The same person is never told twice under the same key.

    `text` is a Chinese message that the catalogue knows (mark it with gettext_noop), with %(name)s where `params` go.
    The congress is the subject's or the entry's. `key` names the occasion, e.g. "remind/214/2026-03-02".
    """
    source = entry if entry is not None else subject
    if source is None:
        raise TypeError("tell needs a subject or an entry: a notice belongs to a congress")
    word = Word(users, text, url, key, source.congress_id, entry.pk if entry is not None else None, params)
    tell_many([word], at=at)


def tell_many(words: Iterable[Word], *, at) -> None:
    """Tell many people many things in few statements (批量通知)."""
    words = list(words)
    for word in words:
        in_words(word.text, word.params)  # a place without a value is found here, not by the reader
    notices = [
        Notice(
            congress_id=word.congress_id,
            to=user,
            entry_id=word.entry_id,
            key=word.key,
            text=word.text,
            params=plain(word.params),
            url=word.url,
            at=at,
        )
        for word in words
        for user in word.users
        if user is not None
    ]
    Notice.objects.bulk_create(notices, batch_size=BATCH, ignore_conflicts=True)


def mark_read(user, at, notices: Iterable[int] | None = None) -> int:
    """Note that this person has read these notices of theirs, or all (标为已读)."""
    unread = Notice.objects.unread_by(user)
    if notices is not None:
        unread = unread.filter(pk__in=list(notices))
    return unread.update(read_at=at)
