"""Load an edition of the drug reference."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.services import condition_loading, drug_reference


class Command(BaseCommand):
    help = (
        "Loads an edition of the drug reference (made by build_drug_reference; without FILE the newest one that comes "
        "with the site), all of it or nothing. The same file again changes nothing. Several editions can be loaded, in "
        "any order: for each NDC the newest one that knows it holds. Claims whose NDC is now another drug are moved to "
        "it and the sums of their members computed anew; the audit trail keeps how many. The condition codes that come "
        "with the site are brought up to date on the way."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="a .csv.gz made by build_drug_reference")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = drug_reference.ensure_loaded(by="load_drug_reference", file=options["file"])
            codes = condition_loading.ensure_loaded(by="load_drug_reference")
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except OSError as error:
            raise CommandError(str(error)) from error
        figures = asdict(report) | {"condition_codes": asdict(codes)}
        for name, value in figures.items():
            self.stdout.write(f"{name.replace('_', ' ')}: {value}")
        if options["json"]:
            self.stdout.write(json.dumps(figures))
