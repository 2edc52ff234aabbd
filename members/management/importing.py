"""What the three import commands share: options, progress, the report."""

import argparse
import datetime
import json
import sys
import textwrap
import time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter
from django.db import DatabaseError

from members.models import ImportFile
from members.services import condition_loading, drug_reference
from members.services.imports.bad import FileRefused
from members.services.imports.notes import in_words
from members.services.imports.options import Options, Report
from members.services.imports.run import Importer, import_file

RULES = """
Rules for every file:
  The file is plain or .gz; its header tells the layout. It is read in batches, each one transaction with its
  checkpoint: a run that is cut short, even by kill -9, goes on after the last whole batch when it is started again.
  The same file (same SHA-256) is read once; after that it is reported as unchanged. --again reads it from the first
  line: what was loaded stays, what was put aside gets another try.
  Only one import runs at a time; a second one waits up to --wait seconds, then gives up.
  A record is one line; a quoted field may not hold a line break. Blank lines are passed over.
  A line that cannot be loaded is put aside with its number (the header is line 1), a reason and the field:
    wrong-column-count, broken-quotes, invalid-utf8, control-character, missing-field, too-long, bad-identifier,
    bad-date (ISO dates from 1900 to 2099), future-date, bad-number, bad-yes-or-no, unknown-word
  The other lines are loaded. Lines put aside are listed and exported in the back office.
  --sequence: files are numbered by the sender. A gap is refused, and so is another file under a used number.
  --expect-rows{total}: control totals of the sender, over all lines as they stand.
  They are checked first; when they differ nothing of the file is loaded.
"""


class Rules(DjangoHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the rules as they are."""


class ImportCommand(BaseCommand):
    """One kind of file. ``rules`` are those of that kind, in lines of two spaces."""

    importer: type[Importer]
    summary = ""
    rules = ""
    has_total = False
    by_reference = False  # whether its lines are looked up in the drug reference or the condition codes

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        total = " and --expect-total" if self.has_total else ""
        self.help = f"{textwrap.fill(self.summary, 110)}\n\n{self.rules.strip()}\n{RULES.format(total=total)}"
        return super().create_parser(prog_name, subcommand, formatter_class=Rules, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
        parser.add_argument("--sequence", type=int, metavar="N", help="the sender's number of this file")
        parser.add_argument(
            "--expect-rows", type=int, metavar="N", help="lines that the file holds, without the header"
        )
        if self.has_total:
            parser.add_argument("--expect-total", type=amount, metavar="AMOUNT", help="sum of the gross costs")
        parser.add_argument("--again", action="store_true", help="read a finished file from its first line again")
        parser.add_argument("--batch-lines", type=int, metavar="N", help="lines of one transaction")
        parser.add_argument("--wait", type=int, default=30, metavar="SECONDS", help="for another import to end")
        parser.add_argument("--by", default=parser.prog.split()[-1], help="name for the audit trail")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        if self.by_reference:
            load_references(options["by"])
        progress = Progress(self.stderr._out) if sys.stderr.isatty() else None
        try:
            report = import_file(
                self.importer, options["file"], by=options["by"], options=self.asked(options), progress=progress
            )
        except FileRefused as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            # Its own words may hold what stood in the file.
            raise CommandError(
                f"The database gave an error ({error.__cause__.__class__.__name__}). Whole batches stay loaded; start "
                "the same import again to go on."
            ) from None
        self.tell(report, time.monotonic() - began)
        if options["json"]:
            names = ("read", "loaded", "unchanged", "quarantined", "file_sha256", "layout", "notes", "reasons")
            self.stdout.write(json.dumps({name: getattr(report, name) for name in names}))

    def asked(self, options: dict[str, Any]) -> Options:
        if options["batch_lines"] is not None and options["batch_lines"] < 1:
            raise CommandError("--batch-lines must be 1 or more.")
        return Options(
            sequence=options["sequence"],
            expect_rows=options["expect_rows"],
            expect_total=options.get("expect_total"),
            again=options["again"],
            batch_lines=options["batch_lines"],
            wait_seconds=options["wait"],
            as_of=options.get("as_of"),
            year=options.get("year"),
        )

    def tell(self, report: Report, seconds: float) -> None:
        say = self.stdout.write
        say(f"layout: {report.layout}")
        if report.repeated:
            say("This file was read to its end before; nothing was read again.")
        if report.went_on_after:
            say(f"An earlier run was cut short after line {report.went_on_after}; this one went on from there.")
        say(f"read {report.read}, loaded {report.loaded}, unchanged {report.unchanged}, put aside {report.quarantined}")
        for reason, count in sorted(report.reasons.items()):
            say(f"  put aside, {reason}: {count}")
        for note in in_words(report.notes):
            say(f"  note, {note}")
        if report.repeated and report.quarantined:
            say("Lines that were put aside get another try with --again.")
        say(f"sha256 {report.file_sha256}, {seconds:.1f} s")


def load_references(by: str) -> None:
    """What claims and diagnoses are looked up in, so that a first import need not be moved to it later. An edition
    that somebody chose to load stays alone."""
    condition_loading.ensure_loaded(by=by)
    if not drug_reference.is_loaded():
        drug_reference.ensure_loaded(by=by)


class Progress:
    """Per cent and lines on one line of a terminal, twice a second at most."""

    def __init__(self, terminal: Any) -> None:
        self.terminal = terminal
        self.began = self.shown = time.monotonic()

    def __call__(self, done: int, size: int, file: ImportFile) -> None:
        now = time.monotonic()
        if now - self.shown < 0.5 and done < size:
            return
        self.shown = now
        share = 100 * done // max(size, 1)
        end = "\n" if done >= size else ""
        self.terminal.write(
            f"\r{share:3}%  {file.read:,} lines, {file.quarantined:,} put aside, {now - self.began:.0f} s{end}"
        )
        self.terminal.flush()


def amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError("an amount, such as 1234.50") from None


def day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a date, such as 2026-01-31") from None
