"""Fill the demonstration."""

import collections
import json
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from members.models import Member, ProgramYear
from reviews.demo import alerts, appointments, calls, histories, logins, partner, people, requests, traffic, years
from reviews.models import Letter, MemberRequest, VendorNotice
from reviews.services import duplicate_finding

TRY_WITH = people.member_id(1)


class Command(BaseCommand):
    help = (
        "Makes the demonstration: publishes today's program year and the next with invented partners, and makes "
        "invented members with prescriptions and diagnoses, the targeting and enrolment of the year, requests of "
        "every choice and in every state, the quarter's targeted review with its alerts, e-mails and text "
        "messages, what the vendor tells, a print run and its answer, calls and complaints, and a login per role. "
        "Refuses in production. "
        "Safe to run again: years that are published, members, histories, requests and logins that are there are "
        "kept as they are; drafts that have partners of their own are left alone; without a demonstration year "
        "open today no history and no request is made. New passwords are shown once and kept in VAR/demo- "
        "logins.txt, with the key of an authenticator app each; `demo_code` says the present code."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is production (MTM_MODE): demonstration data is never put here. Nothing was done.")
        outcome = self._seed()
        for what, happened in outcome.items():
            self.stdout.write(f"{what}: {_in_words(happened)}")
        if options["json"]:
            self.stdout.write(json.dumps(outcome))

    def _seed(self) -> dict[str, Any]:
        today = timezone.localdate()
        outcome: dict[str, Any] = {
            "years": years.prepare(today),
            "vendor": partner.make(),
            "members": asdict(people.make(today)),
            "logins": self._logins(),
        }
        year = ProgramYear.objects.open_on(today)
        if year is None or not year.is_demonstration:
            outcome["requests"] = "skipped: no demonstration year is open today"
        else:
            outcome["histories"] = histories.live(year, today)
            outcome["alerts"] = alerts.live(year, today)
            outcome["pharmacists"] = {"created": appointments.make(today)}
            outcome["consents"] = {"created": traffic.agree()}
            outcome["requests"] = asdict(requests.tell(year, today))
            outcome["traffic"] = traffic.flow(year, today)
            outcome["calls"] = calls.make(year)
        outcome["duplicates"] = {"found": duplicate_finding.find(by=years.BY).alike}
        return outcome | _standing() | {"try_a_request_with": _someone()}

    def _logins(self) -> dict[str, Any]:
        file = settings.VAR / "demo-logins.txt"
        new = logins.make(file)
        for name, password in new.items():
            self.stdout.write(f"login {name}  password {password}  code: manage.py demo_code {name}")
        kept = len(logins.ROLES) + 1 - len(new)
        if kept and not file.exists():
            self.stdout.write("Passwords of kept logins are not on file. Set new ones: manage.py changepassword NAME")
        return {"created": len(new), "kept": kept, "file": str(file)}


def _standing() -> dict[str, dict[str, int]]:
    """All requests, letters and notices there are, by state."""
    found = {
        "requests_by_state": MemberRequest.objects.values_list("current_state", flat=True),
        "letters_by_state": Letter.objects.values_list("current_state", flat=True),
        "notices_by_state": VendorNotice.objects.values_list("state", flat=True),
    }
    return {name: dict(sorted(collections.Counter(states).items())) for name, states in found.items()}


def _someone() -> dict[str, str]:
    member = Member.objects.get(member_id=TRY_WITH)
    return {
        "name": member.full_name,
        "birth_date": f"{member.birth_date:%m/%d/%Y}",
        "member_id": member.member_id,
        "zip_code": member.zip_code,
    }


def _in_words(happened: Any) -> str:
    if isinstance(happened, dict):
        return ", ".join(f"{name} {value}" for name, value in happened.items() if value != {}) or "none"
    return str(happened)
