"""Pages of the targeted review and the report to CMS in a browser: at a desk, on a phone, by keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from members import roles
from reviews.models import TmrAlert, TmrOutreach
from reviews.services.tmr import quarters, runs
from reviews.services.tmr.runs import Order
from tests.browser import signing_in
from tests.browser.keys import Keys
from tests.browser.watching import RULES, TOO_WIDE, nothing_odd
from tests.factories import members, reviews, staff, tmr

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="session")
def base_url():
    """See tests/browser/conftest.py."""


@pytest.fixture
def alert():
    tmr.reference()
    year = reviews.todays_year()
    tmr.at_risk(year)
    runs.run(Order(program_year=year, quarter=quarters.of_day(timezone.localdate())), by="test")
    return TmrAlert.objects.get(rule="opioid-with-benzodiazepine")


def wrong(page):
    """On a phone more scrolls and stands closer than at a desk, and nothing is hidden."""
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        if (pixels := page.evaluate(TOO_WIDE)) > 0:
            yield f"{pixels} px too wide at {width}"
    found = Axe().run(page, options={**RULES, "preload": False}).response["violations"]
    yield from ((rule["id"], rule["nodes"][0]["html"][:100]) for rule in found)


def test_every_page_is_accessible_at_a_desk_and_on_a_phone(page, live_server, alert):
    tmr.told_prescriber(alert)
    setting = tmr.setting(members.program_year(year=2031, published=False))
    addresses = [
        "reviews/tmralert/",
        f"reviews/tmralert/{alert.pk}/change/",
        f"reviews/tmrrun/{alert.run_id}/change/",
        f"reviews/tmrrulesetting/{setting.pk}/change/",
        "cms-report/?check=1",
    ]
    signing_in.sign_in(page, live_server, staff.account(roles.SUPERVISOR))
    found = {}
    for address in addresses:
        with nothing_odd(page, live_server.url):
            assert page.goto(f"{live_server.url}/admin/{address}").status == 200, address
        found[address] = list(wrong(page))
    assert {where: what for where, what in found.items() if what} == {}


def test_a_prescriber_is_written_to_by_keyboard_alone_and_nothing_typed_is_lost(page, live_server, alert):
    signing_in.sign_in(page, live_server, staff.account(roles.PHARMACIST))
    page.goto(f"{live_server.url}/admin/reviews/tmralert/{alert.pk}/prescriber/")
    keys = Keys(page)
    keys.to("[name=channel]")
    keys.press("Space")
    keys.type(npi="1234567893", name="Dr. Ada Invented", address1="12 Clinic Street", state="MA")
    keys.press("Enter")
    page.get_by_text("There is a problem").wait_for()
    assert list(wrong(page)) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator("[name=address1]").input_value() == "12 Clinic Street"
    keys.type(city="Boston", zip_code="02108")
    keys.press("Enter")
    page.get_by_text("It leaves when the undo window is over.").wait_for()
    assert TmrOutreach.objects.get(alert=alert).channel == "mail"
    assert keys.unseen == []
