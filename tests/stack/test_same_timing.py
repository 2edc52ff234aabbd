"""The public never learns who is a member: not by what it reads, and not by how long it waits."""

import itertools
import re
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import Member
from reviews.models import Letter, LetterState, ListRequest, MemberRequest, NoticeState, VendorNotice
from reviews.references import new_reference
from tests.factories import members, reviews
from tests.stack.processes import Stack, running_stack
from tests.stack.visitor import SAME_YEAR, TOKEN, WINDOW, Visitor

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


def stranger(first_name: str = "Norbert") -> Member:
    """Not saved, and so not known."""
    return Member(**{**members.member_columns(), "first_name": first_name, "member_id": "NOBODY"})


def standard_error(times: list[float]) -> float:
    """Of their median, from the median deviation, so that a few slow ones do not count."""
    middle = statistics.median(times)
    spread = 1.4826 * statistics.median(abs(each - middle) for each in times)
    return 1.2533 * spread / len(times) ** 0.5


def take_as_long(one: Callable[[], float], other: Callable[[], float]) -> None:
    """Medians of alternating calls, each in turn the first; they may differ by no more than chance explains.

    That is four standard errors (one false alarm in some ten thousand runs), or FLOOR where chance explains less.
    """
    times: dict[Callable[[], float], list[float]] = {one: [], other: []}
    for round_number in range(-1, ROUNDS):
        for call in (one, other) if round_number % 2 else (other, one):
            took = call()
            if round_number >= 0:  # the first one of each warms up
                times[call].append(took)
    difference = abs(statistics.median(times[one]) - statistics.median(times[other]))
    chance = 4 * sum(standard_error(each) ** 2 for each in times.values()) ** 0.5
    assert difference <= max(FLOOR, chance), times


def test_a_stranger_waits_as_long_as_a_member(stack: Stack) -> None:
    members.program_year(pk=SAME_YEAR)
    of_member, of_stranger = drafts_of(stack, members.member()), drafts_of(stack, stranger())
    take_as_long(
        lambda: seconds_to_send(stack, next(of_member)),
        lambda: seconds_to_send(stack, next(of_stranger)),
    )
    assert MemberRequest.objects.count() == 2 * (ROUNDS + 1)


def timed_post(stack: Stack, path: str, form: Mapping[str, Any]) -> tuple[float, httpx.Response]:
    """A fresh browser opens the page and sends its form: how long the answer took, redirects included."""
    with Visitor(stack.url) as visitor:
        page = visitor.get(path)
        token = TOKEN.search(page.text)
        assert token
        started = time.perf_counter()
        answer = visitor.client.post(
            path, data={**form, "csrfmiddlewaretoken": token[1]}, headers={"referer": str(page.url)}
        )
        return time.perf_counter() - started, answer


def test_a_wrong_date_takes_as_long_as_an_unknown_reference(stack: Stack) -> None:
    """Else one could try references, and then dates. The words are the same, but for what was typed."""
    members.program_year(pk=SAME_YEAR)
    known, unknown = reviews.request().reference, new_reference()
    said: set[str] = set()

    def look_up(reference: str) -> float:
        form = {"reference": reference, "birth_month": "1", "birth_day": "2", "birth_year": "1931"}
        took, answer = timed_post(stack, "/request/manage/", form)
        assert answer.status_code == 422
        said.add(TOKEN.sub("", answer.text).replace(reference, "what was typed"))
        return took

    take_as_long(lambda: look_up(known), lambda: look_up(unknown))
    assert len(said) == 1


def test_a_list_by_mail_takes_as_long_for_a_stranger(stack: Stack) -> None:
    members.program_year(pk=SAME_YEAR)
    known = (members.member(first_name=f"Maria {number}") for number in itertools.count())
    unknown = (stranger(first_name=f"Norbert {number}") for number in itertools.count())
    said: set[str] = set()

    def ask(person: Member) -> float:
        form = {**reviews.member_post(person), "language": "en", "size": "large"}
        took, answer = timed_post(stack, "/medication-list/by-post/", form)
        assert answer.url.path == "/medication-list/by-post/done/"
        said.add(answer.text)
        return took

    take_as_long(lambda: ask(next(known)), lambda: ask(next(unknown)))
    assert len(said) == 1
    assert ListRequest.objects.count() == 2 * (ROUNDS + 1)


def test_the_answer_asks_nothing_about_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why the times are alike: the same statements for both, and none that reads a member."""
    monkeypatch.setattr("reviews.views.request.enqueue", lambda *args: None)
    members.program_year(pk=SAME_YEAR)
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
    return statements_of_post(client, "/request/check/", {}, says="data-reference")


def statements_of_post(client: Client, path: str, form: Mapping[str, Any], *, says: str) -> list[str]:
    """What the database was told until the answer was shown, without the values."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(path, form, follow=True)
    assert says in answer.content.decode()
    said = [re.split(" VALUES | WHERE | SET |\nselect ", query["sql"])[0] for query in captured.captured_queries]
    # Left out: names of savepoints, and the look for newly published years, which the clock alone decides.
    return [sql for sql in said if "SAVEPOINT" not in sql and 'FROM "members_programyear' not in sql]


def test_the_other_forms_ask_nothing_about_members_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviews.views.list_by_mail.enqueue", lambda *args: None)
    members.program_year(pk=SAME_YEAR)
    edition = {"language": "en", "size": "large"}
    lists = [
        statements_of_post(
            Client(), "/medication-list/by-post/", {**reviews.member_post(who), **edition}, says="We have your request"
        )
        for who in (members.member(), stranger())
    ]
    request = reviews.request()
    wrong = [{"birth_year": "1931"}, {"reference": new_reference()}]
    look_ups = [
        statements_of_post(
            Client(), "/request/manage/", reviews.manage_post(request, **each), says="We have no request"
        )
        for each in wrong
    ]
    for one, other in (lists, look_ups):
        assert one
        assert one == other
        assert not [sql for sql in one if 'from "members_member"' in sql.lower()]


def test_nothing_of_a_stranger_leaves_when_the_worker_comes(stack: Stack) -> None:
    members.program_year(pk=SAME_YEAR)
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
