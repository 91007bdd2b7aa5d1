"""The rules need no settings, no files, no database: their tests do without the preparations of the others."""

import pytest


@pytest.fixture(autouse=True)
def _fast_and_alone():
    """Nothing to prepare."""
