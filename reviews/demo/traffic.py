"""What comes and goes beside the requests: messages, what the vendor tells, a print run and what its house answers.

Every step is the service that does it in earnest, and happens once.
"""

import csv
import datetime
import json
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from members.models import Enrolment, Member, ProgramYear
from reviews.demo.people import member_id
from reviews.demo.years import BY, VENDOR_KEY
from reviews.models import (
    ConsentSource,
    ContactConsent,
    EventType,
    Letter,
    LetterState,
    MemberRequest,
    Message,
    MessageChannel,
    PrintForm,
    PrintRun,
    Vendor,
    VendorEvent,
)
from reviews.services import contact_consents, message_sending, messages, print_returns, print_runs
from reviews.services.exchange import reception

REP = "demo-rep"
AGREE = {
    2: (MessageChannel.EMAIL, "rosa@example.com"),
    3: (MessageChannel.TEXT, "617-555-0103"),
    7: (MessageChannel.EMAIL, "bart@example.com"),
    9: (MessageChannel.TEXT, "617-555-0109"),
    42: (MessageChannel.EMAIL, "yolanda@example.com"),
}
CHANGED_HER_MIND, MAIL_COMES_BACK = 42, 41
TOLD: list[tuple[str, dict[str, str]]] = [
    (EventType.OPTED_OUT, {"reason": "03", "way": "phone"}),
    (EventType.REVIEW_DECLINED, {}),
    (EventType.OPTED_OUT, {"reason": "02", "way": "phone"}),  # only the membership file can confirm it
]


def agree() -> int:
    """Members tell a rep, before anything is written to them, that they may be; how many for the first time."""
    there = set(ContactConsent.objects.values_list("member__member_id", flat=True))
    new = {number: how for number, how in AGREE.items() if member_id(number) not in there}
    for number, (channel, address) in new.items():
        member = Member.objects.get(member_id=member_id(number))
        said = {"source": ConsentSource.REP, "by": REP, "reason": "said so in a call"}
        contact_consents.record(member=member, channel=channel, address=address, **said)
    return len(new)


def flow(year: ProgramYear, today: datetime.date) -> dict[str, int]:
    """Whatever of it has not happened yet; how many of each."""
    return {"messages": _write(), "told by the vendor": _tell(year, today), "print runs": _print()}


def _write() -> int:
    """Each in its hours and behind its undo window; one is stopped, since its reader changed her mind."""
    if Message.objects.exists():
        return 0
    written = messages.make_due(by=BY)
    for consent in ContactConsent.objects.given().filter(member__member_id=member_id(CHANGED_HER_MIND)):
        contact_consents.withdraw(consent=consent, source=ConsentSource.REP, by=REP, reason="wants letters only")
    for key in message_sending.ripe(timezone.now()):
        message_sending.send(message_id=key, by=BY)
    return written


def _tell(year: ProgramYear, today: datetime.date) -> int:
    """Of members who asked for nothing themselves; and that a letter came back."""
    asked = MemberRequest.objects.filter(member__isnull=False).values("member")
    quiet = Enrolment.objects.filter(program_year=year).current().exclude(member__in=asked)
    people = quiet.order_by("member__member_id").values_list("member__member_id", flat=True)
    on = today.isoformat()
    said: list[tuple[str, dict[str, str]]] = [
        (kind, {"member_id": whom, "on": on, **data}) for (kind, data), whom in zip(TOLD, people, strict=False)
    ]
    whom = member_id(MAIL_COMES_BACK)
    letter = Letter.objects.in_state(LetterState.MAILED).filter(member__member_id=whom).first()
    if letter:
        back = {"member_id": whom, "letter_id": str(letter.pk), "returned_on": on, "reason": "unknown_addressee"}
        said.append((EventType.MAIL_RETURNED, back))
    return sum(_receive(year, kind, data) for kind, data in said)


def _receive(year: ProgramYear, kind: str, data: dict[str, str]) -> bool:
    vendor, key = Vendor.objects.get(key=VENDOR_KEY), f"demo-{year.year}-{kind}-{data.get('reason', '')}"
    if VendorEvent.objects.under(vendor, key):
        return False
    event = {"type": kind, "timestamp": timezone.now().isoformat(), "data": {"program_year": year.year, **data}}
    reception.receive(vendor=vendor, webhook_id=key, body=json.dumps(event).encode())
    return True


def _print() -> int:
    """A batch of what was mailed; the print house has spoiled one letter."""
    if PrintRun.objects.exists():
        return 0
    runs = print_runs.make(by=BY, form=PrintForm.MERGED).runs
    for run in runs:
        with tempfile.TemporaryDirectory(dir=settings.VAR, prefix="seed-") as folder:
            path = Path(folder) / "returned.csv"
            _answer(path, run)
            print_returns.read(path=path, by=BY)
    return len(runs)


def _answer(path: Path, run: PrintRun) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(print_returns.COLUMNS)
        for letter in run.letters.order_by("sequence"):
            result = "spoiled" if letter.sequence == 1 else print_returns.PRINTED
            lines.writerow([run.name, letter.pk, letter.pages, letter.sha256, result])
