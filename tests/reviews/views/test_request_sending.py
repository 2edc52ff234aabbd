"""Sending: once, fast, the same for everybody, and with the broker gone."""

import logging
import re
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import ProgramYear
from reviews.models import Letter, LetterState, MemberRequest, NoticeState, VendorNotice
from tests.factories import members, reviews
from tests.reviews.views.conftest import WINDOWS, Walk


def up_to_check(client: Client, **person: str) -> Walk:
    walk = Walk(client)
    walk.steps(
        who=reviews.who_post(),
        member=reviews.member_post(**person),
        choice=reviews.choice_post(),
        appointment=reviews.appointment_post(*WINDOWS),
        contact=reviews.contact_post(),
    )
    walk.page("check/")
    return walk


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids handed to the queue."""
    ids: list[str] = []
    monkeypatch.setattr("reviews.views.request.enqueue", lambda task, *given: ids.extend(given))
    return ids


@pytest.mark.django_db
def test_the_id_alone_goes_to_the_queue(client: Client, open_year: ProgramYear, sent: list[str]) -> None:
    up_to_check(client).post("check")
    assert sent == [str(MemberRequest.objects.get().pk)]


@pytest.mark.django_db
def test_members_and_strangers_cause_the_same_work_and_see_the_same_page(
    open_year: ProgramYear, sent: list[str]
) -> None:
    members.member()  # Maria Lopez
    pages, statements = [], []
    for first_name in ("Maria", "Nobody"):
        walk = up_to_check(Client(), first_name=first_name)
        with CaptureQueriesContext(connection) as queries:
            walk.post("check")
        statements.append([what(query["sql"]) for query in queries])
        page = walk.page("done/")
        reference = MemberRequest.objects.order_by("-created_at").first().reference  # type: ignore[union-attr]
        pages.append(page.replace(reference, "REFERENCE").split("csrfmiddlewaretoken")[0])
    assert statements[0] == statements[1]
    assert not any("members_member" in statement for statement in statements[0])
    assert pages[0] == pages[1]


def what(sql: str) -> str:
    """A statement without the values in it."""
    return re.split(r" WHERE | VALUES | SET | \"s\d", sql)[0]


@pytest.mark.django_db(transaction=True)
def test_with_the_broker_down_the_page_answers_within_a_second(
    client: Client, open_year: ProgramYear, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    walk = up_to_check(client, first_name="Quetzalcoatl")
    started = time.monotonic()
    answer = walk.post("check")  # no Valkey runs in this test
    assert time.monotonic() - started < 1
    assert answer["Location"] == "/request/done/"
    assert Letter.objects.get().state == LetterState.HELD
    assert VendorNotice.objects.get().state == NoticeState.HELD
    assert "Quetzalcoatl" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_make_one_request(open_year: ProgramYear, sent: list[str]) -> None:
    first = Client()
    up_to_check(first)
    pressed = [first, Client()]
    pressed[1].cookies = first.cookies
    together = threading.Barrier(2)
    references: list[str] = []
    threads = [threading.Thread(target=press, args=(client, together, references.append)) for client in pressed]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert MemberRequest.objects.count() == Letter.objects.count() == VendorNotice.objects.count() == 1
    assert references == [MemberRequest.objects.get().reference] * 2


def press(client: Client, together: threading.Barrier, tell: Callable[[str], None]) -> None:
    try:
        together.wait(timeout=10)
        assert client.post("/request/check/")["Location"] == "/request/done/"
        tell(client.get("/request/done/").context["sent"].reference)
    finally:
        connections.close_all()


@pytest.mark.django_db
def test_answers_changed_after_a_failure_are_a_new_submission(client: Client, open_year: ProgramYear) -> None:
    walk = up_to_check(client)
    key = client.session["request_draft"]["key"]
    walk.page("check/")
    assert client.session["request_draft"]["key"] == key
    walk.post("member", reviews.member_post(last_name="Peña"))
    walk.page("check/")
    assert client.session["request_draft"]["key"] != key


@pytest.mark.django_db
def test_a_flood_from_one_address_is_asked_to_call_and_loses_no_answer(
    open_year: ProgramYear, sent: list[str], settings: Any
) -> None:
    settings.SENDINGS_PER_ADDRESS = 2
    for name in ("Ana", "Bea"):
        assert up_to_check(Client(), first_name=name).post("check")["Location"] == "/request/done/"
    walk = up_to_check(Client(), first_name="Carla")
    answer = walk.post("check")
    assert answer.status_code == 429
    assert "1-800-555-0199" in answer.content.decode()
    assert MemberRequest.objects.count() == 2
    assert "Carla" in walk.page("check/")
    assert up_to_check(Client(REMOTE_ADDR="192.0.2.1"), first_name="Dora").post("check")["Location"] == "/request/done/"
