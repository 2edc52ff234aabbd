"""A disk that is really full, folder by folder: nothing is there by half, and all goes on once there is room."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core.management import call_command

from mtmsite.embedded.processes import wait_until
from reviews import tasks
from reviews.documents import letter_content
from reviews.models import Letter, LetterState, NoticeState, PrintRun, PrintRunState, VendorNotice
from reviews.services import mailing, print_runs
from tests.factories import members, reviews
from tests.stack import adding_up, disks
from tests.stack.processes import Stack, running_stack

pytestmark = [pytest.mark.stack, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def running(django_db_setup: None) -> Iterator[Stack]:
    with running_stack("worker", PRINT_RUNS="single", BLANK_LETTERS="yes", LETTERS_DIR=str(site.LETTERS_DIR)) as stack:
        yield stack


@pytest.fixture
def stack(running: Stack, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    settings.MAIL_DROP, settings.PRINT_RUNS_DIR = running.mail_drop, running.var / "print-runs"
    settings.EXCHANGE_DIR = running.var / "exchange"
    members.program_year()
    yield running
    running.clear_folders()


@pytest.fixture(params=[disks.full, disks.limited], ids=["full", "limited"])
def disk(request: pytest.FixtureRequest) -> disks.Disk:
    full: disks.Disk = request.param
    return full


def refused(stack: Stack, times: int, work: Callable[[], Any]) -> None:
    """The worker does it, and has failed as often: its log says so, and why."""
    before = failures(stack)
    work()
    assert wait_until(lambda: failures(stack) == before + times, 20), "it has not failed as often"


def failures(stack: Stack) -> int:
    return (stack.logs / "worker.log").read_text().count("raised unexpected")


def whole(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]


def test_of_the_letters(stack: Stack, disk: disks.Disk) -> None:
    made = [reviews.due_letter() for _ in range(3)]
    Letter.objects.update(not_before=reviews.a_minute_ago())
    with disk(stack, site.LETTERS_DIR) as make_room:
        fits = disk is disks.full
        refused(stack, 3 - fits, lambda: [stack.send(tasks.render_letter, str(letter.pk)) for letter in made])
        assert Letter.objects.in_state(LetterState.RENDERED).count() == fits
        assert Letter.objects.in_state(LetterState.DUE).count() == 3 - fits
        make_room()
        for _ in range(2):
            call_command("sweep", verbosity=0)
    adding_up.every_letter_mailed_once(made, stack.mail_drop)


def test_of_the_mail_drop(stack: Stack, disk: disks.Disk) -> None:
    made = [reviews.rendered_letter() for _ in range(3)]
    with disk(stack, stack.mail_drop) as make_room:
        refused(stack, 1, lambda: stack.send(tasks.sweep))
        assert whole(stack.mail_drop) == []
        assert Letter.objects.in_print_batch().count() == 3
        make_room()
        for _ in range(2):
            call_command("sweep", verbosity=0)
        adding_up.every_letter_mailed_once(made, stack.mail_drop)


def test_of_the_print_runs(stack: Stack, disk: disks.Disk) -> None:
    made = [reviews.rendered_letter() for _ in range(3)]
    mailing.put_into_mail_drop(by="test")
    folder = stack.var / "print-runs"
    with disk(stack, folder) as make_room:
        refused(stack, 1, lambda: stack.send(tasks.make_print_runs))
        assert [path.name for path in folder.iterdir() if not path.name.startswith(".")] == []
        assert PrintRun.objects.get().state == PrintRunState.MAKING
        make_room()
        for _ in range(2):
            print_runs.make(by="test", form="single")
        adding_up.every_letter_in_one_run(made, folder)


def test_of_the_files_for_vendors(stack: Stack) -> None:
    """The file stays written, and the very same one is handed over when there is room."""
    reviews.vendor(channel="file", endpoint="")
    made = [reviews.queued_notice() for _ in range(3)]
    with disks.limited(stack, stack.var, largest=200) as make_room:
        stack.send(tasks.exchange_vendor_files)
        assert wait_until(lambda: bool(list((stack.var / "exchange").rglob(".*.part"))), 20)
        assert whole(stack.var / "exchange") == []
        assert set(VendorNotice.objects.values_list("state", flat=True)) == {NoticeState.QUEUED}
        make_room()
    for _ in range(2):
        call_command("exchange_vendor_files", verbosity=0)
    adding_up.every_notice_in_one_file(made, stack.var / "exchange" / "sandbox" / "out")
