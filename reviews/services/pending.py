"""Whatever a lost message or a dead worker left behind; the sweep picks it up."""

import datetime
from functools import cached_property

from django.db.models import F
from django.db.models.lookups import IsNull
from django.utils import timezone

from reviews.models import Channel, Letter, ListRequest, MemberRequest, Vendor, VendorNotice
from reviews.services import message_sending, outbox

AT_ONCE = 1000


class Pending:
    """Ids of what waits for work, oldest first, and keys of the vendors that notices wait for.

    Each is looked for when it is first asked for, so that it holds what the step before has left.
    """

    @cached_property
    def requests(self) -> list[str]:
        return _ids(MemberRequest.objects.unmatched().order_by("created_at"))

    @cached_property
    def changes(self) -> list[str]:
        """Requests changed or called off after the match."""
        return _ids(MemberRequest.objects.unsettled().order_by("created_at"))

    @cached_property
    def lists(self) -> list[str]:
        return _ids(ListRequest.objects.unmatched().order_by("created_at"))

    @cached_property
    def letters(self) -> list[str]:
        """What a member asked for goes before the thousands of introductions that follow a targeting run."""
        return _ids(Letter.objects.printable().order_by(IsNull(F("enrolment"), False), "created_at"))

    @cached_property
    def messages(self) -> list[str]:
        return message_sending.ripe(timezone.now())

    @cached_property
    def vendors(self) -> list[str]:
        return _vendors(timezone.now())


def find() -> Pending:
    """What is to be done now. Notices that a dead worker had claimed are queued again first."""
    outbox.requeue_abandoned(now=timezone.now())
    return Pending()


def _vendors(now: datetime.datetime) -> list[str]:
    """Those that take notices at once; what goes by file waits for the day's file."""
    keys = VendorNotice.objects.ripe(now).order_by().values_list("program_year__vendor_key", flat=True).distinct()
    by_file = Vendor.objects.filter(channel=Channel.FILE).values_list("key", flat=True)
    return sorted(set(keys) - set(by_file))


def _ids(rows) -> list[str]:  # type: ignore[no-untyped-def]
    return [str(pk) for pk in rows.values_list("pk", flat=True)[:AT_ONCE]]
