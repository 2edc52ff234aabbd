"""The one way by which a new letter that waits for no match becomes due."""

from django.db.models import Model

from members.services import audit, status
from reviews.models import Letter, LetterState


def set_due(*, letter: Letter, about: Model, by: str) -> None:
    """A letter that was made a moment ago, in the same transaction, is due; ``about`` is what it was written for."""
    for state in (LetterState.HELD, LetterState.DUE):
        status.move_locked(letter, to=state, by=by)
    audit.record(by=by, verb="letter.due", on=letter, values={"kind": letter.kind, "about": str(about.pk)})
