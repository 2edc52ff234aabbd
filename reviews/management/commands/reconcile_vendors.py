"""Compare the vendors' records with ours."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews.services.exchange import daily

BY = "reconcile_vendors"


class Command(BaseCommand):
    help = (
        "Compares the requests that each vendor lists (at its address, or in its newest file) with those it was told "
        "of: missing there, missing here, state differs. Each difference is a row of the worklist; what agrees again "
        "closes by itself. Safe twice in a night. Ends with a failure when a vendor's list cannot be had."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        told = daily.reconcile(by=BY)
        for vendor, counts in told.items():
            words = ", ".join(f"{what}: {count}" for what, count in counts.items())
            self.stdout.write(f"{vendor}: {words or 'all agrees'}")
        if not told:
            self.stdout.write("No vendor offers a list of its requests.")
        if options["json"]:
            self.stdout.write(json.dumps({"vendors": told}))
        if any("failed" in counts for counts in told.values()):
            raise CommandError("Not every vendor could be asked; see above.")
