"""Records are called by what they are and their day, never by their key and never by a person."""

import datetime as dt

import pytest
from django.contrib.admin.sites import all_sites
from django.db import models

from members.models.base import with_day

RECORDS = sorted(
    {model for site in all_sites for model in site._registry if isinstance(model._meta.pk, models.UUIDField)},
    key=lambda model: model._meta.label,
)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_no_heading_of_the_back_office_is_a_key(model):
    assert {"pk", "id"}.isdisjoint(model.__str__.__code__.co_names)


@pytest.mark.parametrize(
    ("day", "called"),
    [
        (dt.date(2026, 11, 24), "letter, Nov. 24, 2026"),
        (dt.datetime(2026, 11, 25, 3, 0, tzinfo=dt.UTC), "letter, Nov. 24, 2026"),  # still the 24th on the East Coast
        (None, "letter"),
    ],
)
def test_a_record_is_called_by_its_day(day, called):
    assert with_day("letter", day) == called
