"""Decide who must be enrolled in the program of a year, and enrol them."""

import datetime
import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import CostProjection, ProgramYear
from members.services import targeting, windows
from members.services.targeting import Order, Report


class Command(BaseCommand):
    help = (
        "Decides for every member who is covered on the as-of date whether the criteria of the year are met, keeps "
        "each decision with its facts, and enrols who is targeted. "
        "Drugs: different drugs with a fill that Part D covers, in the twelve months that end with the as-of date. "
        "Cost: gross cost of those fills (actual), of the calendar year so far brought up to a year (annualised), or "
        "of the last three months times four (quarter). "
        "Conditions of the year: one inpatient date or two other dates in the lookback. "
        "A member with an at-risk limitation on that day is targeted whatever the rest says, when the year has that "
        "route. Enrolled is on the day of the run when that lies in the year, else on the as-of date or the year's day "
        "next to it, and only who is alive and covered on it. Who opted out of the year, or until further notice, "
        "stays out. Safe to run twice: the second run of the same date, method and lookback looks only at members "
        "whose data changed. A draft year takes dry runs only."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="program year whose criteria count")
        parser.add_argument("--as-of", type=_day, required=True, metavar="YYYY-MM-DD", help="last day of the window")
        parser.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")
        parser.add_argument(
            "--cost-method", choices=CostProjection.values, default="", help="default: the method of the year"
        )
        parser.add_argument(
            "--diagnosis-lookback-months", type=int, default=windows.LOOKBACK_MONTHS, metavar="N", help="default: 24"
        )
        parser.add_argument(
            "--members", action="store_true", help="one JSON line per targeted member before the report"
        )
        parser.add_argument("--full", action="store_true", help="look at all members even where only some have changed")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        order = Order(
            program_year=_year(options["year"]),
            as_of=options["as_of"],
            cost_method=options["cost_method"],
            lookback_months=options["diagnosis_lookback_months"],
            dry_run=options["dry_run"],
            everyone=options["full"],
        )
        tell = self._tell if options["members"] else None
        try:
            report = targeting.run(order, by="run_targeting", progress=self._progress, tell=tell)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._say(order, report)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report)))

    def _tell(self, member: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(member))

    def _progress(self, done: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done:,} members looked at", ending="")
            self.stderr.flush()

    def _say(self, order: Order, report: Report) -> None:
        if sys.stderr.isatty():
            self.stderr.write("")
        mode = " (dry run: nothing was written)" if order.dry_run else ""
        self.stdout.write(f"Targeting {order.program_year.year} as of {order.as_of}{mode}")
        for name, value in asdict(report).items():
            shown = ", ".join(f"{why} {count:,}" for why, count in value.items()) if name == "skipped" else f"{value:,}"
            self.stdout.write(f"{name.replace('_', ' ')}: {shown}")


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _year(number: int) -> ProgramYear:
    try:
        return ProgramYear.objects.get(year=number)
    except ProgramYear.DoesNotExist:
        known = ", ".join(map(str, ProgramYear.objects.order_by("year").values_list("year", flat=True)))
        raise CommandError(f"There is no program year {number}. Known: {known or 'none'}.") from None
