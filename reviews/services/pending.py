"""Whatever a lost message or a dead worker left behind; the sweep picks it up."""

from dataclasses import dataclass

from django.db.models import F
from django.db.models.lookups import IsNull
from django.utils import timezone

from reviews.models import Letter, ListRequest, MemberRequest, VendorNotice
from reviews.services import notices

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Pending:
    """Ids of what waits for work, oldest first. ``changes`` are requests changed or called off after the match."""

    requests: list[str]
    changes: list[str]
    lists: list[str]
    letters: list[str]
    notices: list[str]


def find() -> Pending:
    """What is to be done now. Notices that a dead worker had claimed are queued again first."""
    now = timezone.now()
    notices.requeue_abandoned(now=now)
    return Pending(
        requests=_ids(MemberRequest.objects.unmatched().order_by("created_at")),
        changes=_ids(MemberRequest.objects.unsettled().order_by("created_at")),
        lists=_ids(ListRequest.objects.unmatched().order_by("created_at")),
        # What a member asked for goes before the thousands of introductions that follow a targeting run.
        letters=_ids(Letter.objects.printable().order_by(IsNull(F("enrolment"), False), "created_at")),
        notices=_ids(VendorNotice.objects.ripe(now).order_by("not_before")),
    )


def _ids(rows) -> list[str]:  # type: ignore[no-untyped-def]
    return [str(pk) for pk in rows.values_list("pk", flat=True)[:AT_ONCE]]
