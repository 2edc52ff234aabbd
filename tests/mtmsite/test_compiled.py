"""A queryset put into SQL once answers as the queryset would, for every value."""

import datetime

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from members.models import AuditEvent, Coverage, Member
from members.services import audit
from mtmsite.compiled import Compiled
from tests.factories import members

pytestmark = pytest.mark.django_db
MANY = [0, -1, -7_310_552_194, 2**63 - 1]


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


def test_no_number_in_the_statement_is_taken_for_the_key() -> None:
    covered = members.coverage(members.member(), datetime.date(2024, 1, 1))
    rows = Compiled(lambda key: Coverage.objects.filter(member=key).exclude(member__in=MANY))
    assert [rows(key) for key in (covered.member_id, *MANY)] == [[covered], *([] for _key in MANY)]


def test_several_values_are_told_apart_whatever_they_are_and_however_often_they_stand() -> None:
    one, other = members.member(city="100% 'Here'"), members.member(city="Elsewhere")
    members.member(city=one.city, birth_date=one.birth_date.replace(year=1930))
    rows = Compiled(lambda born, city: Member.objects.filter(city=city, birth_date=born, address2__lt=city))
    assert rows(one.birth_date, one.city) == [one]
    assert rows(other.birth_date, "Elsewhere") == [other]
    assert rows(one.birth_date, "' or true --") == []


def test_related_rows_annotations_and_converted_columns_are_there() -> None:
    member = members.member()
    audit.record(by="rep", verb="member.seen", on=member, values={"why": ["call"]})
    seen = Compiled(lambda verb: AuditEvent.objects.filter(verb=verb).annotate(who=F("actor")))("member.seen")
    assert [(event.values, event.who) for event in seen] == [({"why": ["call"]}, "rep")]  # type: ignore[attr-defined]
    members.coverage(member, datetime.date(2024, 1, 1))
    covered = Compiled(lambda key: Coverage.objects.filter(member=key).select_related("member"))(member.pk)
    with CaptureQueriesContext(connection) as statements:
        assert covered[0].member.last_name == member.last_name
    assert len(statements) == 0


def test_none_is_refused_as_it_would_find_nothing() -> None:
    with pytest.raises(ValueError, match="None"):
        Compiled(lambda key: Coverage.objects.filter(end=key))(None)
