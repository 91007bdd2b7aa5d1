"""The real record, and a reader of English."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import yinuo
from yinuo.briefings import record_file
from yinuo.briefings.actions.loading import load

SHIPPED = Path(yinuo.__file__).parent / "briefings" / "shipped" / "bengbu-2023.yaml"
AT = datetime(2026, 6, 10, 1, 0, tzinfo=UTC)


@pytest.fixture
def bengbu(db):
    """The real session of 26 September 2023, as `yinuo load-record` makes it."""
    return load(record_file.read(SHIPPED), at=AT)


@pytest.fixture
def english(client):
    client.cookies["language"] = "en"
    return client
