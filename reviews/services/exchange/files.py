"""The daily file to vendors that take files: put together once, handed over whole, the same bytes after any crash."""

import hashlib

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from members.services import audit
from mtmsite.locks import only_one
from reviews.delivery.carriers import carrier
from reviews.documents import vendor_file
from reviews.models import Channel, Direction, FileState, NoticeState, Vendor, VendorFile, VendorNotice
from reviews.services import notice_holds, outbox

AT_MOST = 50_000  # notices in one file; the rest goes into the next


def vendors() -> list[Vendor]:
    """Those that take files."""
    return list(Vendor.objects.filter(channel=Channel.FILE).order_by("key"))


def hand_over(*, vendor: Vendor, by: str) -> list[VendorFile]:
    """Hand over what is due, in one file, after any that an earlier run left unfinished; returns the files.

    Raises ``CarrierAway``; then the file stays written, and the next run hands over the very same one. Safe twice and
    from many workers.
    """
    with only_one(f"vendor file {vendor.key}") as mine:
        if not mine:
            return []
        _write(vendor, by)
        unfinished = VendorFile.objects.filter(vendor=vendor, direction=Direction.OUT, state=FileState.WRITTEN)
        done = list(unfinished.order_by("sequence"))
        for file in done:
            carrier(vendor.key).hand_over(file.name, file.content.encode())
            _mark(file, by)
        return done


@transaction.atomic
def _write(vendor: Vendor, by: str) -> None:
    """Fix the file's number and content, and which notices are in it; nothing of them is anywhere else yet."""
    notices = _due(vendor)
    if not notices:
        return
    layout = vendor_file.layouts()[vendor.file_layout]
    sequence = VendorFile.objects.next_sequence(vendor, Direction.OUT)
    contents = [(str(each.pk), each.payload or {}) for each in notices]
    written = vendor_file.write(
        layout, vendor_key=vendor.key, sequence=sequence, at=timezone.localtime(), notices=contents
    )
    file: VendorFile = VendorFile.objects.create(
        vendor=vendor,
        direction=Direction.OUT,
        sequence=sequence,
        layout=layout.version,
        name=f"{vendor.key}-{sequence:06}.txt",
        sha256=hashlib.sha256(written.content.encode()).hexdigest(),
        lines=written.lines,
        hash_total=written.hash_total,
        state=FileState.WRITTEN,
        content=written.content,
    )
    # From here on it counts as tried: nobody may take it back any more.
    fixed = VendorNotice.objects.filter(pk__in=[each.pk for each in notices])
    fixed.update(file=file, attempts=F("attempts") + 1)
    audit.record(by=by, verb="vendor_file.written", on=file, values={"lines": file.lines, "sequence": sequence})


def _due(vendor: Vendor) -> list[VendorNotice]:
    """What may leave, in the order in which it happened, and nothing of whom something earlier is held back."""
    ripe = VendorNotice.objects.live().ripe(timezone.now()).for_vendor(vendor.key).filter(file=None)
    rows = ripe.select_for_update(skip_locked=True, of=("self",), no_key=True).order_by("created_at")
    free, waiting = [], set()
    rows = rows.select_related("program_year", "member", "enrolment", "request").with_held_contact()
    for notice in rows[:AT_MOST]:
        about = notice.request_id or notice.enrolment_id or notice.pk
        if about in waiting or notice_holds.reason(notice, vendor):
            waiting.add(about)
        else:
            free.append(notice)
    return free


@transaction.atomic
def _mark(file: VendorFile, by: str) -> None:
    now = timezone.now()
    notices = VendorNotice.objects.filter(file=file, state=NoticeState.QUEUED)
    outbox.with_vendor(notices.select_related(None), by)
    VendorNotice.objects.filter(file=file, state=NoticeState.QUEUED).update(
        state=NoticeState.SENT, sent_at=now, last_error=""
    )
    file.state, file.handed_over_at = FileState.HANDED_OVER, now
    file.save(update_fields=["state", "handed_over_at"])
    audit.record(by=by, verb="vendor_file.handed_over", on=file, values={"lines": file.lines})
