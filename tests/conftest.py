"""Tests run on SQLite in memory, or on the PostgreSQL that DATABASE_URL names; both must pass."""

import os
import tempfile

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinuo.config.settings")
os.environ.setdefault("YINUO_DATA", tempfile.mkdtemp(prefix="yinuo-tests-"))
os.environ.setdefault("YINUO_SECRET_KEY", "for tests only")
os.environ.setdefault("YINUO_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")

import pytest


@pytest.fixture(autouse=True)
def _fast_and_alone(settings):
    """A quick password hasher, a cache of one's own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
