"""Somebody who fills in the request over HTTP, as a browser without scripts does."""

import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx

from members.models import Member
from tests.factories import reviews

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
REFERENCE = re.compile(r"data-reference[^>]*>(MTM-[0-9A-Z]{4}-[0-9A-Z]{4})<")
SAME_YEAR = 2_000_000  # the site knows a year for a second: that of the next test must be the same to it
WINDOW = re.compile(r'name="windows" value="([^"]+)"')


class Visitor:
    """One browser's cookies. Every step goes by its page, so what is posted is what the page offers."""

    def __init__(self, url: str, **options: Any) -> None:
        self.client = httpx.Client(base_url=url, timeout=30, follow_redirects=True, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.client.close()

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def post(self, path: str, form: Mapping[str, Any]) -> httpx.Response:
        """Open the page, then send its form with these answers."""
        page = self.get(path)
        token = TOKEN.search(page.text)
        assert token, f"{path} leads to {page.url.path}: {page.status_code}"
        return self.client.post(
            path, data={**form, "csrfmiddlewaretoken": token[1]}, headers={"referer": str(page.url)}
        )

    def step(self, name: str, form: Mapping[str, Any]) -> httpx.Response:
        """One step that must be taken."""
        answer = self.post(f"/request/{name}/", form)
        assert answer.status_code == 200
        assert answer.url.path != f"/request/{name}/", answer.text
        return answer

    def fill_in(self, person: Member | None = None, **contact: Any) -> None:
        """Every step up to "check your answers", for a review at the first time offered."""
        self.step("who", reviews.who_post())
        self.step("member", reviews.member_post(person))
        self.step("choice", reviews.choice_post())
        offered = WINDOW.findall(self.get("/request/appointment/").text)
        self.step("appointment", reviews.appointment_post(*offered[:1]))
        self.step("contact", reviews.contact_post(**contact))

    def send(self) -> httpx.Response:
        return self.post("/request/check/", {})

    def ask(self, person: Member | None = None, **contact: Any) -> str:
        """The whole request; the reference from the confirmation."""
        self.fill_in(person, **contact)
        return reference_in(self.send())


def reference_in(answer: httpx.Response) -> str:
    found = REFERENCE.search(answer.text)
    assert found, f"{answer.status_code} {answer.url.path}"
    return found[1]
