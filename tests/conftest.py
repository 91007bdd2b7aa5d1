"""Tests run on SQLite, or on the PostgreSQL that DATABASE_URL names (`bin/on-postgres pytest`); both must pass.

The SQLite of the tests is a file, as in the field: with WAL, one writer at a time, and threads that really wait.
"""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinuo.config.settings")
OWN_DATA = None if "YINUO_DATA" in os.environ else tempfile.mkdtemp(prefix="yinuo-tests-")
if OWN_DATA:
    os.environ["YINUO_DATA"] = OWN_DATA
Path(os.environ["YINUO_DATA"], "static").mkdir(parents=True, exist_ok=True)  # where collected files would lie
os.environ.setdefault("YINUO_SECRET_KEY", "for tests only")
os.environ.setdefault("YINUO_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")

import pytest  # noqa: E402 – settings read the environment, so that comes first
from django.db import connection, connections  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402


def pytest_configure(config):
    """English is made ready once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        from yinuo.config.messages import compile_all

        compile_all()


def pytest_unconfigure(config):
    """The folder of this run goes with it; workers of pytest-xdist share the one of whoever started them."""
    if OWN_DATA:
        shutil.rmtree(OWN_DATA, ignore_errors=True)


@pytest.fixture(autouse=True)
def _fast_and_alone(settings, tmp_path):
    """A quick password hasher, a cache and a folder of files of one's own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, request):
    """Each worker has a database of its own: a file in its own folder, or a name of its own on the server."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "gw")
    wanted = connections.databases["default"]["TEST"]
    if connection.vendor == "sqlite":
        wanted["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    else:
        wanted["NAME"] = f"test_yinuo_{worker}_{os.getpid()}"


@pytest.fixture
def cast(db):
    from tests.cast import make_cast

    return make_cast()


@pytest.fixture(scope="session", autouse=True)
def _clean_up_what_is_written_once():
    """After a transactional test its rows are removed, which the product's triggers refuse: lift them for that moment."""
    flush = TransactionTestCase._fixture_teardown

    def without_triggers(self):
        with triggers_lifted():
            flush(self)

    TransactionTestCase._fixture_teardown = without_triggers
    yield
    TransactionTestCase._fixture_teardown = flush


@contextlib.contextmanager
def triggers_lifted():
    """The database as its owner could have it: without its guards. They stand again afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_no\\_%' ESCAPE '\\'"
            )
            triggers = cursor.fetchall()
            down = [f"DROP TRIGGER {name}" for name, _ in triggers]
            up = [sql for _, sql in triggers]
        else:
            cursor.execute(
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE '%\\_no\\_%'"
            )
            tables = [table for (table,) in cursor.fetchall()]
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL alters no table that still owes a check
            down = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
            up = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
        for statement in down:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in up:
                cursor.execute(statement)


@pytest.fixture
def unguarded():
    """For tests that tamper: `with unguarded():` lifts the triggers."""
    return triggers_lifted
