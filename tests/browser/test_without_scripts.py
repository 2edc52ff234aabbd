"""What works with scripts works without: the list, a list by mail, the other language, changes of a request.

The self-check, the request and its cancelling are in the files of their own.
"""

import io
from collections.abc import Iterator
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import Browser, Page, expect

from reviews.models import ListRequest, MemberRequest
from tests.factories import members, reviews

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CONTINUE = "main form .btn"
MARIA = {
    "first_name": "Maria", "last_name": "O’Brien Peña", "birth_month": "4", "birth_day": "28", "birth_year": "1948",
    "zip_code": "02108",
}  # fmt: skip


@pytest.fixture
def plain(browser: Browser, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page of a browser that runs no script, on a phone."""
    for view in ("request", "changes", "manage", "list_by_mail"):
        monkeypatch.setattr(f"reviews.views.{view}.enqueue", lambda *args: None)  # no queue runs in these tests
    members.program_year(members.this_year())
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 900}
    )
    yield context.new_page()
    context.close()


def go_on(page: Page, **typed: str) -> None:
    for name, text in typed.items():
        page.fill(f"main [name={name}]", text)
    page.locator(CONTINUE).first.click()


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_list_is_typed_in_and_printed(plain: Page, prefix: str) -> None:
    """The page that fills in needs scripts, says so, and leads to the one that does not."""
    plain.goto(f"{prefix}/medication-list/fill/")
    plain.locator("[data-without-script] a[href*='/blank/']").first.click()
    plain.fill("[name=medication_1]", "Metformin 500 mg")
    plain.fill("[name=medication_2]", "Zocor")
    with pymupdf.open(stream=io.BytesIO(plain.pdf(prefer_css_page_size=True)), filetype="pdf") as sheet:
        text = " ".join(page.get_text() for page in sheet)
    assert "Metformin 500 mg" in " ".join(text.split())
    assert "Zocor" in text


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_list_by_mail(plain: Page, prefix: str) -> None:
    plain.goto(f"{prefix}/medication-list/")
    plain.locator("main a[href$='/by-post/']").click()
    go_on(plain)
    expect(plain.locator(".errsum a")).to_have_count(4)
    plain.check("[value=large]")
    go_on(plain, **MARIA)
    expect(plain.locator("main .ok")).to_be_visible()
    asked = ListRequest.objects.get()
    assert (asked.last_name, asked.size, asked.language) == ("O’Brien Peña", "large", prefix.strip("/") or "en")


def test_the_other_language_in_the_middle_of_a_request_keeps_the_answers(plain: Page) -> None:
    plain.goto("/request/who/")
    plain.check("[value=self]")
    go_on(plain)
    go_on(plain, **MARIA)
    plain.locator(".lang a").click()
    assert plain.url.endswith("/es/request/choice/")
    plain.check("[value=not_now]")
    go_on(plain)
    go_on(plain, phone="617 555 0123")
    expect(plain.locator("main")).to_contain_text("O’Brien Peña")
    plain.locator(".lang a").click()
    assert plain.url.endswith("/request/check/")
    expect(plain.locator("h1")).to_have_text("Check your answers before you send them")
    go_on(plain)
    assert MemberRequest.objects.get().last_name == "O’Brien Peña"


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_request_is_changed_and_called_off(plain: Page, prefix: str) -> None:
    request = reviews.request()
    birth = request.birth_date
    plain.goto(f"{prefix}/request/manage/")
    go_on(
        plain,
        reference=request.reference,
        birth_month=str(birth.month),
        birth_day=str(birth.day),
        birth_year=str(birth.year),
    )
    plain.locator("main a[href$='/details/']").click()
    go_on(plain)
    expect(plain.locator(".errsum")).to_be_visible()
    go_on(plain, phone="617 555 0199")
    assert request.changes.count() == 1
    plain.goto(f"{prefix}/request/manage/status/")
    plain.locator("main a[href$='/cancel/']").click()
    go_on(plain)
    assert request.state == "cancelled"
