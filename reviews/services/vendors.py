"""What a vendor is like, and its switches: each change is audited, and the vendor is told of a hold."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from members.models import ProgramYear
from members.services import audit
from reviews.documents import notice_payload
from reviews.models import NoticeState, NoticeType, Vendor, VendorNotice
from reviews.offered_times import WEEKDAYS

KEPT = 60  # seconds


def weekdays(year: ProgramYear | None) -> tuple[int, ...]:
    """The days on which the year's vendor calls, 0 being Monday; Monday to Friday while it has not said so.

    Asked once a minute: every step of every request needs it.
    """
    if year is None:
        return tuple(WEEKDAYS)
    key = f"weekdays-{year.pk}"
    known: tuple[int, ...] | None = cache.get(key)
    if known is None:
        known = _works_on(year.vendor_key)
        cache.set(key, known, KEPT)
    return known


def _works_on(vendor_key: str) -> tuple[int, ...]:
    known = Vendor.objects.filter(key=vendor_key).values_list("works_on", flat=True).first()
    return tuple(known or WEEKDAYS)


@transaction.atomic
def changed(*, vendor: Vendor, fields: list[str], by: str) -> None:
    """Call it after a vendor's row was saved with those fields changed."""
    values: dict[str, Any] = {"fields": fields, "on_hold": vendor.on_hold, "test_mode": vendor.test_mode}
    audit.record(by=by, verb="vendor.changed", on=vendor, values=values)
    if "on_hold" in fields:
        _tell_of_hold(vendor)


def _tell_of_hold(vendor: Vendor) -> None:
    """One notice for each of its years that still runs or is to come; it leaves in spite of the hold."""
    now = timezone.now()
    first = timezone.localdate().year - 1  # last year's answers still come in
    for year in ProgramYear.objects.published().filter(vendor_key=vendor.key, year__gte=first):
        earlier = VendorNotice.objects.filter(program_year=year, type=NoticeType.HOLD_CHANGED, test=False)
        VendorNotice.objects.create(
            type=NoticeType.HOLD_CHANGED,
            number=earlier.count() + 1,
            program_year=year,
            payload=notice_payload.hold(program_year=year, on_hold=vendor.on_hold, at=now),
            state=NoticeState.QUEUED,
            not_before=now,
        )


@transaction.atomic
def send_tests(*, vendor: Vendor, by: str) -> int:
    """Queue one test notice of each type, about an invented person, for the newest of the vendor's years.

    Returns how many; none for a vendor that is not in test mode or has no year. They go to its address for tests.
    """
    year = ProgramYear.objects.filter(vendor_key=vendor.key).order_by("-year").first()
    if year is None or not vendor.test_mode or not vendor.test_endpoint:
        return 0
    now = timezone.now()
    tests = [
        VendorNotice(
            type=type,
            test=True,
            program_year=year,
            payload=notice_payload.of_nobody(type=type, program_year=year, at=now),
            state=NoticeState.QUEUED,
            not_before=now,
        )
        for type in NoticeType
    ]
    VendorNotice.objects.bulk_create(tests)
    audit.record(by=by, verb="vendor.tested", on=vendor, values={"notices": len(tests)})
    return len(tests)
