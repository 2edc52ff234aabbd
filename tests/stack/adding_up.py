"""What must be true after any fault: each letter and each notice exists once, and all counts agree."""

import csv
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from members.models import AuditEvent
from reviews.models import Letter, LetterState, NoticeState, PrintRun, PrintRunState, VendorFile, VendorNotice

MAILED = [LetterState.HELD, LetterState.DUE, LetterState.RENDERED, LetterState.IN_PRINT_BATCH, LetterState.MAILED]
TOLD = ["received", "matched", "told"]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(manifest: Path) -> list[dict[str, str]]:
    with manifest.open(newline="") as file:
        return list(csv.DictReader(file))


def times(verb: str, record: Any) -> int:
    return AuditEvent.objects.filter(verb=verb, object_id=str(record.pk)).count()


def every_letter_mailed_once(made: Iterable[Letter], mail_drop: Path) -> None:
    """These and no others; states, audit, files and manifest tell the same."""
    letters = {str(letter.pk): letter for letter in Letter.objects.filter(pk__in=[each.pk for each in made])}
    assert Letter.objects.in_state(LetterState.MAILED).count() == len(letters)
    for letter in letters.values():
        assert [row.state for row in letter.statuses.all()] == MAILED
        assert (times("letter.rendered", letter), times("letter.mailed", letter)) == (1, 1)
    (day,) = mail_drop.iterdir()
    assert {path.name for path in day.iterdir()} == {f"{key}.pdf" for key in letters} | {"manifest.csv"}
    listed = rows(day / "manifest.csv")
    assert sorted(row["letter_id"] for row in listed) == sorted(letters)
    for row in listed:
        letter = letters[row["letter_id"]]
        assert row["sha256"] == letter.sha256 == sha256(day / f"{letter.pk}.pdf")
        assert int(row["pages"]) == letter.pages
        assert letter.mail_date.isoformat() == day.name


def every_letter_in_one_run(made: list[Letter], folder: Path) -> None:
    """One run with these letters in their order, handed over once; folder, manifest and totals agree with it."""
    run = PrintRun.objects.get()
    assert [path.name for path in folder.iterdir()] == [run.name]
    listed, told = rows(folder / run.name / "manifest.csv"), json.loads((folder / run.name / "totals.json").read_text())
    keys = [str(letter.pk) for letter in made]
    assert [str(pk) for pk in run.letters.order_by("sequence").values_list("pk", flat=True)] == keys
    assert [row["letter_id"] for row in listed] == keys
    assert [int(row["sequence"]) for row in listed] == list(range(1, len(keys) + 1))
    pages = sum(int(row["pages"]) for row in listed)
    assert (told["letters"], told["pages"]) == (run.size, run.pages) == (run.done, pages) == (len(keys), pages)
    assert told["manifest_sha256"] == run.manifest_sha256 == sha256(folder / run.name / "manifest.csv")
    files = {file["name"]: file["sha256"] for file in told["files"]}
    assert {path.name for path in (folder / run.name).iterdir()} == {*files, "manifest.csv", "totals.json"}
    assert all(sha256(folder / run.name / name) == digest for name, digest in files.items())
    assert [row.state for row in run.statuses.all()] == [PrintRunState.MAKING, PrintRunState.READY]
    assert (times("print_run.begun", run), times("print_run.handed_over", run)) == (1, 1)


def every_notice_told_once(made: list[VendorNotice], received: list[dict[str, Any]]) -> None:
    """The vendor holds each key once, and what we wrote agrees with it."""
    keys = sorted(str(notice.pk) for notice in made)
    assert sorted(event["id"] for event in received) == keys
    for notice in VendorNotice.objects.all():
        assert (notice.state, str(notice.pk) in keys) == (NoticeState.ACKNOWLEDGED, True)
        assert times("notice.sent", notice) == 1
        assert notice.request
        assert [row.state for row in notice.request.statuses.all()] == TOLD


def every_notice_in_one_file(made: list[VendorNotice], folder: Path) -> None:
    """One file, handed over once with each of them once; none was tried twice."""
    (path,), file = list(folder.iterdir()), VendorFile.objects.get()
    assert (path.name, path.read_text()) == (file.name, file.content)
    assert all(file.content.count(str(notice.pk)) == 1 for notice in made)
    states = list(VendorNotice.objects.values_list("state", "file", "attempts"))
    assert states == [(NoticeState.SENT, file.pk, 1)] * len(made)
    assert [times(f"vendor_file.{done}", file) for done in ("written", "handed_over")] == [1, 1]
    assert [[row.state for row in each.request.statuses.all()] for each in made if each.request] == [TOLD] * len(made)
