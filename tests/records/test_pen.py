"""SQLite has one pen: writers wait in line for it, nobody keeps it, and nobody waits for ever."""

import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError, connection, connections, transaction

from tests.cast import make_cast
from yinuo.config.sqlite.base import pen, refuse_network_share
from yinuo.people.models import Congress

pytestmark = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has many pens")


def elsewhere(work):
    """Do this in another thread with a connection of its own; what it raised is returned."""
    raised = []

    def run():
        try:
            work()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()
    return raised


def write():
    with transaction.atomic():
        Congress.objects.update(about="x")


def test_a_writer_who_waits_too_long_gets_the_databases_own_error(transactional_db, monkeypatch):
    make_cast()
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    with transaction.atomic():
        (error,) = elsewhere(write)
    assert isinstance(error, OperationalError)
    assert "locked" in str(error)
    assert elsewhere(write) == []


def test_the_pen_is_put_down_whatever_happens(transactional_db):
    congress = make_cast().congress
    with pytest.raises(IntegrityError), transaction.atomic():
        Congress.objects.create(slug=congress.slug, level="city")
    assert not pen.locked()
    with pytest.raises(LookupError), transaction.atomic(), transaction.atomic():
        raise LookupError
    assert not pen.locked()

    def leave_open():
        transaction.set_autocommit(False)
        Congress.objects.update(about="never committed")

    elsewhere(leave_open)
    assert not pen.locked()
    assert not Congress.objects.filter(about="never committed").exists()


def test_readers_never_wait(transactional_db):
    make_cast()
    with transaction.atomic():
        Congress.objects.update(about="being written")
        assert elsewhere(lambda: Congress.objects.get()) == []


MOUNTS = "/dev/vda / ext4 rw 0 0\n//server/share /srv/with\\040blank cifs rw 0 0\nserver:/x /mnt/nfs nfs4 rw 0 0\n"


@pytest.mark.parametrize(
    ("place", "refused"),
    [("/srv/with blank/yinuo.sqlite3", True), ("/mnt/nfs/a/b.sqlite3", True), ("/var/lib/yinuo.sqlite3", False)],
)
def test_a_network_share_is_refused_in_both_languages(tmp_path, place, refused):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    if refused:
        with pytest.raises(ImproperlyConfigured, match=r"网络盘.* · SQLite must not lie on a network share"):
            refuse_network_share(type(tmp_path)(place), mounts)
    else:
        refuse_network_share(type(tmp_path)(place), mounts)
    refuse_network_share(type(tmp_path)(place), tmp_path / "none")
