"""Legal holds: while one is open, nothing of that member is purged."""

from django.db import transaction

from members.models import Member
from members.services import audit, persons
from reviews.models import LegalHold
from reviews.services.closing import close


@transaction.atomic
def hold(*, member: Member, by: str, reason: str) -> LegalHold:
    """Keep everything of this member until the hold is lifted; the open hold when there is one. Safe twice."""
    persons.lock(member)
    there: LegalHold | None = LegalHold.objects.open().of(member).first()
    if there:
        return there
    made: LegalHold = LegalHold.objects.create(member=member, by=by, reason=reason)
    audit.record(by=by, verb="legal_hold.placed", on=member, reason=reason)
    return made


def lift(*, hold: LegalHold, by: str, word: str) -> None:
    """End a hold. Raises ``ValueError`` without a word, ``TransitionRefused`` when it is lifted already."""
    close(hold, by=by, word=word, verb="legal_hold.lifted")
