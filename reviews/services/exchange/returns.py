"""Files that come back from vendors: totals checked, line by line taken or put aside, once, in their sequence."""

import collections
import hashlib
import uuid
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from members.services import audit
from mtmsite.locks import only_one
from reviews.delivery.carriers import Returned, carrier
from reviews.documents import vendor_file
from reviews.documents.vendor_events import Refused
from reviews.documents.vendor_file import ANSWER, EVENT, BadFile, Line, ReturnFile
from reviews.models import Direction, FileState, NoticeState, Vendor, VendorFile, VendorFileProblem, VendorNotice
from reviews.models.notice import GONE
from reviews.services.exchange import reception

TAKEN = {"acknowledged": NoticeState.ACKNOWLEDGED, "rejected": NoticeState.REJECTED}


class BadLine(Exception):
    """Why a line is put aside."""


@dataclass
class ReadReport:
    """What was done with the files that waited."""

    read: int = 0
    repeated: int = 0
    lines: collections.Counter[str] = field(default_factory=collections.Counter)
    refused: list[str] = field(default_factory=list)


def read_back(*, vendor: Vendor, by: str) -> ReadReport:
    """Take every file that waits, in the order of their names. Raises ``CarrierAway``.

    A file that was taken before is skipped, one that does not come next or whose totals are wrong is refused as a
    whole; a bad line is put aside with its number and reason. Safe twice and after a crash.
    """
    report = ReadReport()
    with only_one(f"vendor file {vendor.key}") as mine:
        for returned in carrier(vendor.key).read_back() if mine else []:
            _read(vendor, returned, report, by)
    return report


def _read(vendor: Vendor, returned: Returned, report: ReadReport, by: str) -> None:
    digest = hashlib.sha256(returned.content).hexdigest()
    known = VendorFile.objects.filter(vendor=vendor, direction=Direction.IN, sha256=digest).first()
    if known and known.state == FileState.READ:
        report.repeated += 1
        return
    try:
        content = vendor_file.read(returned.content, vendor_key=vendor.key)
        _comes_next(vendor, content)
        _take(vendor, returned.name, digest, content, known, report, by)
    except BadFile as error:
        _refuse(vendor, returned.name, digest, known, str(error), by)
        report.refused.append(f"{returned.name}: {error}")


def _comes_next(vendor: Vendor, content: ReturnFile) -> None:
    expected = VendorFile.objects.next_sequence(vendor, Direction.IN)
    if content.sequence < expected:
        raise BadFile(f"number {content.sequence} has been read before, with other content")
    if content.sequence > expected:
        raise BadFile(f"number {expected} is missing before number {content.sequence}")


@transaction.atomic
def _take(
    vendor: Vendor, name: str, digest: str, content: ReturnFile, known: VendorFile | None, report: ReadReport, by: str
) -> None:
    """All of it in one transaction: after a crash the whole file is read again."""
    file = known or VendorFile(vendor=vendor, direction=Direction.IN, sha256=digest)
    file.name, file.sequence, file.layout = name[:200], content.sequence, "return"
    file.lines, file.hash_total, file.state, file.reason = len(content.lines), content.hash_total, FileState.READ, ""
    listed: dict[str, str] = {}
    file.save()
    counts: collections.Counter[str] = collections.Counter()
    for line in content.lines:
        try:
            with transaction.atomic():
                counts[_apply(vendor, file, line, listed)] += 1
        except BadLine as error:
            VendorFileProblem.objects.create(file=file, line_number=line.number, reason=str(error), text=line.text)
            counts["put aside"] += 1
    file.listed = listed or None
    file.save(update_fields=["listed"])
    audit.record(by=by, verb="vendor_file.read", on=file, values=dict(counts))
    report.read += 1
    report.lines += counts


def _apply(vendor: Vendor, file: VendorFile, line: Line, listed: dict[str, str]) -> str:
    """One line; returns what it was."""
    if not line.fields:
        raise BadLine("the line cannot be read")
    kind = line.fields[0]
    if kind == ANSWER:
        _answer(vendor, *line.fields[1:])
        return "answers"
    if kind == EVENT:
        _event(vendor, *line.fields[1:])
        return "events"
    listed[line.fields[1]] = line.fields[2]
    return "listed"


def _answer(vendor: Vendor, key: str, word: str, reason: str) -> None:
    if word not in TAKEN or (word == "rejected" and not reason.strip()):
        raise BadLine("an answer is acknowledged, or rejected with a reason")
    notice = _notice(vendor, key)
    now = timezone.now()
    notice.state, notice.answered_at, notice.last_error = TAKEN[word], now, reason.strip()[:300]
    accepted = notice.state == NoticeState.ACKNOWLEDGED
    notice.acknowledged_at = (notice.acknowledged_at or now) if accepted else None
    notice.save(update_fields=["state", "answered_at", "last_error", "acknowledged_at"])


def _notice(vendor: Vendor, key: str) -> VendorNotice:
    """The vendor's own, and one that may have reached it."""
    try:
        found = VendorNotice.objects.live().for_vendor(vendor.key).filter(pk=uuid.UUID(key), state__in=GONE)
    except ValueError as error:
        raise BadLine("the key is none") from error
    notice: VendorNotice | None = found.select_for_update(of=("self",)).first()
    if notice is None:
        raise BadLine("the key is unknown")
    return notice


def _event(vendor: Vendor, webhook_id: str, body: str) -> None:
    """The same messages as over HTTPS, under the same rules."""
    if not webhook_id or len(webhook_id) > 255:
        raise BadLine("the message has no usable ID")
    try:
        reception.receive(vendor=vendor, webhook_id=webhook_id, body=body.encode())
    except Refused as refused:
        places = "; ".join(f"{each['pointer']}: {each['reason']}" for each in refused.errors)
        raise BadLine(places[:300]) from refused
    except reception.Conflict as error:
        raise BadLine("another message came under this ID before") from error


def _refuse(vendor: Vendor, name: str, digest: str, known: VendorFile | None, reason: str, by: str) -> None:
    """Said once, however often the file lies there."""
    if known:
        VendorFile.objects.filter(pk=known.pk).update(reason=reason[:300])
        return
    file = VendorFile.objects.create(
        vendor=vendor,
        direction=Direction.IN,
        sequence=0,
        layout="return",
        name=name[:200],
        sha256=digest,
        state=FileState.REFUSED,
        reason=reason[:300],
    )
    audit.record(by=by, verb="vendor_file.refused", on=file, reason=reason)
