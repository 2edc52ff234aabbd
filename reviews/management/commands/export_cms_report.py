"""Write the yearly report to CMS."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import ProgramYear
from reviews.reporting.cms_record import PROBLEMS
from reviews.services import cms_report
from reviews.services.cms_report import Report


class Command(BaseCommand):
    help = (
        "Writes what CMS asks for about each member of a year's program, one record per member and contract: below "
        "--out a folder mtm-<year> with two files per contract (the records, and their traces: keys of our own "
        "rows for each line, and what proves the offer) and a manifest with totals and hashes. The elements, their "
        "layout, sources and how sure each is stand in reviews/data/cms_report.toml; the layout of CMS's memo was "
        "not seen, so compare it before anything is sent. What was done counts for the contract under which the "
        "member was in the program on that day. A review counts as received once its summary was sent; the first "
        "of the year is told. Targeted reviews: the vendor's, and our own of a quarter for which the vendor told "
        "none. Resolutions: accepted, accepted in another way, or no longer shown by later claims. --dry-run says "
        "what is missing per element and what cannot be right, and writes nothing. The folder appears whole or not "
        "at all, in place of an older one; safe twice. The files have names and Medicare numbers: only their owner "
        "can read them, and the export is audited."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--out", type=Path, metavar="DIR", help="needed unless --dry-run")
        parser.add_argument("--dry-run", action="store_true", help="say what is missing; write nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["out"] and not options["dry_run"]:
            raise CommandError("Say where the files go: --out DIR (or look first with --dry-run).")
        try:
            report = self._run(_year(options["year"]), options["out"], options["dry_run"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except OSError as error:
            raise CommandError(f"The files could not be written: {error.strerror}.") from error
        self._say(report, options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report) | {"dry_run": options["dry_run"]}))

    def _run(self, year: ProgramYear, folder: Path, dry_run: bool) -> Report:
        if dry_run:
            return cms_report.check(program_year=year, progress=self._progress)
        return cms_report.export(program_year=year, folder=folder, by="export_cms_report", progress=self._progress)

    def _progress(self, done: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done:,} records", ending="")
            self.stderr.flush()

    def _say(self, report: Report, dry_run: bool) -> None:
        mode = " (dry run: nothing was written)" if dry_run else ""
        self.stdout.write(f"Report to CMS for {report.year}{mode}: {report.records:,} records")
        for contract, count in report.contracts.items():
            self.stdout.write(f"contract {contract or '(not known)'}: {count:,}")
        for letter, count in report.missing.items():
            self.stdout.write(f"element {letter} missing: {count:,}")
        for letter, count in report.too_long.items():
            self.stdout.write(f"element {letter} too long: {count:,}")
        for name, count in report.problems.items():
            self.stdout.write(f"{PROBLEMS[name][0]}: {count:,}")
        self.stdout.write(f"reviews held while their member was not in the program: {report.reviews_outside:,}")
        self.stdout.write(f"layout: {report.layout_how_sure}; unverified elements: {', '.join(report.unverified)}")


def _year(number: int) -> ProgramYear:
    try:
        return ProgramYear.objects.get(year=number)
    except ProgramYear.DoesNotExist:
        known = ", ".join(map(str, ProgramYear.objects.order_by("year").values_list("year", flat=True)))
        raise CommandError(f"There is no program year {number}. Known: {known or 'none'}.") from None
