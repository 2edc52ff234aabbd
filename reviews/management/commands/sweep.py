"""Do by hand what the beat sweep does."""

import collections
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError

from reviews.services import changes, letters, lists_by_mail, matching, message_sending, outbox, pending, upkeep

BY = "sweep"
AWAY, FAILED = "storage not available", "failed"


class Command(BaseCommand):
    help = (
        "Does in this process whatever waits: makes the introductory letters of newly enrolled members due and cancels "
        "those of members who have left, matches received requests and wishes for a blank list, lets go what was "
        "changed in requests since, prints due letters, sends queued notices whose time has come, opens follow-ups for "
        "addresses that seem wrong and closes those whose address has changed, puts printed letters into the mail "
        "drop once their undo window is over, and writes and hands over e-mails and text messages to members who "
        "agreed to them; faxes and messages about alerts to prescribers go to their carriers. Letters of members who "
        "have died, have no address, or whose mail came back stay where they "
        "are. Needs no broker; safe beside running workers and safe twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        written = upkeep.write_due(by=BY)
        found = pending.find()
        matched = [matching.match(request_id=each, by=BY) for each in found.requests]
        for each in found.changes:
            changes.settle(request_id=each, by=BY)
        listed = [lists_by_mail.match(request_id=each, by=BY) for each in found.lists]
        upkeep.tell_due(by=BY)
        printed = [self._print(each) for each in found.letters]
        sent: collections.Counter[str] = collections.Counter()
        for vendor_key in found.vendors:
            sent += outbox.send_ripe(vendor_key=vendor_key, by=BY)
        written["messages"] = upkeep.write_messages(by=BY)
        handed = [message_sending.send(message_id=each, by=BY) for each in found.messages]
        asked, mailed = upkeep.finish(by=BY)
        alerts = upkeep.tell_of_alerts(by=BY)
        outcome = {
            **{kind: _happened(counts) for kind, counts in written.items()},
            "requests": _counted(matched),
            "lists": _counted(listed),
            "letters": _counted(printed),
            "notices": dict(sorted(sent.items())),
            "follow_ups": _happened(asked),
            "handed_over": _counted(handed),
            "alerts": _happened(alerts),
            "mailed": mailed.mailed,
            "not_mailed": dict(mailed.skipped),
        }
        for what, counts in outcome.items():
            self.stdout.write(f"{what}: {counts or 'none'}")
        if options["json"]:
            self.stdout.write(json.dumps(outcome))
        if {AWAY, FAILED} & set(printed):
            raise CommandError("Some letters could not be printed; see above.")

    def _print(self, letter_id: str) -> str:
        """One letter that cannot be printed does not stop the others."""
        try:
            return letters.render_or_fail(letter_id=letter_id, by=BY)
        except OSError:
            return AWAY
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            self.stderr.write(f"letter {letter_id} failed: {type(error).__name__}")
            return FAILED


def _happened(counts: dict[str, int]) -> dict[str, int]:
    return {what: count for what, count in counts.items() if count}


def _counted(outcomes: list[str]) -> dict[str, int]:
    return {outcome: outcomes.count(outcome) for outcome in sorted(set(outcomes))}
