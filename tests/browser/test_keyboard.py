"""Whole journeys with a keyboard alone; at every stop the focus is framed and in sight."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from reviews.models import MemberRequest
from reviews.services import contact_consents
from tests.browser.keys import Keys
from tests.factories import members, messages, reviews

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
YEAR = members.this_year()
CONTINUE = "main form .btn"
BIRTH = {"birth_month": "4", "birth_day": "28", "birth_year": "1948"}
DESK, PHONE = (pytest.mark.parametrize("width", [width], ids=str) for width in (1280, 390))


@pytest.fixture
def keys(browser: Browser, live_server: Any, monkeypatch: pytest.MonkeyPatch, width: int) -> Iterator[Keys]:
    for view in ("request", "changes", "manage"):
        monkeypatch.setattr(f"reviews.views.{view}.enqueue", lambda *args: None)  # no queue runs in these tests
    members.program_year(YEAR)
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 700}, reduced_motion="reduce"
    )
    keys = Keys(context.new_page())
    yield keys
    context.close()
    assert keys.unseen == []
    assert keys.stops > 5


@PHONE
def test_self_check_to_its_result(keys: Keys) -> None:
    page = keys.page
    page.goto(f"/{YEAR}/self-check/")
    keys.to(".skip")
    keys.press("Enter")
    keys.to(".back")
    for slug in ("diabetes", "hypertension", "depression"):
        keys.to(f"[value={slug}]")
        keys.press("Space")
    keys.type(drug_count="9", annual_cost="5000")
    keys.to("[name=at_risk]")
    keys.press("ArrowDown")
    expect(page.locator("[name=at_risk][value=no]")).to_be_checked()
    keys.to(CONTINUE)
    keys.press("Enter")
    page.wait_for_selector("[data-outcome=may-qualify]")
    page.wait_for_function("() => document.activeElement.matches('[data-focus]')")
    keys.look()
    keys.to("[data-print]")


@DESK
def test_request_from_its_start_to_the_confirmation(keys: Keys) -> None:
    """With a mistake on the way, and back to a question with Shift and Tab."""
    page = keys.page
    page.goto("/request/")
    keys.follow("main .btn")
    keys.follow(CONTINUE)
    expect(page.locator(".errsum")).to_be_focused()
    keys.look()
    keys.to(".errsum a")
    keys.press("Enter")
    keys.look()
    assert keys.focused("value") == "self"
    keys.press("Space")
    keys.to(CONTINUE)
    keys.to("[value=self]", key="Shift+Tab")
    keys.follow(CONTINUE)
    keys.type(first_name="Maria", last_name="Lopez", **BIRTH, zip_code="02110")
    keys.follow(CONTINUE)
    keys.to("[name=choice]")
    keys.press("Space")
    expect(page.locator("[value=review]")).to_be_checked()
    keys.follow(CONTINUE)
    keys.to("[name=windows]")
    keys.press("Space")
    keys.follow(CONTINUE)
    keys.type(phone="617 555 0123")
    keys.follow(CONTINUE)
    keys.follow("form[data-once] .btn")
    expect(page.locator("[data-reference]")).to_have_text(MemberRequest.objects.get().reference)


@PHONE
def test_look_up_and_cancel(keys: Keys) -> None:
    request = reviews.request()
    birth = request.birth_date
    keys.page.goto("/request/manage/")
    keys.type(reference=request.reference, birth_month=str(birth.month), birth_day=str(birth.day))
    keys.type(birth_year=str(birth.year))
    keys.follow(CONTINUE)
    keys.follow("main a[href$='/cancel/']")
    keys.follow(CONTINUE)
    assert request.state == "cancelled"


@DESK
def test_a_list_to_print(keys: Keys) -> None:
    page = keys.page
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    page.goto("/medication-list/")
    keys.follow("main a[href$='/fill/']")
    page.wait_for_selector("[data-fill]:not([hidden])")
    keys.to("[data-key=medication]")
    page.keyboard.type("Zocor")
    keys.to("[data-add]")
    keys.press("Enter")
    page.keyboard.type("Aspirin")
    keys.to("[data-fill] [data-print]")
    keys.press("Enter")
    assert page.evaluate("window.printed") == 1
    assert page.locator("[data-row] [data-key=medication]").evaluate_all("all => all.map((box) => box.value)") == [
        "Zocor",
        "Aspirin",
    ]


@PHONE
def test_e_mail_is_stopped(keys: Keys) -> None:
    consent = messages.consent()
    keys.page.goto(f"/stop-email/{contact_consents.token(consent)}/")
    keys.follow(CONTINUE)
    expect(keys.page.locator("h1")).to_have_text("No more e-mail from us")
    assert consent.state == "withdrawn"
    keys.to(".foot__links a")


@PHONE
def test_the_other_language_and_back(keys: Keys) -> None:
    keys.page.goto("/contact/")
    keys.follow(".lang a")
    assert keys.page.url.endswith("/es/contact/")
    keys.follow(".nav a")
    assert keys.page.url.endswith("/es/")
    keys.follow(".lang a")
    keys.to(".foot__links a >> nth=-1")
