"""Every night ours against theirs: what differs is a worklist, and what agrees again closes by itself."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from members.models import ProgramYear
from members.services import audit
from mtmsite.locks import only_one
from reviews.delivery import signing, vendor_list
from reviews.documents import vendor_events
from reviews.models import (
    Channel,
    Difference,
    Direction,
    Discrepancy,
    EventOutcome,
    MemberRequest,
    NoticeState,
    NoticeType,
    RequestState,
    Vendor,
    VendorEvent,
    VendorFile,
    VendorNotice,
)
from reviews.models.discrepancy import BY_HAND
from reviews.services import closing
from reviews.services.exchange import answers
from reviews.services.exchange.subjects import Subject

NEWS = datetime.timedelta(minutes=30)  # what changed so lately may be on its way
AGREES = "agrees again"
BY_NIGHT = "reconciliation"
OURS = {
    RequestState.MATCHED: "open",
    RequestState.TOLD: "open",
    RequestState.SCHEDULED: "scheduled",
    RequestState.MISSED: "missed",
    RequestState.DONE: "done",
    RequestState.DECLINED: "declined",
    RequestState.CANCELLED: "cancelled",
    RequestState.REPLACED: "cancelled",
}
MAY_BE_FORGOTTEN = ("cancelled", "declined", "done")  # by a vendor that lists its work only


@dataclass(frozen=True, slots=True)
class Seen:
    """One difference of this night."""

    reference: str
    kind: Difference
    ours: str = ""
    theirs: str = ""
    request: MemberRequest | None = None


def vendors() -> list[Vendor]:
    """Those whose records can be had: by an address, or in the files that they send."""
    return [
        each for each in Vendor.objects.filter(test_mode=False) if each.list_endpoint or each.channel == Channel.FILE
    ]


def run(*, vendor: Vendor, by: str = BY_NIGHT) -> Counter[str]:
    """Compare, open what is new, renew what is still there, close what agrees; returns how many of each kind.

    Safe twice in a night. Raises ``ListAway``; then nothing is compared and nothing closed.
    """
    theirs = _theirs(vendor)
    if theirs is None:
        return Counter()
    with only_one(f"reconciliation {vendor.key}") as mine:
        return _settle(vendor, list(differences(vendor, theirs)), by) if mine else Counter()


def _theirs(vendor: Vendor) -> dict[str, str] | None:
    """Reference to state; ``None`` for a vendor whose files have brought no list yet."""
    if vendor.list_endpoint:
        return vendor_list.fetch(vendor.list_endpoint, signing.secrets_of(vendor.key))
    files = VendorFile.objects.of(vendor, Direction.IN).exclude(listed=None)
    newest = files.order_by("-sequence").first()
    return newest.listed if newest else None


def differences(vendor: Vendor, theirs: dict[str, str]) -> list[Seen]:
    """Ours are the reviews that the vendor was told of, in the years that it still works on."""
    ours = {request.reference: request for request in _told(vendor)}
    settled = timezone.now() - NEWS
    found = []
    for reference, request in ours.items():
        here, there = OURS.get(RequestState(request.current_state), ""), theirs.get(reference)
        if not here or here == there or request.state_since is None or request.state_since > settled:
            continue
        if there is not None:
            found.append(Seen(reference, Difference.STATE_DIFFERS, here, there, request))
        elif here not in MAY_BE_FORGOTTEN:
            found.append(Seen(reference, Difference.MISSING_THERE, here, "", request))
    found += [
        Seen(reference, Difference.MISSING_HERE, "", state)
        for reference, state in theirs.items()
        if reference not in ours and not _known(vendor, reference)
    ]
    return found


def _told(vendor: Vendor) -> list[MemberRequest]:
    """Settled and told: a notice that is still on its way explains every difference."""
    first = timezone.localdate().year - 1
    years = ProgramYear.objects.filter(vendor_key=vendor.key, year__gte=first)
    of_years = VendorNotice.objects.live().filter(program_year__in=years, request__isnull=False)
    told = of_years.filter(type=NoticeType.REVIEW_REQUESTED, state__in=[NoticeState.SENT, NoticeState.ACKNOWLEDGED])
    on_its_way = of_years.filter(state__in=[NoticeState.HELD, NoticeState.QUEUED, NoticeState.SENDING])
    requests = MemberRequest.objects.filter(pk__in=told.values("request"), state_since__isnull=False)
    return list(requests.exclude(pk__in=on_its_way.values("request")).select_related("program_year"))


def _known(vendor: Vendor, reference: str) -> bool:
    """Ours and this vendor's, though of another year or still on its way."""
    return MemberRequest.objects.filter(reference=reference, program_year__vendor_key=vendor.key).exists()


@transaction.atomic
def _settle(vendor: Vendor, seen: list[Seen], by: str) -> Counter[str]:
    today, counts = timezone.localdate(), Counter[str]()
    for each in seen:
        counts[each.kind if _note(vendor, each, today) else "closed by a rep"] += 1
    still = {(each.reference, each.kind) for each in seen}
    for row in Discrepancy.objects.open().filter(vendor=vendor):
        agrees = _confirmed(row) if row.kind in BY_HAND else (row.reference, row.kind) not in still
        if agrees:
            closing.settle(row, by=BY_NIGHT, word=AGREES)
            counts[AGREES] += 1
    audit.record(by=by, verb="vendor.reconciled", on=vendor, values=dict(counts))
    return counts


def _note(vendor: Vendor, seen: Seen, today: datetime.date) -> bool:
    """Open it, or see it again. What a rep has closed as it is stays closed until something about it changes."""
    same = Discrepancy.objects.filter(vendor=vendor, reference=seen.reference, kind=seen.kind)
    row = same.open().first()
    told = same.exclude(closed_at=None).exclude(closed_by=BY_NIGHT).filter(ours=seen.ours, theirs=seen.theirs)
    if row is None and told.exists():
        return False
    row = row or Discrepancy(vendor=vendor, reference=seen.reference, kind=seen.kind, first_seen=today)
    row.ours, row.theirs, row.last_seen, row.request = seen.ours, seen.theirs, today, seen.request
    row.program_year = seen.request.program_year if seen.request else None
    row.save()
    return True


def to_confirm(*, event: VendorEvent) -> None:
    """Put what a vendor told, and only the membership file can confirm, on the list."""
    today, reference = timezone.localdate(), f"message {event.webhook_id}"[:100]
    Discrepancy.objects.create(
        vendor=event.vendor,
        program_year=event.program_year,
        reference=reference,
        request=event.request,
        event=event,
        kind=Difference.TO_CONFIRM,
        first_seen=today,
        last_seen=today,
    )


def _confirmed(row: Discrepancy) -> bool:
    return row.event is not None and row.event.outcome == EventOutcome.TO_CONFIRM and _file_agrees(row.event)


def _file_agrees(event: VendorEvent) -> bool:
    data = vendor_events.read(event.body.encode()).data
    if event.member is None or event.program_year is None:
        return False
    subject = Subject(event.vendor, event.program_year, event.member, event.request)
    return answers.file_agrees(subject, data.reason)


def close(*, discrepancy: Discrepancy, by: str, word: str) -> None:
    """A rep has settled it. Raises ``ValueError`` without a word, ``TransitionRefused`` when it is closed already."""
    closing.close(discrepancy, by=by, word=word, verb="discrepancy.closed")
