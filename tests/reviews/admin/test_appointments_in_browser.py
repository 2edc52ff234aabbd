"""Booking a call in a real browser: by script and without, for everybody, on a phone as well."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from members import roles
from reviews.services import bookings
from tests.browser import signing_in
from tests.browser.desks import PHONE, wrong
from tests.browser.watching import nothing_odd
from tests.factories import plans, reviews, staff
from tests.reviews.admin.test_in_browser import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_rep_narrows_the_times_and_books_one(page, live_server):
    request, provider = reviews.matched_request(), plans.provider(weekdays=range(7))
    day = timezone.localdate(plans.free_start(provider, after=5)).isoformat()
    signing_in.sign_in(page, live_server, staff.account(roles.SUPERVISOR))
    address = live_server.url + reverse("book_appointment", args=[request.pk])
    with nothing_odd(page, live_server.url):
        page.goto(address)
        page.locator("#id_day").fill(day)
        page.get_by_role("button", name="Show free times").click()
        page.wait_for_function("() => document.querySelectorAll('[name=time]').length === 16")
        assert page.url == address  # the part came by script
        assert violations(page) == []
        page.get_by_role("radio").last.check()
        page.get_by_role("button", name="Book this time").click()
        page.get_by_text("Booked.").wait_for()
    assert bookings.current(request=request).starts_at.astimezone(timezone.get_current_timezone()).hour == 16
    # The other pages about calls are looked at with the daily ones.
    for path in (
        reverse("appointments", query={"day": day, "with": str(provider.pk)}),
        reverse("admin:reviews_reviewprovider_change", args=[provider.pk]),
    ):
        page.goto(live_server.url + path)
        assert (path, wrong(page, PHONE)) == (path, [])


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_a_call_is_booked_too(page, live_server):
    request, provider = reviews.matched_request(), plans.provider()
    day = timezone.localdate(plans.free_start(provider, after=3))
    signing_in.sign_in(page, live_server, staff.account(roles.REP))
    page.goto(live_server.url + reverse("book_appointment", args=[request.pk]))
    page.locator("#id_day").fill(day.isoformat())
    page.get_by_role("button", name="Show free times").click()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Book this time").click()
    page.get_by_text("Booked.").wait_for()
    booked = timezone.localtime(bookings.current(request=request).starts_at)
    assert (booked.date(), booked.time()) == (day, datetime.time(9))
