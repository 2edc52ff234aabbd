"""Purge the records whose period is over."""

import json
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews.services import purge_runs, retention


class Command(BaseCommand):
    help = (
        "Purges the records whose period is over, kind by kind (reviews/data/retention.toml has the periods and their "
        "sources; RETENTION_FILE names another such file). --dry-run says what would go and changes nothing. Nothing "
        "of a member with a legal hold goes, and while anybody is held none of what may be about them (audit, files, "
        "unmatched requests). A record that another one still refers to stays until that one goes. Safe to run twice, "
        "and again after it was killed; the beat runs it each night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would go; change nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = self._look() if options["dry_run"] else self._purge()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(told))

    def _look(self) -> dict[str, Any]:
        due = retention.look()
        for each in due:
            since = f", the oldest of {each.oldest}" if each.oldest else ""
            waits = " (waits: a legal hold is open)" if each.waits else ""
            self.stdout.write(f"{each.kind}: {each.rows} before {each.before}{since}{waits}")
        kinds = {each.kind: {"rows": each.rows, "oldest": str(each.oldest or "")} for each in due}
        return {"dry_run": True, "kinds": kinds}

    def _purge(self) -> dict[str, Any]:
        done = purge_runs.run_scheduled(by="purge_expired")
        for each in done:
            self.stdout.write(f"{each.kind}: purged {each.purged}, kept because something refers to them {each.kept}")
        return {"dry_run": False, "kinds": {each.kind: {"purged": each.purged, "kept": each.kept} for each in done}}
