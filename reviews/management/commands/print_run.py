"""Make the print runs of the day, or read what the print house sent back."""

import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews.models import PrintForm, PrintRun
from reviews.services import print_returns, print_runs

BY = "print_run"


class Command(BaseCommand):
    help = (
        "Puts every letter of the mail drop that is in no print run yet into the run of its kind and day, and writes "
        "each run's folder below PRINT_RUNS_DIR: merged PDFs with bookmarks or single ones, manifest.csv (sequence, "
        "pages, SHA-256) and totals.json (letters, pages, files). A folder appears whole or not at all; a run that was "
        "killed is finished with the same letters; a second call makes nothing new, one beside another that is at work "
        "does nothing, says so and fails. With --returned FILE it reads what "
        "the print house says it printed (CSV: run, letter_id, pages, sha256, result) and lists the differences in "
        "the back office; the same file again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        usual = PrintForm.MERGED if settings.PRINT_RUNS == "off" else settings.PRINT_RUNS
        parser.add_argument("--form", choices=PrintForm.values, default=usual, help=f"default: {usual}")
        parser.add_argument("--returned", type=Path, metavar="FILE", help="a return file of the print house")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = self._read(options["returned"]) if options["returned"] else self._make(options["form"])
        if options["json"]:
            self.stdout.write(json.dumps(outcome))

    def _make(self, form: str) -> dict[str, Any]:
        report = print_runs.make(by=BY, form=form, tell=self._tell)
        for run in report.runs:
            self.stdout.write(f"{run.name}: {run.done} letters, {run.pages} pages")
        for reason, count in report.skipped.items():
            self.stdout.write(f"left out, {reason}: {count}")
        if report.put_off:
            raise CommandError(f"{print_runs.BUSY}. Try again in a minute; nothing is lost.".capitalize())
        if not report.runs:
            self.stdout.write("Nothing to print.")
        runs = [{"run": run.name, "letters": run.done, "pages": run.pages} for run in report.runs]
        return {"runs": runs, "letters": report.letters, "pages": report.pages, "skipped": dict(report.skipped)}

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            states = print_returns.read(path=path, by=BY)
        except (OSError, ValidationError) as error:
            words = error.messages[0] if isinstance(error, ValidationError) else "The return file cannot be read."
            raise CommandError(words) from error
        for name, state in states.items():
            self.stdout.write(f"{name}: {state}")
        return {"runs": states}

    def _tell(self, run: PrintRun) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{run.name}: {run.done} of {run.size}", ending="")
            self.stderr.flush()
