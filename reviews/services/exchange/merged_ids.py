"""Vendors that know a record which was merged: a person tells them, since no message of the exchange does."""

from django.db.models import QuerySet
from django.utils import timezone

from members.models import MemberMerge
from reviews.models import Difference, Discrepancy, Vendor, VendorEvent, VendorNotice
from reviews.models.notice import GONE
from reviews.services import closing

UNDONE = "the merge was undone"


def to_tell(*, merge: MemberMerge) -> None:
    """Put it on the list of differences with each vendor that knows the ID that went. Call it before rows go over."""
    for vendor in _who_know(merge):
        _open(vendor, merge, Difference.MERGED)


def undone(*, merge: MemberMerge, by: str) -> None:
    """What nobody has told yet is closed; a vendor that was told must hear that they are two."""
    for row in Discrepancy.objects.filter(merge=merge, kind=Difference.MERGED).select_related("vendor"):
        if row.closed_at:
            _open(row.vendor, merge, Difference.TWO_AGAIN)
        else:
            closing.settle(row, by=by, word=UNDONE)


def _who_know(merge: MemberMerge) -> QuerySet[Vendor]:
    told = VendorNotice.objects.live().filter(member=merge.merged, state__in=GONE)
    told_us = VendorEvent.objects.filter(member=merge.merged)
    by_notice = Vendor.objects.filter(key__in=told.values("program_year__vendor_key"))
    return by_notice | Vendor.objects.filter(pk__in=told_us.values("vendor"))


def _open(vendor: Vendor, merge: MemberMerge, kind: Difference) -> None:
    today = timezone.localdate()
    Discrepancy.objects.get_or_create(
        vendor=vendor,
        reference=merge.merged.member_id,
        kind=kind,
        closed_at=None,
        defaults={
            "merge": merge, "ours": merge.kept.member_id, "theirs": merge.merged.member_id,
            "first_seen": today, "last_seen": today,
        },
    )  # fmt: skip
