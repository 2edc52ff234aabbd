"""An open program year on a fixed day, and a walk through the request as a browser does it."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from members.models import ProgramYear
from tests.factories import members
from tests.reading import as_read

TUESDAY = datetime.datetime(2026, 11, 24, 15, tzinfo=datetime.UTC)
WINDOWS = ("2026-11-27-morning", "2026-11-30-evening")


@pytest.fixture
def _tuesday() -> Iterator[None]:
    """Two days before Thanksgiving, which shows that holidays are left out."""
    with time_machine.travel(TUESDAY, tick=True):
        yield


@pytest.fixture
def open_year(_tuesday: None, db: None) -> ProgramYear:
    return members.program_year()


class Walk:
    """Posts steps and keeps the last answer; ``page`` is the text of a GET."""

    def __init__(self, client: Client, prefix: str = "") -> None:
        self.client, self.prefix = client, prefix

    def get(self, step: str = "") -> HttpResponse:
        return self.client.get(f"{self.prefix}/request/{step}")

    def post(self, step: str, form: dict[str, Any] | None = None) -> HttpResponse:
        return self.client.post(f"{self.prefix}/request/{step}/", form or {})

    def steps(self, **forms: dict[str, Any]) -> HttpResponse:
        """Answer the steps in that order; each must be accepted."""
        for name, form in forms.items():
            answer = self.post(name, form)
            assert answer.status_code == 302, (name, answer.context["form"].errors)
        return answer

    def page(self, step: str = "") -> str:
        answer = self.get(step)
        assert answer.status_code == 200
        return as_read(answer.content.decode())


@pytest.fixture
def walk(client: Client) -> Walk:
    return Walk(client)
