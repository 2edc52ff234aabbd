"""Leaving and coming back without a request: the vendor hears of it once, unless it told us itself."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import Enrolment, Member
from members.services import enrolment
from reviews.models import Vendor, VendorNotice
from reviews.services import departures
from reviews.services import introductions as introducing
from tests.factories import exchange, introductions, members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(settings: Any) -> Enrolment:
    """In the program, introduced, and her vendor knows it."""
    settings.UNDO_WINDOW = datetime.timedelta(0)
    Vendor.objects.exists() or reviews.vendor()
    row = introductions.due_letter().enrolment
    assert row
    VendorNotice.objects.update(state="acknowledged", acknowledged_at=timezone.now(), attempts=1)
    return row


def told(row: Enrolment) -> list[tuple[str, int]]:
    rows = VendorNotice.objects.filter(enrolment=row).order_by("created_at")
    return list(rows.values_list("type", "number"))


def leave(row: Enrolment, **how: Any) -> None:
    base = {"member": row.member, "program_year": row.program_year, "way": "phone", "by": "rep1"}
    enrolment.opt_out(**{**base, **how})


def test_who_leaves_and_comes_back_by_phone_is_told_each_time_once(inside: Enrolment) -> None:
    assert departures.announce(by="sweep") == 0
    for _ in range(2):
        leave(inside)
        assert departures.announce(by="sweep") == 1
        assert departures.announce(by="sweep") == 0
        enrolment.come_back(member=inside.member, program_year=inside.program_year, by="rep1")
        assert departures.announce(by="sweep") == 1
    types = ["member.enrolled", "member.opted_out", "member.came_back", "member.opted_out", "member.came_back"]
    assert told(inside) == list(zip(types, [1, 1, 1, 2, 2], strict=True))
    left = VendorNotice.objects.get(type="member.opted_out", number=1)
    assert left.payload["data"]["reason"] == "03"
    assert left.payload["data"]["reference"] == inside.letters.get().form_reference


def test_a_death_is_told_with_its_code_and_leaves_in_spite_of_it(inside: Enrolment) -> None:
    Member.objects.update(death_date=timezone.localdate())
    leave(inside, cms_reason="01")
    departures.announce(by="sweep")
    notice = VendorNotice.objects.get(type="member.opted_out")
    assert notice.payload["data"]["reason"] == "01"
    from reviews.services import notice_holds

    assert notice_holds.reason(notice, Vendor.objects.get()) == ""


def test_out_and_in_between_two_sweeps_is_no_news(inside: Enrolment) -> None:
    leave(inside)
    enrolment.come_back(member=inside.member, program_year=inside.program_year, by="rep1")
    assert departures.announce(by="sweep") == 0


def test_what_the_vendor_told_is_not_told_back(inside: Enrolment) -> None:
    about = {"program_year": inside.program_year.year, "member_id": inside.member.member_id}
    exchange.receive(exchange.message("member.opted_out", **about))
    inside.refresh_from_db()
    assert inside.opted_out_on
    assert departures.announce(by="sweep") == 0
    enrolment.come_back(member=inside.member, program_year=inside.program_year, by="rep1")
    assert departures.announce(by="sweep") == 1
    assert told(inside)[-1] == ("member.came_back", 1)


def test_a_request_to_leave_has_a_notice_of_its_own(inside: Enrolment) -> None:
    reviews.matched_request(inside.member, choice="leave")
    inside.refresh_from_db()
    assert inside.opted_out_on
    assert departures.announce(by="sweep") == 0


def test_who_was_never_told_of_needs_no_farewell(settings: Any) -> None:
    settings.UNDO_WINDOW = datetime.timedelta(0)
    row = introductions.due_letter().enrolment
    assert row
    leave(row)
    introducing.withdraw(by="sweep")  # the introduction had not left
    assert departures.announce(by="sweep") == 0


def test_the_undo_window_is_waited_for(inside: Enrolment, settings: Any) -> None:
    settings.UNDO_WINDOW = datetime.timedelta(minutes=15)
    leave(inside)
    assert departures.announce(by="sweep") == 0
    settings.UNDO_WINDOW = datetime.timedelta(0)
    assert departures.announce(by="sweep") == 1


def test_the_end_of_the_year_is_no_departure(inside: Enrolment) -> None:
    from members.services import status

    status.move(inside, to="ended", by="close", on=timezone.localdate())
    Enrolment.objects.update(ended_on=timezone.localdate())
    assert departures.announce(by="sweep") == 0


def test_those_who_stay_keep_nobody_who_left_waiting(
    inside: Enrolment, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a targeting run thousands have just been enrolled, and nothing is due about any of them."""
    monkeypatch.setattr(departures, "AT_ONCE", 2)
    others = [introductions.due_letter(members.member()).enrolment for _ in range(3)]
    assert all(others)
    leave(inside)
    Enrolment.objects.filter(pk=inside.pk).update(state_since=timezone.now())
    with CaptureQueriesContext(connection) as asked:
        assert departures.announce(by="sweep") == 1
    assert told(inside)[-1] == ("member.opted_out", 1)
    with CaptureQueriesContext(connection) as nothing:
        assert departures.announce(by="sweep") == 0
    assert len(nothing) == 1 < len(asked)


@pytest.mark.django_db(transaction=True)
def test_many_sweeps_tell_it_once(settings: Any) -> None:
    settings.UNDO_WINDOW = datetime.timedelta(0)
    reviews.vendor()
    row = introductions.due_letter(members.member()).enrolment
    assert row
    VendorNotice.objects.update(attempts=1)
    leave(row)
    assert sum(together(*[lambda: departures.announce(by="sweep")] * 4)) == 1
    assert told(row) == [("member.enrolled", 1), ("member.opted_out", 1)]
