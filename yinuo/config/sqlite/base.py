"""SQLite with one writer at a time in this process.

BEGIN IMMEDIATE waits in SQLite by polling; a lock in front of it lets writers wait in line instead
(worst latency 77 ms against 1,050 ms, measured in stack.md §4.2). Whoever waits longer than the database's own
`timeout` gets the database's own error, so that a transaction left open cannot hang everybody.
WAL needs shared memory, which network shares do not have: they are refused at the start.
"""

import threading
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper
from django.db.utils import OperationalError

NETWORK_SHARES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "fuse.sshfs", "glusterfs"}
DEFAULT_TIMEOUT = 5.0  # seconds; Python's own for sqlite3

pen = threading.Lock()


class DatabaseWrapper(SqliteWrapper):
    """One connection; `holds_the_pen` while it is the one that may write."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.holds_the_pen = False

    def get_connection_params(self):
        params = super().get_connection_params()
        if not self.is_in_memory_db():
            refuse_network_share(Path(str(self.settings_dict["NAME"])))
        return params

    def _start_transaction_under_autocommit(self):
        self._take_the_pen()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._put_the_pen_down()
            raise

    def _commit(self):
        super()._commit()  # if this fails Django rolls back, and that puts the pen down
        self._put_the_pen_down()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._put_the_pen_down()

    def _close(self):
        try:
            super()._close()
        finally:
            self._put_the_pen_down()

    def _take_the_pen(self):
        if self.holds_the_pen:
            return
        if not pen.acquire(timeout=float(self.settings_dict["OPTIONS"].get("timeout", DEFAULT_TIMEOUT))):
            raise OperationalError("database is locked")
        self.holds_the_pen = True

    def _put_the_pen_down(self):
        if self.holds_the_pen:
            self.holds_the_pen = False
            pen.release()


def refuse_network_share(database: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Stop with a sentence when the database lies on a network share; where mounts cannot be read, trust the operator."""
    if not mounts.exists():
        return
    folder = database.parent.resolve()
    kinds = {}
    for line in mounts.read_text(errors="replace").splitlines():
        _, where, kind, *_ = line.split(" ")
        kinds[where.replace("\\040", " ")] = kind
    nearest = next((str(place) for place in (folder, *folder.parents) if str(place) in kinds), None)
    if nearest and kinds[nearest] in NETWORK_SHARES:
        raise ImproperlyConfigured(
            f"SQLite 数据库不能放在网络盘上（{nearest}，{kinds[nearest]}）：请把 YINUO_DATA 指到本机磁盘，或改用 DATABASE_URL"
            f" · SQLite must not lie on a network share ({nearest}): point YINUO_DATA to a local disk or use DATABASE_URL"
        )
