"""A queryset put into SQL once answers as the queryset would, for every key."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Coverage
from mtmsite.compiled import Compiled
from tests.factories import members

pytestmark = pytest.mark.django_db


def test_each_key_has_its_own_rows_in_order_and_what_is_deferred_is_not_read() -> None:
    built = []

    def build(key: int):  # type: ignore[no-untyped-def]
        built.append(key)
        return (
            Coverage.objects.filter(member=key).exclude(plan_id="999").defer("contract_number").order_by("-start")[:2]
        )

    one, other = members.member(), members.member()
    for year in (2023, 2024, 2025):
        members.coverage(one, datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    members.coverage(other, datetime.date(2024, 1, 1))
    rows = Compiled(build)
    for member in (one, other, one):
        with CaptureQueriesContext(connection) as statements:
            found = rows(member.pk)
        assert found == list(build(member.pk))
        assert found
        assert found[0].member_id == member.pk
        assert found[0].get_deferred_fields() == {"contract_number"}
        assert len(statements) == 1
    assert len(built) == 4  # ours once, and the three compared with


def test_a_key_that_nothing_has_finds_nothing() -> None:
    assert Compiled(lambda key: Coverage.objects.filter(member=key))(0) == []
