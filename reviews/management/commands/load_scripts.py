"""Make the shipped cards of what to say on calls."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reviews.services import scripts


class Command(BaseCommand):
    help = (
        "Makes the cards of reviews/data/scripts.toml that are not there yet, each as a first version that serves "
        "every year. A rep sees a card when somebody has approved it in the back office. Cards that exist are kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        made = scripts.load(by="load_scripts")
        self.stdout.write(f"Scripts made: {made}")
        if options["json"]:
            self.stdout.write(json.dumps({"created": made}))
