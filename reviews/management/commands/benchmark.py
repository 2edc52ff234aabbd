"""Measure a part of the site against the bare engine underneath."""

import json
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews.benchmarks import NAMES, benchmark, scratch


class Command(BaseCommand):
    help = (
        "Measures a part of the site against the bare engine underneath, both in the same run, taking turns; the "
        "figures are medians, and ratio = value / baseline. Works in a database, a folder and a broker of its own on "
        "the same server and disk, and removes them; real data is never touched. The last line of the output is one "
        "JSON object. --scale 0.1 does a tenth of the work."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=NAMES, help="what to measure")
        parser.add_argument("--scale", type=float, default=1.0, help="how much of the usual work (default 1)")
        parser.add_argument("--json", action="store_true", help="the JSON line only")

    def handle(self, *args: Any, **options: Any) -> None:
        name, scale = options["name"], options["scale"]
        if not 0 < scale <= 1000:
            raise CommandError("--scale is a number above 0, up to 1000.")
        if settings.DEBUG:
            raise CommandError("DEBUG is on: what would be measured is not what runs in production.")
        with scratch.place():
            metrics = benchmark(name)(scale, self._tell)
        self._tell("")
        told = {metric: found.as_json() for metric, found in metrics.items()}
        if not options["json"]:
            for metric, found in told.items():
                self.stdout.write("{}: {value} {unit}, bare {baseline}, ratio {ratio}".format(metric, **found))
        self.stdout.write(json.dumps({"name": name, "scale": scale, "metrics": told}))

    def _tell(self, words: str) -> None:
        """How far it is, on one line of a terminal; nothing where nobody looks."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{words}", ending="")
            self.stderr.flush()
