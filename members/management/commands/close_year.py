"""End the enrolments of a program year on its last day."""

import json
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import ProgramYear
from members.services import year_cycle


class Command(BaseCommand):
    help = (
        "Ends all enrolments of a year that have not ended, on 31 December. Members who died or left the plan before "
        "are seen first and end on their own day with the CMS reason (01, 02). From 31 December on; safe to run twice. "
        "All records end; of records that were merged into one person the figures count the one that was kept. "
        "Members are enrolled anew by run_targeting of the next year, when they still qualify."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        program_year = ProgramYear.objects.filter(year=options["year"]).first()
        if program_year is None:
            raise CommandError(f"There is no program year {options['year']}.")
        try:
            report = year_cycle.close(program_year=program_year, by="close_year")
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        for name, value in asdict(report).items():
            self.stdout.write(f"{name.replace('_', ' ')}: {value}")
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report)))
