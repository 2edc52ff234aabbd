"""What is reached from the start page is accessible at a desk and on a phone, or has a reason why it is not daily."""

import re

import pytest
from django.urls import resolve

from reviews.documents import letter_content
from tests.browser import signing_in
from tests.browser.desks import DESK, PHONE, wrong
from tests.browser.watching import TOO_WIDE, nothing_odd
from tests.factories import reviews, staff, work
from tests.reviews.admin.daily import DAILY, NOT_DAILY, addresses


def reached(client):
    """Names of the addresses to which the start page leads, lists of work included, for who may do everything."""
    work.everywhere()
    links = re.findall(r'href="(/admin/[^"?#]*)', client.get("/admin/").text)
    return {resolve(link).url_name for link in links if not link.startswith("/admin/account/")}


@pytest.mark.django_db
def test_each_page_reached_from_the_start_page_is_daily_or_has_a_reason(admin_client):
    rare = tuple(NOT_DAILY)
    found = {name for name in reached(admin_client) - set(DAILY) if not name.startswith(rare)}
    assert {name for name in found if not name.endswith("_add")} == set()  # a form to add is as rare as its list


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_each_daily_page_is_accessible_quiet_and_no_wider_than_a_phone(page, live_server, admin_user, monkeypatch):
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    staff.with_app(admin_user)
    signing_in.sign_in(page, live_server, admin_user)
    found = {}
    with nothing_odd(page, live_server.url):
        for name, where in addresses().items():
            answer = page.goto(live_server.url + where, wait_until="domcontentloaded")
            found[name] = [f"answers {answer.status}"] if answer.status != 200 else wrong(page, PHONE)
            page.set_viewport_size({"width": DESK, "height": 900})
            found[name] += [f"{px} px too wide at a desk" for px in [page.evaluate(TOO_WIDE)] if px > 0]
    assert {name: what for name, what in found.items() if what} == {}
