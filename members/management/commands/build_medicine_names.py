"""Write the list of medicine names that the page "fill in your medication list" suggests from."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members import medicine_names
from members.medicine_names import Named

DRUGS = Path(__file__).resolve().parents[2] / "data" / "drugs"
HEAD = """\
// Names of medicines to suggest from, written by `manage.py build_medicine_names`: do not edit.
// {prescription}; {over_the_counter}; {supplements}.
// A script and not a data file: the page that uses it may fetch nothing (connect-src 'none').
// Common names first, then, after the empty line, the others; each part in the order of the alphabet.
"""


class Command(BaseCommand):
    help = (
        "Writes static/js/medicine-names.js from the drug reference that is shipped (brand and generic names of "
        "prescription products), the over-the-counter names of the same directory, and a list of supplements. The "
        "same input gives the same bytes. Needs no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--prescription", type=Path, default=DRUGS / "fda_ndc_2019_04.csv.gz")
        parser.add_argument("--over-the-counter", type=Path, default=DRUGS / "fda_ndc_2019_04_otc_names.csv.gz")
        parser.add_argument("--supplements", type=Path, default=DRUGS / "supplements.txt")
        parser.add_argument("--out", type=Path, default=settings.BASE_DIR / "static" / "js" / "medicine-names.js")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = medicine_names.names(
                prescription=_reference(options["prescription"]),
                over_the_counter=_directory(options["over_the_counter"]),
                supplements=_lines(options["supplements"]),
            )
            head = HEAD.format(
                prescription=_source(options["prescription"]),
                over_the_counter="over-the-counter names of the same directory",
                supplements="herbs, vitamins and minerals of the National Institutes of Health",
            )
        except (OSError, KeyError, IndexError, ValueError) as error:
            raise CommandError(f"not the files that were expected: {error!r}") from error
        text = "\n".join([*found.common, "", *found.others])
        options["out"].write_text(f"{head}export default `{text}`;\n", encoding="utf-8")
        self._say(found, as_json=options["json"])

    def _say(self, found: medicine_names.Names, *, as_json: bool) -> None:
        figures = {"common": len(found.common), "others": len(found.others)}
        self.stdout.write(f"common names: {figures['common']}, other names: {figures['others']}")
        if as_json:
            self.stdout.write(json.dumps(figures))


def _text(file: Path) -> io.StringIO:
    return io.StringIO(gzip.decompress(file.read_bytes()).decode("utf-8-sig"), newline="")


def _source(file: Path) -> str:
    return next(csv.reader(_text(file)))[0]


def _reference(file: Path) -> Iterator[Named]:
    text = _text(file)
    text.readline()  # source and edition
    for row in csv.DictReader(text):
        yield Named(row["name"], row["generic_name"], row["dosage_form"])


def _directory(file: Path) -> Iterator[Named]:
    for row in csv.DictReader(_text(file)):
        yield Named(row["PROPRIETARYNAME"], row["NONPROPRIETARYNAME"], row["DOSAGEFORMNAME"])


def _lines(file: Path) -> list[str]:
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]
