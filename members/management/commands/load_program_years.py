"""Make the program years of the data files."""

import json
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.services import program_years


class Command(BaseCommand):
    help = (
        "Makes the program years of members/data/program_years that are not there yet. Years that exist are kept as "
        "they are; --renew-drafts takes drafts anew from their file. Published years are never changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--renew-drafts", action="store_true", help="take drafts anew from their file")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = program_years.load(by="load_program_years", renew_drafts=options["renew_drafts"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        for what, years in asdict(report).items():
            self.stdout.write(f"{what}: {', '.join(map(str, years)) or 'none'}")
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report)))
