"""Notices that a vendor took and did not answer: late from the day after the next business day, holidays respected."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.line_holidays import business_day_before
from reviews.models import VendorNotice
from reviews.services import worklists
from tests.factories import exchange, reviews, staff

pytestmark = pytest.mark.django_db
DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("sent_on", "today", "late"),
    [
        ("2026-11-16", "2026-11-17", False),  # Monday, Tuesday
        ("2026-11-16", "2026-11-18", True),
        ("2026-11-20", "2026-11-23", False),  # Friday: Monday is its next business day
        ("2026-11-20", "2026-11-24", True),
        ("2026-11-21", "2026-11-23", False),  # Saturday
        ("2026-11-25", "2026-11-27", False),  # the day before Thanksgiving: Friday is its next business day
        ("2026-11-25", "2026-11-28", True),
        ("2026-07-02", "2026-07-06", False),  # July 4 is a Saturday, kept on Friday
        ("2026-07-02", "2026-07-07", True),
    ],
)
def test_late_from_the_day_after_the_next_business_day(sent_on: str, today: str, late: bool) -> None:
    notice = reviews.queued_notice()
    at = timezone.make_aware(datetime.datetime.combine(DAY(sent_on), datetime.time(23, 30)))
    VendorNotice.objects.filter(pk=notice.pk).update(state="sent", sent_at=at)
    assert VendorNotice.objects.unanswered(DAY(today)).exists() is late


@pytest.mark.parametrize("state", ["acknowledged", "rejected", "queued", "dead"])
def test_what_was_answered_or_is_elsewhere_is_not_late(state: str) -> None:
    notice = reviews.queued_notice()
    long_ago = timezone.now() - datetime.timedelta(days=30)
    acknowledged = {"acknowledged_at": long_ago} if state == "acknowledged" else {}
    VendorNotice.objects.filter(pk=notice.pk).update(state=state, sent_at=long_ago, **acknowledged)
    assert worklists.BY_KEY["unanswered"].count() == 0


def test_the_list_and_the_start_page_show_them() -> None:
    late, fresh = exchange.told_request(), exchange.told_request()
    VendorNotice.objects.filter(request=late).update(sent_at=timezone.now() - datetime.timedelta(days=9))
    assert worklists.BY_KEY["unanswered"].count() == 1
    rep = staff.signed_in(roles.REP)
    page = rep.get(reverse("admin:reviews_vendornotice_changelist"), {"work": "unanswered"}).text
    assert late.reference in page
    assert fresh.reference not in page
    assert "without an answer by the next business day" in rep.get(reverse("admin:index")).text


def test_new_years_day_and_the_weekend_are_stepped_over() -> None:
    assert business_day_before(DAY("2027-01-04")) == DAY("2026-12-31")
