"""The bell (唤醒): after a commit, whoever waits for a room's entries is woken – here, and in every other process.

The database is the only truth: the bell carries a room's name, the listener reads the rows.
"""

import threading
from collections.abc import Callable

from django.db import connection, transaction

CHANNEL = "yinuo_rooms"
Listener = Callable[[str], None]
_listeners: list[Listener] = []
_lock = threading.Lock()


def listen(listener: Listener) -> Callable[[], None]:
    """Call `listener(room)` after every commit that wrote to a room; returns the way to stop."""
    with _lock:
        _listeners.append(listener)

    def stop() -> None:
        with _lock:
            if listener in _listeners:
                _listeners.remove(listener)

    return stop


def ring(room: str) -> None:
    with _lock:
        listeners = list(_listeners)
    for listener in listeners:
        listener(room)


def ring_after_commit(entry) -> None:
    """Wake the listeners of this entry's room once its transaction stands; on PostgreSQL other processes too."""
    if not entry.room:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, entry.room])
    else:
        transaction.on_commit(lambda: ring(entry.room))
