"""Batches for the print house: each letter in one run, the folder whole or not at all, totals that add up."""

import csv
import datetime
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from members.models import AuditEvent
from reviews.delivery import print_run_files
from reviews.documents import letter_content
from reviews.models import Letter, PrintDifference, PrintRun, PrintRunState
from reviews.services import letters, letters_again, mailing, print_returns, print_runs
from tests.factories import introductions, reviews
from tests.factories.ages import make_old
from tests.racing import another_session_holds, together

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """As kill -9: nothing of ours catches it."""


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MAIL_DROP, settings.PRINT_RUNS_DIR = tmp_path / "mail-drop", tmp_path / "print-runs"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    monkeypatch.setattr(print_run_files, "LETTERS_PER_FILE", 2)
    return settings.PRINT_RUNS_DIR


def _killed(*_: Any) -> None:
    raise Killed


def make(form: str = "merged") -> print_runs.RunReport:
    return print_runs.make(by="worker", form=form)


def mailed(count: int) -> list[Letter]:
    made = [reviews.rendered_letter() for _ in range(count)]
    mailing.put_into_mail_drop(by="worker")
    return made


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def totals(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "totals.json").read_text()))


def the_run_adds_up(folder: Path, made: list[Letter]) -> None:
    """Counts, pages, checksums and places agree between the manifest, the totals, the files and the letters."""
    listed, told = rows(folder), totals(folder)
    assert [row["letter_id"] for row in listed] == [str(letter.pk) for letter in made]
    assert [int(row["sequence"]) for row in listed] == list(range(1, len(made) + 1))
    assert (told["letters"], told["pages"]) == (len(made), sum(int(row["pages"]) for row in listed))
    manifest = (folder / "manifest.csv").read_bytes()
    assert told["manifest_sha256"] == hashlib.sha256(manifest).hexdigest()
    for file in told["files"]:
        assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert sum(file["letters"] for file in told["files"]) == len(made)
    assert {path.name for path in folder.iterdir()} == {file["name"] for file in told["files"]} | {
        "manifest.csv",
        "totals.json",
    }
    run = PrintRun.objects.get(date=told["date"], kind=told["kind"], number=folder.name.rpartition("-")[2])
    assert (run.state, run.done, run.pages) == (PrintRunState.READY, len(made), told["pages"])
    assert list(run.letters.order_by("sequence").values_list("pk", flat=True)) == [letter.pk for letter in made]


def test_merged_files_have_every_page_and_a_bookmark_per_letter(folder: Path) -> None:
    made = mailed(5)
    report = make()
    run = report.runs[0]
    assert (report.letters, run.name) == (5, f"{timezone.localdate()}-confirmation_review-1")
    the_run_adds_up(folder / run.name, made)
    assert [file["name"] for file in totals(folder / run.name)["files"]] == [f"letters-00{n}.pdf" for n in (1, 2, 3)]
    for row in rows(folder / run.name):
        with pikepdf.open(folder / run.name / row["file"]) as pdf, pdf.open_outline() as outline:
            marks = {item.title: item.destination for item in outline.root}
            place = marks[f"{row['sequence']} {row['letter_id']}"]
            assert pikepdf.Page(place[0]).index == int(row["first_page"]) - 1


def test_real_letters_keep_their_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    letter = introductions.rendered_letter()
    mailing.put_into_mail_drop(by="worker")
    run = make().runs[0]
    with pikepdf.open(folder / run.name / "letters-001.pdf") as pdf:
        assert len(pdf.pages) == letter.pages == run.pages
        assert not any("/StructParents" in page for page in pdf.pages)


def test_single_files_are_the_letters_byte_for_byte(folder: Path) -> None:
    made = mailed(3)
    run = make("single").runs[0]
    the_run_adds_up(folder / run.name, made)
    for row in rows(folder / run.name):
        assert hashlib.sha256((folder / run.name / row["file"]).read_bytes()).hexdigest() == row["sha256"]


def test_each_kind_has_its_run_and_what_comes_later_the_next_number(folder: Path) -> None:
    first = mailed(1)
    introduction = introductions.rendered_letter()
    mailing.put_into_mail_drop(by="worker")
    assert {run.kind for run in make().runs} == {"confirmation_review", "introductory"}
    assert make().runs == []
    later = mailed(1)
    (run,) = make().runs
    assert (run.number, list(run.letters.all())) == (2, later)
    the_run_adds_up(folder / f"{run.date}-confirmation_review-1", first)
    the_run_adds_up(folder / f"{run.date}-introductory-1", [introduction])


def test_a_copy_stands_in_the_manifest_as_one(folder: Path) -> None:
    (letter,) = mailed(1)
    make()
    copy = letters_again.copy(letter=letter, by="rep", reason="lost")
    Letter.objects.filter(pk=copy.pk).update(not_before=reviews.a_minute_ago())
    mailing.put_into_mail_drop(by="worker")
    run = make().runs[0]
    assert [row["copy_of"] for row in rows(folder / run.name)] == [str(letter.pk)]


def test_nothing_mailed_no_run(folder: Path) -> None:
    reviews.rendered_letter()
    assert make().runs == []
    assert not folder.exists()


STEPS = [
    (print_runs, "_finish", 1), (print_run_files, "_merge", 1), (print_run_files, "_merge", 2),
    (print_run_files, "_count", 1), (print_run_files, "_write_totals", 1), (print_run_files, "_settle", 1),
    (print_run_files, "_settle", 2), (print_runs, "_hand_over", 1),
]  # fmt: skip


@pytest.mark.parametrize(("module", "name", "call"), STEPS, ids=[f"{name} {call}" for _, name, call in STEPS])
def test_a_killed_run_is_finished_with_the_same_letters(
    folder: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, call: int
) -> None:
    made = mailed(3)
    original, calls = getattr(module, name), iter(range(1, 100))

    def perhaps_killed(*args: Any, **kwargs: Any) -> Any:
        if next(calls) == call:
            raise Killed
        return original(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(module, name, perhaps_killed)
        with pytest.raises(Killed):
            make()
    later = mailed(1)
    runs = make().runs
    assert [run.number for run in runs] == [1, 2]
    the_run_adds_up(folder / runs[0].name, made)
    the_run_adds_up(folder / runs[1].name, later)
    assert {path.name for path in folder.iterdir()} == {run.name for run in runs}
    assert AuditEvent.objects.filter(verb="print_run.handed_over").count() == 2


@pytest.mark.django_db(transaction=True)
def test_runs_that_race_take_every_letter_once(folder: Path) -> None:
    made = mailed(4)
    together(make, make, make)
    the_run_adds_up(folder / PrintRun.objects.get().name, made)


@pytest.mark.django_db(transaction=True)
def test_beside_another_run_it_is_put_off_and_says_what_and_why(folder: Path) -> None:
    mailed(2)
    with another_session_holds(print_runs.LOCK):
        report = make()
        assert (report.put_off, report.runs, dict(report.skipped)) == (True, [], {print_runs.BUSY: 2})
        assert not print_runs.left_behind()
        with pytest.raises(CommandError, match="Another run is at work"):
            call_command("print_run")
    assert not folder.exists()
    assert [run.size for run in make().runs] == [2]


def test_only_a_run_that_nobody_finishes_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    mailed(1)
    assert not print_runs.left_behind()
    with monkeypatch.context() as patch:
        patch.setattr(print_runs, "_finish", _killed)
        with pytest.raises(Killed):
            make()
    assert print_runs.left_behind()
    make()
    assert not print_runs.left_behind()


# Minutes since the letter was mailed, on a clock that stands at this hour.
EVENINGS = [
    ("2026-12-02 20:59", 60 * 12, False),  # today's evening is still to come
    ("2026-12-02 21:05", 60 * 12, False),  # its message is at work
    ("2026-12-02 21:15", 60 * 12, True),
    ("2026-12-02 21:15", 14, False),  # came after it: for tomorrow's
    ("2026-12-03 07:00", 60 * 9, False),
    ("2026-12-03 07:00", 60 * 11, True),
    ("2026-03-08 20:30", 60 * 22 + 40, True),  # the clocks were changed between: mailed at 20:50 the day before
    ("2026-03-08 20:30", 60 * 22 + 20, False),
]


@pytest.mark.parametrize(("now", "minutes", "late"), EVENINGS)
def test_an_evening_without_its_run_is_made_up_for_and_says_why(
    monkeypatch: pytest.MonkeyPatch, now: str, minutes: int, late: bool
) -> None:
    (letter,) = mailed(1)
    hour = timezone.make_aware(datetime.datetime.fromisoformat(now))
    make_old(letter, by=timezone.now() - hour + datetime.timedelta(minutes=minutes))
    monkeypatch.setattr(print_runs.timezone, "now", lambda: hour)
    assert print_runs.left_behind() is late
    (run,) = make().runs
    assert run.statuses.get(state="making").reason == (print_runs.LATE if late else "")
    assert not print_runs.left_behind()


def test_a_lost_file_is_made_again_to_the_same_bytes_or_goes_on_the_worklist(folder: Path) -> None:
    same, other, fine = mailed(3)
    for letter in (same, other):
        letter.file.storage.delete(letter.file.name)
    Letter.objects.filter(pk=other.pk).update(sha256="0" * 64)
    report = make()
    assert dict(report.skipped) == {print_runs.LOST: 1}
    listed = rows(folder / report.runs[0].name)
    assert [row["letter_id"] for row in listed] == [str(same.pk), str(fine.pk)]
    assert (report.letters, report.runs[0].done) == (2, 2)
    assert [(each.letter, each.what) for each in PrintDifference.objects.open()] == [(other, "lost")]
    assert make().runs == []


# Return files ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def run() -> PrintRun:
    mailed(3)
    return make().runs[0]


def return_file(path: Path, run: PrintRun, change: Any = lambda lines: lines) -> Path:
    lines = [
        {"run": run.name, "letter_id": str(letter.pk), "pages": str(letter.pages), "sha256": letter.sha256}
        for letter in run.letters.order_by("sequence")
    ]
    text = io.StringIO()
    writer = csv.DictWriter(text, print_returns.COLUMNS)
    writer.writeheader()
    writer.writerows(change([{**line, "result": "printed"} for line in lines]))
    path.write_text(text.getvalue())
    return path


def read(path: Path) -> list[str]:
    return list(print_returns.read(path=path, by="worker").values())


def test_a_return_file_that_agrees_acknowledges_the_run_and_changes_nothing_twice(
    run: PrintRun, tmp_path: Path
) -> None:
    path = return_file(tmp_path / "return.csv", run)
    assert read(path) == read(path) == [PrintRunState.AGREED]
    assert [row.state for row in run.statuses.all()] == ["making", "ready", "agreed"]
    assert not PrintDifference.objects.exists()
    assert AuditEvent.objects.filter(verb="print_run.acknowledged").count() == 1


def changed(number: int, **columns: str) -> Any:
    return lambda lines: [{**line, **(columns if at == number else {})} for at, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda lines: lines[1:], "missing"),
        (lambda lines: [*lines, lines[0]], "repeated"),
        (lambda lines: [*lines, {**lines[0], "letter_id": "b" * 36}], "unknown"),
        (lambda lines: [*lines, {**lines[0], "letter_id": "not a key"}], "unknown"),
        (lambda lines: [*lines, {**lines[0], "letter_id": ""}], "unreadable"),
        (changed(0, pages="7"), "pages"),
        (changed(0, pages="many"), "pages"),
        (changed(0, sha256="0" * 64), "bytes"),
        (changed(0, result="spoiled"), "not_printed"),
    ],
)
def test_what_is_told_differently_is_a_worklist(run: PrintRun, tmp_path: Path, change: Any, what: str) -> None:
    assert read(return_file(tmp_path / "return.csv", run, change)) == [PrintRunState.DIFFERS]
    (difference,) = PrintDifference.objects.open()
    assert (difference.what, difference.run) == (what, run)
    # A later file that agrees closes it.
    assert read(return_file(tmp_path / "return.csv", run)) == [PrintRunState.AGREED]
    assert not PrintDifference.objects.open().exists()
    assert PrintDifference.objects.get().word == print_returns.AGREES


@pytest.mark.parametrize(
    "body", [b"", b"letter_id\n1\n", b"\xff\xfe\x00", b"run,letter_id,pages,sha256,result\nx,1,1,1,1\n"]
)
def test_a_file_that_is_no_return_file_changes_nothing(run: PrintRun, tmp_path: Path, body: bytes) -> None:
    (tmp_path / "return.csv").write_bytes(body)
    with pytest.raises(CommandError):
        call_command("print_run", returned=tmp_path / "return.csv")
    assert run.state == PrintRunState.READY


def test_the_command_makes_and_reads(run: PrintRun, tmp_path: Path) -> None:
    mailed(2)
    words = io.StringIO()
    call_command("print_run", "--json", stdout=words)
    told = json.loads(words.getvalue().splitlines()[-1])
    assert told == {"runs": [{"run": f"{run.date}-confirmation_review-2", "letters": 2, "pages": 2}], "letters": 2,
                    "pages": 2, "skipped": {}}  # fmt: skip
    words = io.StringIO()
    call_command("print_run", "--json", "--returned", str(return_file(tmp_path / "r.csv", run)), stdout=words)
    assert json.loads(words.getvalue().splitlines()[-1]) == {"runs": {run.name: "agreed"}}


def test_letters_that_were_replaced_or_came_back_before_the_run_are_not_printed() -> None:
    old, fine = mailed(2)
    new = letters_again.replace(letter=old, by="rep", reason="large print")
    letters.render(letter_id=str(new.pk), by="worker")
    make()
    assert list(PrintRun.objects.get().letters.all()) == [fine]
