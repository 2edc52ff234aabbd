"""The public never learns who is a member: not by what it reads, and not by how long it waits."""

import itertools
import re
import statistics
import time
from collections.abc import Iterator

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import Member
from reviews.models import Letter, LetterState, MemberRequest, NoticeState, VendorNotice
from tests.factories import members, reviews
from tests.stack.processes import Stack, running_stack
from tests.stack.visitor import TOKEN, WINDOW, Visitor

pytestmark = [pytest.mark.stack, pytest.mark.django_db(transaction=True)]
ROUNDS = 15
FLOOR = 0.010  # seconds: jitter on any line that reaches us is larger


@pytest.fixture(scope="module")
def stack(django_db_setup: None) -> Iterator[Stack]:
    """No worker: its printing would load the machine after a member's request only, and blur the measurement."""
    with running_stack("web") as stack:
        yield stack


def drafts_of(stack: Stack, person: Member | None) -> Iterator[str]:
    """Sessions with the whole form filled in for that person, each with another question; filled in by hand once."""
    with Visitor(stack.url) as visitor:
        visitor.fill_in(person, questions="question")
        filled_in = SessionStore(visitor.client.cookies["sessionid"])
        for number in itertools.count():
            draft = SessionStore()
            draft.update(dict(filled_in.items()))
            draft["request_draft"]["steps"]["contact"]["questions"] = [f"question {number}"]
            draft["request_draft"].pop("key", None)
            draft.create()
            yield str(draft.session_key)


def seconds_to_send(stack: Stack, session: str) -> float:
    """From pressing the button to the whole confirmation page."""
    with Visitor(stack.url, cookies={"sessionid": session}) as visitor:
        page = visitor.get("/request/check/")
        token = TOKEN.search(page.text)
        assert token
        form, headers = {"csrfmiddlewaretoken": token[1]}, {"referer": str(page.url)}
        started = time.perf_counter()
        answer = visitor.client.post("/request/check/", data=form, headers=headers)
        took = time.perf_counter() - started
    assert answer.url.path == "/request/done/"
    return took


def stranger() -> Member:
    """Not saved, and so not known."""
    return Member(**{**members.member_columns(), "first_name": "Norbert", "member_id": "NOBODY"})


def standard_error(times: list[float]) -> float:
    """Of their median, from the median deviation, so that a few slow ones do not count."""
    middle = statistics.median(times)
    spread = 1.4826 * statistics.median(abs(each - middle) for each in times)
    return 1.2533 * spread / len(times) ** 0.5


def test_a_stranger_waits_as_long_as_a_member(stack: Stack) -> None:
    """Medians of alternating requests; they may differ by no more than chance explains (four standard errors)."""
    members.program_year()
    drafts = {"member": drafts_of(stack, members.member()), "stranger": drafts_of(stack, stranger())}
    times: dict[str, list[float]] = {"member": [], "stranger": []}
    for round_number in range(-1, ROUNDS):
        for name, sessions in drafts.items():
            took = seconds_to_send(stack, next(sessions))
            if round_number >= 0:  # the first one of each warms up
                times[name].append(took)
    difference = abs(statistics.median(times["member"]) - statistics.median(times["stranger"]))
    chance = 4 * sum(standard_error(each) ** 2 for each in times.values()) ** 0.5
    assert difference <= max(FLOOR, chance), times
    assert MemberRequest.objects.count() == 2 * (ROUNDS + 1)


def test_the_answer_asks_nothing_about_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why the times are alike: the same statements for both, and none that reads a member."""
    monkeypatch.setattr("reviews.views.request.enqueue", lambda *args: None)
    members.program_year()
    members.member()
    said = {first_name: statements_of(first_name) for first_name in ("Maria", "Norbert")}
    assert said["Maria"] == said["Norbert"]
    assert said["Maria"]
    assert not [sql for sql in said["Maria"] if 'from "members_member"' in sql.lower()]


def statements_of(first_name: str) -> list[str]:
    client = Client()
    client.post("/request/who/", reviews.who_post())
    client.post("/request/member/", reviews.member_post(first_name=first_name))
    client.post("/request/choice/", reviews.choice_post())
    offered = WINDOW.findall(client.get("/request/appointment/").content.decode())
    client.post("/request/appointment/", reviews.appointment_post(*offered[:1]))
    client.post("/request/contact/", reviews.contact_post())
    client.get("/request/check/")
    with CaptureQueriesContext(connection) as captured:
        answer = client.post("/request/check/", follow=True)
    assert "data-reference" in answer.content.decode()
    said = [re.split(" VALUES | WHERE | SET ", query["sql"])[0] for query in captured.captured_queries]
    # Left out: names of savepoints, and the look for newly published years, which the clock alone decides.
    return [sql for sql in said if "SAVEPOINT" not in sql and 'FROM "members_programyear"' not in sql]


def test_nothing_of_a_stranger_leaves_when_the_worker_comes(stack: Stack) -> None:
    members.program_year()
    reviews.vendor(endpoint=f"{stack.vendor_url}/events")
    references = []
    for who in (stranger(), members.member()):
        with Visitor(stack.url) as visitor:
            references.append(visitor.ask(who))
    stack.start("worker")
    stack.start("beat")
    of_stranger, of_member = references
    end = time.monotonic() + 60
    while VendorNotice.objects.get(request__reference=of_member).state != NoticeState.ACKNOWLEDGED:
        assert time.monotonic() < end
        time.sleep(0.2)
    stack.stop("beat")
    stack.stop("worker")
    assert Letter.objects.get(request__reference=of_stranger).state == LetterState.HELD
    assert VendorNotice.objects.get(request__reference=of_stranger).state == NoticeState.HELD
    assert [event["body"]["data"]["reference"] for event in stack.inbox.received()] == [of_member]
