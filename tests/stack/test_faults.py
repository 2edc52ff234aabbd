"""Faults that are really done: killed workers, a stopped broker, a vendor in trouble, a form sent twice."""

import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from django.utils import timezone

from members.models import AuditEvent, Member
from mtmsite.embedded.processes import wait_until
from reviews.models import Letter, LetterState, MemberRequest, NoticeState, RequestState, VendorNotice
from reviews.sandbox import Inbox
from tests.factories import members, reviews
from tests.stack.processes import Stack, running_stack
from tests.stack.visitor import SAME_YEAR, TOKEN, Visitor, reference_in

pytestmark = [pytest.mark.stack, pytest.mark.django_db(transaction=True)]
BY_SWEEP = 40  # seconds: a worker that is starting, a sweep, and the printing of a letter


@pytest.fixture(scope="module")
def running(django_db_setup: None) -> Iterator[Stack]:
    with running_stack("web", "worker", "beat", slow_seconds=15) as stack:
        yield stack


@pytest.fixture
def stack(running: Stack) -> Iterator[Stack]:
    """All parts up, an open gate, an empty vendor, and a year that is open today."""
    running.inbox.events.clear()
    running.inbox.behave("ok", 0)
    members.program_year(pk=SAME_YEAR)
    reviews.vendor(endpoint=f"{running.vendor_url}/events")
    yield running
    running.gate.open()
    for name in ("web", "worker", "beat"):
        if name not in running.running:
            running.start(name)
    if not running.valkey.alive():
        running.valkey.start()


def eventually(what: Callable[[], bool], seconds: float = BY_SWEEP) -> None:
    assert wait_until(what, seconds, pause=0.1), what


def mailed(reference: str) -> bool:
    return Letter.objects.in_state(LetterState.MAILED).filter(request__reference=reference).exists()


def acknowledged(reference: str) -> bool:
    return VendorNotice.objects.filter(request__reference=reference, state=NoticeState.ACKNOWLEDGED).exists()


def letter_of(reference: str) -> Letter:
    return Letter.objects.get(request__reference=reference)


def exactly_one_letter_and_one_notice(stack: Stack, reference: str) -> None:
    letter = letter_of(reference)
    assert [row.state for row in letter.statuses.all()] == ["held", "due", "rendered", "in_print_batch", "mailed"]
    assert AuditEvent.objects.filter(object_id=letter.pk, verb="letter.mailed").count() == 1
    (printed,) = stack.mail_drop.glob(f"*/{letter.pk}.pdf")
    assert hashlib.sha256(printed.read_bytes()).hexdigest() == letter.sha256
    assert not list(stack.mail_drop.glob("*/.*.part"))
    manifest = (printed.parent / "manifest.csv").read_text()
    assert manifest.count(str(letter.pk)) == 1
    held = [event for event in stack.inbox.received() if event["body"]["data"]["reference"] == reference]
    assert len(held) == 1


# A worker that is killed ----------------------------------------------------------------------------------------------


def pool_process(stack: Stack) -> int:
    """The process that prints, inside the worker."""
    (pid,) = stack.gate.waiting()
    return pid


def the_whole_worker(stack: Stack) -> None:
    printing = psutil.Process(pool_process(stack))
    stack.kill("worker")
    assert wait_until(lambda: not printing.is_running() or printing.status() == psutil.STATUS_ZOMBIE, 5)
    stack.start("worker")


def only_the_process_that_prints(stack: Stack) -> None:
    os.kill(pool_process(stack), signal.SIGKILL)


@pytest.mark.parametrize("kill", [only_the_process_that_prints, the_whole_worker])
def test_a_worker_killed_between_printing_and_storing(stack: Stack, kill: Callable[[Stack], None]) -> None:
    person = members.member()
    stack.gate.close()
    with Visitor(stack.url) as visitor:
        reference = visitor.ask(person)
    # It has printed, stands in the middle of storing, and half a file is there.
    eventually(lambda: bool(stack.gate.waiting()))
    letter = letter_of(reference)
    half = stack.var / "letters" / f"{letter.pk}.pdf"
    assert half.read_bytes().startswith(b"%PDF-")
    assert letter.state == LetterState.DUE
    frozen = letter.content
    kill(stack)
    stack.gate.open()
    eventually(lambda: mailed(reference) and acknowledged(reference))
    exactly_one_letter_and_one_notice(stack, reference)
    assert letter_of(reference).content == frozen
    assert half.read_bytes() == next(stack.mail_drop.glob(f"*/{letter.pk}.pdf")).read_bytes()


def test_a_worker_killed_again_and_again_loses_and_repeats_nothing(stack: Stack) -> None:
    people = [members.member(first_name=f"Maria {number}") for number in range(6)]
    references = []
    for number, person in enumerate(people):
        with Visitor(stack.url) as visitor:
            references.append(visitor.ask(person))
        if number % 2:
            stack.kill("worker")
            stack.start("worker")
    eventually(lambda: all(mailed(each) and acknowledged(each) for each in references), 90)
    for reference in references:
        exactly_one_letter_and_one_notice(stack, reference)


# The broker -----------------------------------------------------------------------------------------------------------


def test_the_broker_is_stopped_before_the_request_and_started_after(stack: Stack) -> None:
    person = members.member()
    stack.valkey.stop()
    with Visitor(stack.url) as visitor:
        visitor.fill_in(person)
        started = time.monotonic()
        answer = visitor.send()
        took = time.monotonic() - started
    reference = reference_in(answer)
    assert took < 1
    assert MemberRequest.objects.get(reference=reference).state == RequestState.RECEIVED
    stack.valkey.start()
    eventually(lambda: mailed(reference) and acknowledged(reference), 60)
    exactly_one_letter_and_one_notice(stack, reference)


def test_a_broker_that_forgets_all_its_messages_loses_nothing(stack: Stack) -> None:
    """Valkey keeps nothing on disk: what waited in it is gone after a crash."""
    stack.stop("worker")
    person = members.member()
    with Visitor(stack.url) as visitor:
        reference = visitor.ask(person)
    assert stack.valkey.process
    stack.valkey.process.kill()
    stack.valkey.stop()
    stack.valkey.start()
    stack.start("worker")
    eventually(lambda: mailed(reference) and acknowledged(reference), 60)
    exactly_one_letter_and_one_notice(stack, reference)


# The vendor -----------------------------------------------------------------------------------------------------------


def at_once() -> None:
    """Not wait out the back-off of a quarter of a minute and more; its bounds are tested elsewhere."""
    VendorNotice.objects.filter(state=NoticeState.QUEUED, attempts__gt=0).update(not_before=timezone.now())


def tried(inbox: Inbox, reference: str, times: int) -> bool:
    at_once()
    return VendorNotice.objects.get(request__reference=reference).attempts >= times


@pytest.mark.parametrize(
    ("mode", "deliveries"),
    [
        ("fail", 1),  # 500: nothing was kept, so it is delivered once in the end
        ("down", 1),
        ("cut", 2),  # kept, and we never heard: delivered again under the same id
        ("slow", 2),
        ("duplicate", 1),
    ],
)
def test_the_vendor_is_in_trouble(stack: Stack, mode: str, deliveries: int) -> None:
    stack.inbox.behave(mode, 1)
    person = members.member()
    with Visitor(stack.url) as visitor:
        reference = visitor.ask(person)
    eventually(lambda: tried(stack.inbox, reference, 1 if mode == "duplicate" else 2))
    eventually(lambda: acknowledged(reference) and mailed(reference))
    exactly_one_letter_and_one_notice(stack, reference)
    assert [event["deliveries"] for event in stack.inbox.received()] == [deliveries]


def test_a_vendor_that_is_gone_delays_no_letter(stack: Stack) -> None:
    stack.inbox.behave("down", 1000)
    person = members.member()
    with Visitor(stack.url) as visitor:
        reference = visitor.ask(person)
    eventually(lambda: mailed(reference))
    assert not acknowledged(reference)
    assert stack.inbox.received() == []


# The form sent twice --------------------------------------------------------------------------------------------------


def send_at_once(visitor: Visitor, times: int) -> list[str]:
    """The check page's button, pressed as often at the same moment; the references shown."""
    page = visitor.get("/request/check/")
    token = TOKEN.search(page.text)
    assert token
    jar = dict(visitor.client.cookies)

    def press(_: int) -> str:
        with Visitor(str(visitor.client.base_url), cookies=jar) as hand:
            form = {"csrfmiddlewaretoken": token[1]}
            return reference_in(hand.client.post("/request/check/", data=form, headers={"referer": str(page.url)}))

    with ThreadPoolExecutor(times) as hands:
        return list(hands.map(press, range(times)))


def test_a_double_click_and_a_reload_are_one_request(stack: Stack) -> None:
    person = members.member()
    with Visitor(stack.url) as visitor:
        visitor.fill_in(person)
        references = send_at_once(visitor, 4)
        references += send_at_once_again(visitor)
    assert len(set(references)) == 1
    assert MemberRequest.objects.count() == 1
    eventually(lambda: mailed(references[0]) and acknowledged(references[0]))
    exactly_one_letter_and_one_notice(stack, references[0])


def send_at_once_again(visitor: Visitor) -> list[str]:
    """Reload of the confirmation, and Back to the check page."""
    return [reference_in(visitor.get("/request/done/")), reference_in(visitor.get("/request/check/"))]


def test_the_same_answers_from_two_browsers_are_one_request(stack: Stack) -> None:
    person = members.member()
    references = []
    for _ in range(2):
        with Visitor(stack.url) as visitor:
            references.append(visitor.ask(person))
    assert len(set(references)) == 1
    assert Letter.objects.count() == 1


# Undo -----------------------------------------------------------------------------------------------------------------


def test_nothing_leaves_of_a_request_that_is_rejected(stack: Stack) -> None:
    """Nobody of that name is a member; a rep rejects it, and neither letter nor notice ever leaves."""
    from reviews.services import matching

    with Visitor(stack.url) as visitor:
        reference = visitor.ask(None)
    request = MemberRequest.objects.get(reference=reference)
    eventually(lambda: request.state == RequestState.WAITING)
    matching.reject(request=request, by="rep1", reason="no such member")
    time.sleep(3)  # three sweeps
    assert stack.inbox.received() == []
    assert not list(stack.mail_drop.glob(f"*/{letter_of(reference).pk}.pdf"))
    assert Member.objects.count() == 0


def test_logs_of_all_this_tell_nothing_that_was_typed(stack: Stack) -> None:
    """Last in this file: after kills, faults and retries, no log holds a name, a number or an answer."""
    person = members.member(first_name="Waltraud", last_name="Unverwechselbar")
    stack.inbox.behave("fail", 1)
    with Visitor(stack.url) as visitor:
        reference = visitor.ask(person, questions="about my xylophone", phone="617-555-0177")
    eventually(lambda: mailed(reference))
    text = stack.log_text()
    born = ("1948-04-28", "April 28, 1948")
    for secret in ("Waltraud", "Unverwechselbar", "xylophone", "617-555-0177", reference, person.member_id, *born):
        assert secret not in text
    assert "request/check/" in text  # the log is where we look, and tells the route
