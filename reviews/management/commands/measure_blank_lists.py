"""Pages and kilobytes of the ready-made lists, for the links on the page."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews.documents import editions
from reviews.documents.list_sheet import Contact

SAMPLE = Contact(
    phone="1-800-555-0199",
    tty="711",
    hours=(
        "8:00 a.m. to 8:00 p.m., Eastern Time",
        "Monday through Friday from April 1 through September 30",
        "Every day from October 1 through March 31",
    ),
)


class Command(BaseCommand):
    help = (
        "Makes every ready-made medication list, counts pages and bytes, and writes them into "
        "reviews/data/blank_lists.toml, which the page reads. For engineers, after a change of the form, its style or "
        "its words. With --check nothing is written, and a difference is a failure."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only compare")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        found = editions.measured(SAMPLE)
        for edition in found:
            self.stdout.write(f"{edition.form_set} {edition.language} {edition.size}: {edition.pages} pages")
        text = editions.as_toml(found)
        differs = text != editions.DATA.read_text(encoding="utf-8")
        if differs and not options["check"]:
            editions.DATA.write_text(text, encoding="utf-8")
        if options["json"]:
            self.stdout.write(json.dumps({"lists": len(found), "changed": differs}))
        if differs and options["check"]:
            raise CommandError("The file says something else: run it without --check.")
