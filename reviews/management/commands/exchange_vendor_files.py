"""Exchange the day's files with the vendors that take files."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews.services.exchange import daily

BY = "exchange_vendor_files"


class Command(BaseCommand):
    help = (
        "For each vendor that takes files: reads what came back (header, sequence number and control totals are "
        "checked; a file that was read before is skipped, one that does not come next is refused; a bad line is put "
        "aside with its number and reason), then hands over one file with all notices that are due. A file that an "
        "earlier run could not hand over goes first, byte for byte the same. Safe twice. Ends with a failure when a "
        "carrier is away or a file was refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        told = daily.exchange_files(by=BY)
        for vendor, done in told.items():
            self.stdout.write(f"{vendor}: {_in_words(done)}")
        if not told:
            self.stdout.write("No vendor takes files.")
        if options["json"]:
            self.stdout.write(json.dumps({"vendors": told}))
        if any(done.get("failed") or done.get("refused") for done in told.values()):
            raise CommandError("Not everything could be exchanged; see above.")


def _in_words(done: dict[str, Any]) -> str:
    if "failed" in done:
        return f"failed, nothing was exchanged ({done['failed']})"
    given = ", ".join(f"{each['file']} ({each['lines']} lines)" for each in done["handed_over"]) or "nothing"
    lines = ", ".join(f"{count} {what}" for what, count in done["lines"].items()) or "no lines"
    refused = "".join(f"; refused {why}" for why in done["refused"])
    return f"handed over {given}; read {done['read']} files, {done['repeated']} repeated, {lines}{refused}"
