"""A kind of thing is known by one code, which no column may shadow: trail, files and search address things by it."""

import pytest
from django.apps import apps
from django.db import models

from yinuo.records import subjects


def test_every_registered_kind_is_a_code_of_its_model():
    assert subjects.KINDS
    assert all(isinstance(code, str) and code == kind.code for code, kind in subjects.KINDS.items())


def test_no_column_shadows_the_kind_of_what_acts_are_about():
    shadowed = [
        model.__name__
        for model in apps.get_models()
        if getattr(model, "kind", None) is not None
        and hasattr(model, "get_absolute_url")
        and any(isinstance(field, models.Field) and field.name == "kind" for field in model._meta.get_fields())
    ]
    assert shadowed == []


def test_a_model_whose_kind_is_a_column_must_say_its_code():
    entry = apps.get_model("records.Entry")
    with pytest.raises(TypeError, match=r"Entry\.kind is a column"):
        subjects.register(entry, "记录")
