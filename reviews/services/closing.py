"""Close rows of worklists with a word."""

from django.db import transaction
from django.utils import timezone

from members.services import audit
from members.services.status import TransitionRefused
from reviews.models.closable import Closable


@transaction.atomic
def close(row: Closable, *, by: str, word: str, verb: str) -> None:
    """Somebody has settled it.

    Raises ``ValueError`` without a word, ``TransitionRefused`` when it is closed already.
    """
    if not word:
        raise ValueError("closing needs a word")
    locked = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if locked.closed_at:
        raise TransitionRefused("it is closed already")
    settle(locked, by=by, word=word)
    audit.record(by=by, verb=verb, on=locked, reason=word)


def settle(row: Closable, *, by: str, word: str) -> None:
    """Close an open row that the caller holds, without an audit event of its own."""
    row.closed_at, row.closed_by, row.word = timezone.now(), by, word
    row.save(update_fields=["closed_at", "closed_by", "word"])
