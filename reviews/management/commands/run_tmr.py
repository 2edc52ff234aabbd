"""Review the medicines of every member of a year's program for a quarter."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import ProgramYear
from reviews.services.tmr import runs
from reviews.services.tmr.reports import Report
from reviews.services.tmr.runs import Order


class Command(BaseCommand):
    help = (
        "Asks the rules of the year about every member who is in its program and covered, with the claims of twelve "
        "months (and diagnoses of two years) up to the end of the quarter, or up to today within it. Keeps one review "
        "a quarter and member, raises alerts (high: due the same day, moderate: within 7 days, low: by the end of the "
        "next quarter), and closes those that newer claims resolve. A finding is not raised again while its alert "
        "stands, or within a year of a refusal; beyond five alerts to do a member's less severe ones are held back. "
        "Safe to run twice: the second run of a quarter under the same rules looks only at members whose claims or "
        "diagnoses changed and at those without a review. A run that was killed goes on where it stopped. What the "
        "data do not tell (no strength, no days of supply, covered too short) is counted as not known. No result is "
        "one of the published Star Ratings measures."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="program year whose members and rules count")
        parser.add_argument("--quarter", type=int, required=True, choices=(1, 2, 3, 4))
        parser.add_argument("--full", action="store_true", help="review everybody even where only some have changed")
        parser.add_argument("--processes", type=int, default=1, metavar="N", help="at the same time; default: 1")
        parser.add_argument("--dry-run", action="store_true", help="report on everybody, and write nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        order = Order(
            program_year=_year(options["year"]),
            quarter=options["quarter"],
            everyone=options["full"],
            dry_run=options["dry_run"],
            processes=options["processes"],
        )
        try:
            report = runs.run(order, by="run_tmr", progress=self._progress)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._say(order, report)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report)))

    def _progress(self, done: int, members: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done:,} of {members:,} members reviewed", ending="")
            self.stderr.flush()

    def _say(self, order: Order, report: Report) -> None:
        if sys.stderr.isatty():
            self.stderr.write("")
        mode = " (dry run: nothing was written)" if order.dry_run else ""
        self.stdout.write(f"Targeted review {order.program_year.year}, quarter {report.quarter}{mode}")
        for name, value in asdict(report).items():
            counts = (
                ", ".join(f"{rule} {count:,}" for rule, count in value.items()) if isinstance(value, dict) else value
            )
            self.stdout.write(f"{name.replace('_', ' ')}: {counts if counts != '' else 'none'}")


def _year(number: int) -> ProgramYear:
    try:
        return ProgramYear.objects.get(year=number)
    except ProgramYear.DoesNotExist:
        known = ", ".join(map(str, ProgramYear.objects.order_by("year").values_list("year", flat=True)))
        raise CommandError(f"There is no program year {number}. Known: {known or 'none'}.") from None
