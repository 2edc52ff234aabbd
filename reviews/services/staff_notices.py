"""Notices to staff: which are shown now, and who wrote what."""

from django.utils import timezone

from members.services import audit
from mtmsite.compiled import Compiled
from reviews.models import StaffNotice

SHOWN_AT = Compiled(lambda moment: StaffNotice.objects.shown_at(moment))


def shown_now() -> list[StaffNotice]:
    """Asked for by every page of the back office."""
    return SHOWN_AT(timezone.now())


def kept(*, notice: StaffNotice, is_new: bool, by: str) -> None:
    """Call it after a notice was saved."""
    until = notice.ends_at.isoformat() if notice.ends_at else None
    values = {"words": notice.words, "from": notice.starts_at.isoformat(), "until": until}
    verb = "staff_notice.added" if is_new else "staff_notice.changed"
    audit.record(by=by, verb=verb, on=notice, values=values)
