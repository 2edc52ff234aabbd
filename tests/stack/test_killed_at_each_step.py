"""A worker killed with signal 9 at each step of its work: afterwards everything exists once, and every count adds up.

It stands still at the step until it is killed; the broker then forgets what it still held, and a sweep goes on.
"""

import csv
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from mtmsite.embedded.processes import wait_until
from reviews import tasks
from reviews.documents import letter_content
from reviews.models import Letter, LetterState, PrintDifference, PrintRun, VendorNotice
from reviews.services import mailing, message_sending, print_runs
from tests.factories import members, messages, reviews
from tests.factories.ages import make_old
from tests.racing import another_session_holds
from tests.stack import adding_up, places
from tests.stack.processes import Stack, kill_9, running_stack

pytestmark = [pytest.mark.stack, pytest.mark.django_db(transaction=True)]
OTHERS = "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
RETURNED = """
import django; django.setup()
from tests.stack.settings import put_up_gates; put_up_gates()
from django.core.management import call_command
call_command("print_run", "--returned", {path!r})
"""


@pytest.fixture(scope="module")
def running(django_db_setup: None) -> Iterator[Stack]:
    """Letters are stored where the test stores them, and blank: typesetting takes long, and is not tested here."""
    with running_stack("worker", LETTERS_DIR=str(site.LETTERS_DIR), PRINT_RUNS="single", BLANK_LETTERS="yes") as stack:
        yield stack


@pytest.fixture
def stack(running: Stack, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    running.inbox.events.clear()
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    settings.MAIL_DROP, settings.PRINT_RUNS_DIR = running.mail_drop, running.var / "print-runs"
    settings.EXCHANGE_DIR = running.var / "exchange"
    members.program_year()
    yield running
    running.gate.open()
    running.clear_folders()


def each(steps: dict[str, str]) -> Any:
    return pytest.mark.parametrize("place", steps.values(), ids=steps.keys())


def kill_at(stack: Stack, place: str, work: Callable[[], Any]) -> None:
    before = sessions()  # earlier tests of this process may have left some
    stack.gate.close(place)
    work()
    assert wait_until(lambda: bool(stack.gate.waiting()), 30, pause=0.02), "nobody came to that place"
    stack.kill("worker")
    stack.gate.open()
    stack.clear_broker()
    assert wait_until(lambda: sessions() <= before, 10, pause=0.01), "the database has not noticed the death"
    stack.start("worker")  # for the next test: it has nothing to do in this one


def sessions() -> set[int]:
    """Who else is connected to the database; what a dead one held is let go when its session is gone."""
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        return {pid for (pid,) in cursor.fetchall()}


def sweep() -> None:
    """Twice: the second one finds nothing to do."""
    for _ in range(2):
        call_command("sweep", verbosity=0)


@each(places.PRINTING)
def test_printing(stack: Stack, place: str) -> None:
    made = [reviews.due_letter() for _ in range(3)]
    kill_at(stack, place, lambda: [stack.send(tasks.render_letter, str(letter.pk)) for letter in made])
    frozen = dict(Letter.objects.exclude(frozen_at=None).values_list("pk", "content"))
    Letter.objects.update(not_before=reviews.a_minute_ago())
    sweep()
    adding_up.every_letter_mailed_once(made, stack.mail_drop)
    assert frozen.items() <= dict(Letter.objects.values_list("pk", "content")).items()
    assert frozen


@each(places.MAILING)
def test_mailing(stack: Stack, place: str) -> None:
    made = [reviews.rendered_letter() for _ in range(3)]
    kill_at(stack, place, lambda: stack.send(tasks.sweep))
    assert not Letter.objects.in_state(LetterState.MAILED).exists()
    sweep()
    adding_up.every_letter_mailed_once(made, stack.mail_drop)


@each(places.BATCHING)
def test_batching(stack: Stack, place: str) -> None:
    made = [reviews.rendered_letter() for _ in range(3)]
    mailing.put_into_mail_drop(by="test")
    kill_at(stack, place, lambda: stack.send(tasks.make_print_runs))
    for _ in range(2):
        print_runs.make(by="test", form="single")
    adding_up.every_letter_in_one_run(made, stack.var / "print-runs")
    adding_up.every_letter_mailed_once(made, stack.mail_drop)


def run_is_made() -> bool:
    return PrintRun.objects.filter(current_state="ready").exists()


def test_a_batch_is_taken_up_once_the_session_of_the_killed_worker_is_gone(stack: Stack) -> None:
    """The message is delivered again at once, while what the dead process held is not yet let go."""
    made = [reviews.rendered_letter() for _ in range(3)]
    mailing.put_into_mail_drop(by="test")
    stack.gate.close(places.BATCHING["one of the files written"])
    stack.send(tasks.make_print_runs)
    assert wait_until(lambda: bool(stack.gate.waiting()), 30, pause=0.02)
    threading.Timer(0.2, kill_9, stack.gate.waiting()).start()
    with another_session_holds(print_runs.LOCK):  # as soon as the process is dead
        stack.gate.open()
        log = stack.logs / "worker.log"
        assert wait_until(lambda: "print_run.put_off" in log.read_text(), 30, pause=0.05)
        assert not run_is_made()
    assert wait_until(run_is_made, 30, pause=0.05)
    adding_up.every_letter_in_one_run(made, stack.var / "print-runs")


@pytest.mark.parametrize("step", ["chosen and not committed", "chosen and nothing written"])
def test_a_batch_that_the_broker_has_forgotten_is_taken_up_by_the_sweep(stack: Stack, step: str) -> None:
    """Even when not a row says that it was begun."""
    made = [reviews.rendered_letter() for _ in range(3)]
    mailing.put_into_mail_drop(by="test")
    make_old(*made, by=timedelta(days=1))
    kill_at(stack, places.BATCHING[step], lambda: stack.send(tasks.make_print_runs))
    assert PrintRun.objects.exists() == (step == "chosen and nothing written")
    stack.send(tasks.sweep)
    assert wait_until(run_is_made, 30, pause=0.05)
    adding_up.every_letter_in_one_run(made, stack.var / "print-runs")
    assert PrintRun.objects.get().statuses.get(state="making").reason == print_runs.LATE


@each(places.RETURNING)
def test_reading_a_return_file(stack: Stack, place: str, tmp_path: Path) -> None:
    """Of two runs; the print house does not speak of one letter."""
    for _ in range(2):
        for _ in range(2):
            reviews.rendered_letter()
        mailing.put_into_mail_drop(by="test")
        print_runs.make(by="test", form="single")
    path = return_file(tmp_path / "returned.csv")
    stack.gate.close(place)
    code = RETURNED.format(path=str(path))
    reader = subprocess.Popen([sys.executable, "-c", code], cwd=site.BASE_DIR, env=stack.env, start_new_session=True)
    assert wait_until(lambda: bool(stack.gate.waiting()), 30, pause=0.02)
    reader.kill()
    reader.wait()
    stack.gate.open()
    for _ in range(2):
        call_command("print_run", returned=path, verbosity=0)
    first, second = PrintRun.objects.order_by("number")
    assert [row.state for row in first.statuses.all()] == ["making", "ready", "differs"]
    assert [row.state for row in second.statuses.all()] == ["making", "ready", "agreed"]
    assert [(each.run, each.what) for each in PrintDifference.objects.all()] == [(first, "missing")]
    assert [adding_up.times("print_run.acknowledged", run) for run in (first, second)] == [1, 1]


def return_file(path: Path) -> Path:
    printed = list(Letter.objects.order_by("print_run__number", "sequence"))[1:]
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["run", "letter_id", "pages", "sha256", "result"])
        writer.writerows([one.print_run.name, one.pk, one.pages, one.sha256, "printed"] for one in printed)
    return path


@each(places.SENDING)
def test_sending(stack: Stack, place: str) -> None:
    reviews.vendor(endpoint=f"{stack.vendor_url}/events")
    made = [reviews.queued_notice() for _ in range(3)]
    kill_at(stack, place, lambda: stack.send(tasks.send_notices, "sandbox"))
    # The time that a dead worker's claim holds is over.
    VendorNotice.objects.filter(state="sending").update(claimed_at=timezone.now() - timedelta(hours=1))
    sweep()
    adding_up.every_notice_told_once(made, stack.inbox.received())


@each(places.BY_FILE)
def test_handing_over_a_file(stack: Stack, place: str) -> None:
    reviews.vendor(channel="file", endpoint="")
    made = [reviews.queued_notice() for _ in range(3)]
    kill_at(stack, place, lambda: stack.send(tasks.exchange_vendor_files))
    for _ in range(2):
        call_command("exchange_vendor_files", verbosity=0)
    adding_up.every_notice_in_one_file(made, stack.var / "exchange" / "sandbox" / "out")


@each(places.WRITING)
def test_writing_to_a_member(stack: Stack, place: str) -> None:
    """The mail server has it, and nobody has noted so: it is put down as not known, and never leaves again."""
    message = messages.due_message()
    kill_at(stack, place, lambda: stack.send(tasks.send_message, str(message.pk)))
    make_old(message, by=message_sending.ABANDONED)
    sweep()
    assert [row.state for row in message.statuses.all()] == ["due", "sending", "refused"]
    (sent,) = (stack.var / "e-mail").iterdir()
    assert sent.read_text().count(f"Message-ID: <{message.pk}@") == 1
