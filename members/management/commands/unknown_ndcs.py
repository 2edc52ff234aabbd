"""List the NDCs of claims that the drug reference does not know."""

import csv
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from members.services import unknown_ndcs
from members.services.unknown_ndcs import UnknownReport, UnknownRow

COLUMNS = ("ndc", "fills", "cost", "last_fill", "known_as")


class Command(BaseCommand):
    help = (
        "Lists the NDCs that claims carry and no loaded edition of the drug reference knows, most filled first: fills, "
        "gross cost, last fill, and known_as, the name of a known product with the same first nine digits. "
        "Voided claims are not counted. Such an NDC counts as a drug by its first nine digits; loading an edition that "
        "knows it (load_drug_reference) moves its claims to the right drug."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--csv", action="store_true", help="the whole list as CSV, nothing else")
        form.add_argument("--json", action="store_true", help="the whole list as one JSON object on the last line")
        parser.add_argument("--first", type=int, default=20, help="how many lines to show without --csv or --json")

    def handle(self, *args: Any, **options: Any) -> None:
        report = unknown_ndcs.report()
        if options["csv"]:
            writer = csv.writer(self.stdout, lineterminator="\n")
            writer.writerows([COLUMNS, *map(_texts, report.ndcs)])
            return
        self._show(report, options["first"])
        if options["json"]:
            listed = [dict(zip(COLUMNS, _texts(row), strict=True)) for row in report.ndcs]
            totals = {"ndcs": len(report.ndcs), "fills": report.fills, "all_fills": report.all_fills}
            self.stdout.write(json.dumps({**totals, "list": listed}))

    def _show(self, report: UnknownReport, first: int) -> None:
        for row in report.ndcs[:first]:
            self.stdout.write("  ".join(map(str, _texts(row))))
        self.stdout.write(f"{len(report.ndcs)} unknown NDCs with {report.fills} of {report.all_fills} fills")


def _texts(row: UnknownRow) -> tuple[str | int, ...]:
    return row.ndc, row.fills, str(row.cost), str(row.last_fill), row.known_as
