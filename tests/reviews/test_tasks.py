"""The tasks: an id in, one service call, safe twice; the sweep finds whatever was missed."""

import json
import time
from typing import Any

import pytest
from django.db import transaction

from reviews import tasks
from reviews.documents import letter_content
from reviews.models import Letter, LetterState, NoticeState, RequestState, VendorNotice
from reviews.services import mailing
from tests.factories import introductions, members, reviews
from tests.vendor import running_vendor


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str], dict[str, Any]]]:
    """Messages that would go to the broker."""
    messages: list[tuple[str, list[str], dict[str, Any]]] = []
    for task in (tasks.match_request, tasks.render_letter, tasks.send_notice, tasks.send_notices):

        def keep(args: list[str], name: str = task.name, **options: Any) -> None:
            messages.append((name, args, options))

        monkeypatch.setattr(task, "apply_async", keep)
    return messages


@pytest.fixture(autouse=True)
def quick_and_tidy(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MAIL_DROP = tmp_path
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)


def test_the_names_of_the_tasks_are_fixed() -> None:
    names = ("match_request", "render_letter", "send_notice", "send_notices", "sweep")
    assert [getattr(tasks, name).name for name in names] == [f"reviews.tasks.{name}" for name in names]


# Handing out ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_message_leaves_only_after_the_commit(sent: list[Any]) -> None:
    with transaction.atomic():
        tasks.enqueue(tasks.match_request, "an-id")
        assert sent == []
    assert sent == [("reviews.tasks.match_request", ["an-id"], {})]


@pytest.mark.django_db(transaction=True)
def test_nothing_leaves_after_a_rollback(sent: list[Any]) -> None:
    with transaction.atomic():
        tasks.enqueue(tasks.match_request, "an-id")
        transaction.set_rollback(True)
    assert sent == []


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_costs_half_a_second_at_most(caplog: pytest.LogCaptureFixture) -> None:
    """No Valkey runs here. The failure is logged, by id, and forgotten: the sweep will find it."""
    started = time.monotonic()
    with transaction.atomic():
        tasks.enqueue(tasks.match_request, "an-id")
    assert time.monotonic() - started < 1
    assert "on_commit" in caplog.text


# Doing ----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_match_hands_the_letter_on(sent: list[Any]) -> None:
    members.member()
    request = reviews.request()
    tasks.match_request(str(request.pk))
    assert request.state == RequestState.MATCHED
    letter = request.letters.get()
    assert sent == [("reviews.tasks.render_letter", [str(letter.pk)], {})]


@pytest.mark.django_db(transaction=True)
def test_what_waits_for_a_rep_hands_nothing_on(sent: list[Any]) -> None:
    tasks.match_request(str(reviews.request().pk))
    assert sent == []


@pytest.mark.django_db(transaction=True)
def test_every_task_may_run_twice(sent: list[Any]) -> None:
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        members.member()
        request = reviews.request()
        letter, notice = request.letters.get(), request.notices.get()
        for _ in range(2):
            tasks.match_request(str(request.pk))
            tasks.render_letter(str(letter.pk))
        VendorNotice.objects.update(not_before=reviews.a_minute_ago())
        Letter.objects.update(not_before=reviews.a_minute_ago())
        for _ in range(2):
            tasks.send_notice(str(notice.pk))
            tasks.sweep()
        assert [event["deliveries"] for event in inbox.received()] == [1]
    assert [row.state for row in letter.statuses.all()] == ["held", "due", "rendered", "in_print_batch", "mailed"]
    assert [row.state for row in request.statuses.all()] == ["received", "matched", "told"]


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_cannot_be_printed_is_put_aside_and_the_failure_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = reviews.due_letter()
    monkeypatch.setattr(letter_content, "print_to_pdf", lambda letter: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.render_letter(str(letter.pk))
    assert letter.state == LetterState.FAILED


# The sweep ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_sweep_hands_out_all_that_was_missed(sent: list[Any], settings: Any) -> None:
    received = reviews.request(first_name="Nobody")
    letter = reviews.due_letter()
    notice = reviews.queued_notice()
    tasks.sweep()
    by_task = {name: [args for n, args, _ in sent if n == name] for name, _, _ in sent}
    assert by_task == {
        "reviews.tasks.match_request": [[str(received.pk)]],
        "reviews.tasks.render_letter": [[str(letter.pk)], [str(notice.request.letters.get().pk)]],
        "reviews.tasks.send_notices": [["sandbox"]],
    }
    assert {options["expires"] for _, _, options in sent} == {settings.SWEEP_SECONDS}


@pytest.mark.django_db(transaction=True)
def test_the_sweep_fills_the_mail_drop(sent: list[Any]) -> None:
    letter = reviews.rendered_letter()
    tasks.sweep()
    assert letter.state == LetterState.MAILED


@pytest.mark.django_db(transaction=True)
def test_a_full_mail_drop_keeps_nothing_else_waiting(sent: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mailing, "put_into_mail_drop", full)
    introduced = introductions.enrolment()
    with pytest.raises(OSError, match="No space"):
        tasks.sweep()
    assert Letter.objects.get(enrolment=introduced).state == LetterState.DUE


@pytest.mark.django_db(transaction=True)
def test_the_sweep_finds_nothing_when_all_is_done(sent: list[Any]) -> None:
    request = reviews.matched_request()
    Letter.objects.get().statuses.create(state=LetterState.CANCELLED, by="test")
    VendorNotice.objects.update(state=NoticeState.CANCELLED)
    assert request.state == RequestState.MATCHED
    tasks.sweep()
    assert sent == []


# Messages -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_message_holds_an_id_and_nothing_else(valkey: Any) -> None:
    """Read back from the broker as it lies there."""
    from kombu import Connection

    from mtmsite.celery import app

    request = reviews.request(first_name="Waltraud")
    tasks.enqueue(tasks.match_request, str(request.pk))
    with Connection(app.conf.broker_url) as connection:
        queue = connection.SimpleQueue(app.conf.task_default_queue)
        message = queue.get(timeout=5)
        raw = json.dumps([message.headers, message.payload])
        message.ack()
        queue.close()
    assert str(request.pk) in raw
    for secret in ("Waltraud", "Lopez", "1948-04", request.reference, "617-555"):
        assert secret not in raw
