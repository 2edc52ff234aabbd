"""Into the mail drop: each letter once, whole, in the folder of its day; whatever holds it is counted."""

import csv
import datetime
import hashlib
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services import status
from mtmsite.embedded.processes import wait_until
from mtmsite.locks import only_one
from reviews.delivery import mail_drop
from reviews.documents import letter_content
from reviews.models import Letter, LetterState
from reviews.services import letters, mailing
from tests.factories import members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db
BEFORE_MIDNIGHT = datetime.datetime(2026, 7, 1, 23, 59, tzinfo=datetime.timezone(datetime.timedelta(hours=-4)))


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    return settings.MAIL_DROP


def mail() -> mailing.MailingReport:
    return mailing.put_into_mail_drop(by="worker")


def today(drop: Path) -> Path:
    return drop / timezone.localdate().isoformat()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(drop: Path) -> dict[str, bytes]:
    return {str(path.relative_to(drop)): path.read_bytes() for path in drop.rglob("*") if path.is_file()}


def test_a_ripe_letter_is_mailed_with_its_manifest(drop: Path) -> None:
    letter = reviews.rendered_letter()
    report = mail()
    assert (report.mailed, dict(report.skipped)) == (1, {})
    folder = today(drop)
    assert names(folder) == {f"{letter.pk}.pdf", "manifest.csv"}
    content = (folder / f"{letter.pk}.pdf").read_bytes()
    assert hashlib.sha256(content).hexdigest() == letter.sha256
    assert manifest(folder) == [
        {
            "letter_id": str(letter.pk),
            "kind": "confirmation_review",
            "language": "en",
            "size": "standard",
            "pages": str(letter.pages),
            "sha256": letter.sha256,
            "created_at": letter.created_at.isoformat(timespec="seconds"),
            "copy_of": "",
        }
    ]
    header = (folder / "manifest.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "letter_id,kind,language,size,pages,sha256,created_at,copy_of"
    assert letter.state == LetterState.MAILED
    assert AuditEvent.objects.get(verb="letter.mailed").values == {"mail_date": timezone.localdate().isoformat()}


def test_nothing_personal_stands_in_names_or_manifest(drop: Path) -> None:
    letter = reviews.rendered_letter()
    mail()
    text = str(sorted(names(today(drop)))) + (today(drop) / "manifest.csv").read_text(encoding="utf-8")
    for secret in ("Lopez", "Maria", letter.request.reference, letter.member.member_id, "Main"):
        assert secret not in text


def test_the_undo_window_is_waited_for(drop: Path) -> None:
    letter = reviews.rendered_letter(ripe=False)
    assert mail().mailed == 0
    assert not drop.exists()
    with time_machine.travel(letter.not_before - datetime.timedelta(seconds=1), tick=False):
        assert mail().mailed == 0
    with time_machine.travel(letter.not_before, tick=False):
        assert mail().mailed == 1


def test_a_rerun_changes_nothing(drop: Path) -> None:
    reviews.rendered_letter()
    mail()
    before, events = contents(drop), AuditEvent.objects.count()
    assert mail().mailed == 0
    assert contents(drop) == before
    assert AuditEvent.objects.count() == events


def test_letters_of_one_day_share_one_manifest(drop: Path) -> None:
    first = reviews.rendered_letter()
    mail()
    second = reviews.rendered_letter()
    mail()
    assert [row["letter_id"] for row in manifest(today(drop))] == [str(first.pk), str(second.pk)]


def test_held_letters_are_counted_by_reason_and_the_others_go(drop: Path) -> None:
    letter_ids = [reviews.rendered_letter().pk for _ in range(4)]
    people = Member.objects.filter(letters__pk__in=letter_ids)
    dead, homeless, moved = people.order_by("pk")[:3]
    Member.objects.filter(pk=dead.pk).update(death_date=timezone.localdate())
    Member.objects.filter(pk=homeless.pk).update(address1="")
    Member.objects.filter(pk=moved.pk).update(address1="2 Side Street")
    report = mail()
    assert report.mailed == 1
    assert dict(report.skipped) == {
        "the member has died": 1,
        "no address on file": 1,
        "the address on file has changed since it was printed": 1,
    }
    assert len(manifest(today(drop))) == 1
    Member.objects.filter(pk=homeless.pk).update(address1="1 Main Street")
    assert mail().mailed == 1


def test_a_letter_that_was_cancelled_after_the_look_is_left(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = reviews.rendered_letter()

    def cancelled_meanwhile(letter: Letter) -> str:
        status.move(letter, to=LetterState.CANCELLED, by="rep1")
        return ""

    monkeypatch.setattr(letters, "hold_reason", cancelled_meanwhile)
    report = mail()
    assert (report.mailed, dict(report.skipped)) == (0, {mailing.CHANGED: 1})
    assert letter.state == LetterState.CANCELLED


# Kills ----------------------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """As kill -9: nothing of ours catches it."""


@contextmanager
def killed_at(module: Any, name: str, call: int) -> Iterator[None]:
    """The n-th call of that function is the last thing that a run does."""
    original, calls = getattr(module, name), iter(range(1, 100))

    def perhaps_killed(*args: Any, **kwargs: Any) -> Any:
        if next(calls) == call:
            raise Killed
        return original(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, perhaps_killed)
        yield


STEPS = [
    (mailing, "_finish", 1),
    (mail_drop, "_write_beside", 2),
    (mail_drop, "_take_place", 1),
    (mail_drop, "_take_place", 2),
    (mail_drop, "write_manifest", 1),
    (mail_drop, "settle", 1),
    (mailing, "_mark_mailed", 1),
]


@pytest.mark.parametrize(("module", "name", "call"), STEPS, ids=[f"{name} {call}" for _, name, call in STEPS])
def test_a_killed_run_is_finished_into_the_same_folder_after_midnight(
    drop: Path, module: Any, name: str, call: int
) -> None:
    with time_machine.travel(BEFORE_MIDNIGHT, tick=False):
        members.program_year(2026)
        made = [reviews.rendered_letter() for _ in range(3)]
        with killed_at(module, name, call), pytest.raises(Killed):
            mail()
    with time_machine.travel(BEFORE_MIDNIGHT + datetime.timedelta(minutes=2), tick=False):
        mail()
    assert names(drop) == {"2026-07-01"}
    folder = drop / "2026-07-01"
    assert names(folder) == {*(f"{letter.pk}.pdf" for letter in made), "manifest.csv"}
    assert {row["letter_id"] for row in manifest(folder)} == {str(letter.pk) for letter in made}
    for letter in made:
        assert [row.state for row in letter.statuses.all()][-2:] == ["in_print_batch", "mailed"]
        assert letter.statuses.filter(state="mailed").count() == 1
    assert AuditEvent.objects.filter(verb="letter.mailed").count() == 3


def test_a_reader_never_sees_a_part_of_a_file(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed in the middle of writing, the old file is still there, whole."""
    path = drop / "a.txt"
    mail_drop.write_whole(path, b"old")

    def killed(handle: int) -> None:
        raise Killed

    monkeypatch.setattr(mail_drop.os, "fsync", killed)
    with pytest.raises(Killed):
        mail_drop.write_whole(path, b"new and longer")
    assert path.read_bytes() == b"old"
    monkeypatch.undo()
    mail_drop.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(drop) == {"a.txt"}


# Files that are not what they were ------------------------------------------------------------------------------------


def stored_path(letter: Letter) -> Path:
    return Path(storages["letters"].path(letter.file.name))


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"%PDF-1.7 cut")])
def test_a_damaged_file_fails_its_letter_alone_and_can_be_printed_again(drop: Path, spoil: Any) -> None:
    bad, good = reviews.rendered_letter(), reviews.rendered_letter()
    spoil(stored_path(bad))
    report = mail()
    assert (report.mailed, dict(report.skipped)) == (1, {mailing.DAMAGED: 1})
    assert [row["letter_id"] for row in manifest(today(drop))] == [str(good.pk)]
    assert bad.state == LetterState.FAILED
    letters.retry(letter=bad, by="rep1", reason="file was lost")
    letters.render(letter_id=str(bad.pk), by="worker")
    again = Letter.objects.get(pk=bad.pk)
    assert again.sha256 == bad.sha256  # byte for byte the same
    assert mail().mailed == 1
    assert {row["letter_id"] for row in manifest(today(drop))} == {str(good.pk), str(bad.pk)}


def test_a_storage_that_does_not_answer_leaves_the_letter_in_the_batch(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = reviews.rendered_letter()

    def away(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(storages["letters"], "open", away)
        report = mail()
    assert (report.mailed, dict(report.skipped)) == (0, {mailing.AWAY: 1})
    assert letter.state == LetterState.IN_PRINT_BATCH
    assert not today(drop).exists()
    assert mail().mailed == 1


# Two runs at once -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_second_run_at_the_same_time_does_nothing(drop: Path) -> None:
    letter = reviews.rendered_letter()
    holds, ends = threading.Event(), threading.Event()

    def another_run() -> None:
        with only_one("mail drop") as mine:
            assert mine
            holds.set()
            ends.wait(10)
        connection.close()

    other = threading.Thread(target=another_run)
    other.start()
    assert holds.wait(10)
    assert mail().mailed == 0
    assert letter.state == LetterState.RENDERED
    ends.set()
    other.join()
    assert mail().mailed == 1


@pytest.mark.django_db(transaction=True)
def test_runs_that_race_mail_every_letter_once(drop: Path) -> None:
    made = [reviews.rendered_letter() for _ in range(3)]
    reports = together(mail, mail, mail)
    assert sum(report.mailed for report in [*reports, mail()]) == 3
    assert len(manifest(today(drop))) == 3
    assert all(letter.statuses.filter(state="mailed").count() == 1 for letter in made)


@pytest.mark.django_db(transaction=True)
def test_the_lock_of_a_run_that_died_is_free() -> None:
    """PostgreSQL keeps it for the connection, so a killed process leaves none behind."""

    def dies() -> None:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [zlib.crc32(b"mail drop")])
        connection.close()

    assert together(dies) == [None]
    assert wait_until(_free, 5)  # PostgreSQL notices a closed connection a moment later


def _free() -> bool:
    with only_one("mail drop") as mine:
        return mine
