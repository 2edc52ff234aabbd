"""Turn the published NDC Directory into the compact file that is shipped and loaded."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members import drug_directory

GZIP = b"\x1f\x8b"


class Command(BaseCommand):
    help = (
        "Turns the product and package files of the FDA's NDC Directory (tabs or commas, plain or .gz, columns told "
        "by the header) into one compact file: sorted, the same bytes from the same input. Prescription products "
        "only; a product without package is left out; package codes that are no NDC are refused and listed. Needs no "
        "database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("products", type=Path, help="product.txt, or the same as CSV")
        parser.add_argument("packages", type=Path, help="package.txt, or the same as CSV")
        parser.add_argument("out", type=Path, help="file to write, .csv.gz")
        parser.add_argument(
            "--edition", required=True, help="YYYY-MM or YYYY-MM-DD; the newest wins when several are loaded"
        )
        parser.add_argument("--source", default="FDA National Drug Code Directory")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        if not drug_directory.EDITION.fullmatch(options["edition"]):
            raise CommandError("an edition is YYYY-MM or YYYY-MM-DD")
        figures = drug_directory.Figures()
        try:
            rows = drug_directory.rows(
                _records(options["products"]),
                _records(options["packages"]),
                drug_directory.maintenance_groups(),
                figures,
            )
            _write(options["out"], [options["source"], options["edition"]], rows)
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"not the published files: {error!r}") from error
        for name, value in asdict(figures).items():
            self.stdout.write(f"{name.replace('_', ' ')}: {value if value != [] else 'none'}")
        if options["json"]:
            self.stdout.write(json.dumps(asdict(figures)))


def _records(file: Path) -> Iterator[dict[str, str]]:
    """Rows by column name; the FDA publishes in the Windows alphabet, others pass UTF-8 on."""
    data = file.read_bytes()
    data = gzip.decompress(data) if data.startswith(GZIP) else data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    tabs = "\t" in text.partition("\n")[0]
    quoting = csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL
    return csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", quoting=quoting)


def _write(file: Path, first_line: list[str], rows: Iterator[drug_directory.Row]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(first_line)
    writer.writerow(drug_directory.COLUMNS)
    writer.writerows(rows)
    # No time and no name inside, so that the same input gives the same bytes.
    file.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))
