"""SQLite with one writer at a time in this process.

BEGIN IMMEDIATE waits in SQLite by polling; a lock in front of it lets writers wait in line instead
(worst latency 77 ms against 1,050 ms, measured in stack.md §4.2). WAL needs a real disk: see `check_disk`.
"""

import threading

from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper

writing = threading.Lock()


class DatabaseWrapper(SqliteWrapper):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.holds_the_pen = False

    def _start_transaction_under_autocommit(self):
        if not self.holds_the_pen:
            writing.acquire()
            self.holds_the_pen = True
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._put_the_pen_down()
            raise

    def _put_the_pen_down(self):
        if self.holds_the_pen:
            self.holds_the_pen = False
            writing.release()

    def _commit(self):
        super()._commit()
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
