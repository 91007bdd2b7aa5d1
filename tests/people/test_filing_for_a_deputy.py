"""Delegated entry: staff file for a deputy and the record says so; nobody else files for another."""

import pytest

from tests.cast import AT, TODAY, make_cast
from yinuo.people.filing import acting_for
from yinuo.people.forms.filing import DelegatedEntry
from yinuo.people.models import Act, User
from yinuo.records.actions import note
from yinuo.rules.lifecycle import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["commission", "office"])
def test_staff_file_for_a_deputy_and_the_record_names_both(cast, who):
    clerk, deputy = getattr(cast, who), cast.lead.deputy
    entry = note(deputy, Act.EDIT_DEPUTY, by=clerk, at=AT, on_behalf_of=acting_for(clerk, deputy))
    assert (entry.by_name, entry.for_name) == (clerk.name, "代表甲")


def test_a_deputys_own_matter_is_nobodys_behalf(cast):
    assert acting_for(cast.lead, cast.lead.deputy) == ""


@pytest.mark.parametrize("who", ["stranger", "clerk", "chair", "administrator", "government_office"])
def test_nobody_else_files_for_a_deputy(cast, who):
    with pytest.raises(NotAllowed, match="代代表录入"):
        acting_for(getattr(cast, who), cast.lead.deputy)


def test_staff_file_for_no_deputy_of_another_congress(cast):
    with pytest.raises(NotAllowed, match="代代表录入"):
        acting_for(make_cast("yangben", "样本市").commission, cast.lead.deputy)


def test_a_deputy_sees_no_field_and_files_their_own(cast):
    form = DelegatedEntry({}, user=cast.lead, today=TODAY)
    assert "for_deputy" not in form.fields
    assert form.is_valid()
    assert (form.deputy, form.on_behalf_of) == (cast.lead.deputy, "")


def test_staff_must_say_for_whom(cast):
    assert DelegatedEntry({}, user=cast.commission, today=TODAY).errors["for_deputy"] == ["请选择代表"]
    form = DelegatedEntry({"for_deputy": cast.lead.deputy.pk}, user=cast.commission, today=TODAY)
    assert form.is_valid()
    assert (form.deputy, form.on_behalf_of) == (cast.lead.deputy, "代表甲")


def test_a_unit_files_nothing(cast):
    assert not DelegatedEntry({"for_deputy": cast.lead.deputy.pk}, user=cast.clerk, today=TODAY).is_valid()


def test_a_deputy_no_longer_in_office_is_not_offered(cast):
    deputy = cast.lead.deputy
    deputy.until_on = TODAY.replace(year=2025)
    deputy.save()
    form = DelegatedEntry({"for_deputy": deputy.pk}, user=User.objects.get(pk=cast.commission.pk), today=TODAY)
    assert form.errors["for_deputy"] == ["没有这位在任代表"]
