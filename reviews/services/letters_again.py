"""A letter once more: a copy byte for byte, or a newer one that replaces it; and one that is not to leave at all."""

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.services import audit, persons, status
from members.services.status import TransitionRefused
from reviews.models import Letter, LetterState, Representative

WAITING = (LetterState.DUE, LetterState.RENDERED, LetterState.FAILED)
# What another row of the same letter does not take over.
OWN = {
    "id", "created_at", "current_state", "state_since", "not_before", "mail_date", "print_run_id", "sequence",
    "copy_of_id", "supersedes_id",
}  # fmt: skip
PRINTED = {
    "wanted_language", "wanted_size", "language", "size", "template_version", "content", "frozen_at",
    "address_warnings", "file", "sha256", "pages",
}  # fmt: skip


@transaction.atomic
def cancel(*, letter: Letter, by: str, reason: str) -> None:
    """Stop a letter before the print run. Raises ``TransitionRefused`` once it is on its way."""
    status.move(letter, to=LetterState.CANCELLED, by=by, reason=reason)
    audit.record(by=by, verb="letter.cancelled", on=letter, reason=reason)


@transaction.atomic
def copy(*, letter: Letter, by: str, reason: str) -> Letter:
    """Have a letter that has left mailed again with the same bytes, after the undo window; returns the copy.

    Raises ``TransitionRefused`` for one that has not left, ``ValidationError`` when it would go to a former address.
    """
    letter = _locked(letter)
    if not letter.has_left:
        raise TransitionRefused("only a letter that has left is copied")
    if letter.member is None or letter.printed_address != letter.address_on_file:
        raise ValidationError(_("The address has changed since. Have a new letter written instead."))
    made = _another(letter, leave_out=OWN, copy_of=letter.copy_of or letter)
    for state in (LetterState.HELD, LetterState.DUE, LetterState.RENDERED):
        status.move_locked(made, to=state, by=by, reason=reason)
    audit.record(by=by, verb="letter.copied", on=made, values={"copy_of": str(made.copy_of_id)}, reason=reason)
    return made


@transaction.atomic
def replace(*, letter: Letter, by: str, reason: str, language: str = "", size: str = "") -> Letter:
    """Write a letter anew from what is on file today; the old one does not leave, or is marked as replaced.

    ``language`` and ``size`` when others are wanted than follow from the records. Raises ``TransitionRefused`` for
    one that is held, cancelled, in the print batch, or replaced already, ``ValidationError`` for a copy to a
    representative when nobody gets copies now. The caller enqueues the new one.
    """
    letter = _locked(letter)
    gone = letter.current_state in (LetterState.MAILED, LetterState.RETURNED)
    if not gone and letter.current_state not in WAITING:
        raise TransitionRefused("this letter cannot be replaced now")
    status.move_locked(letter, to=LetterState.SUPERSEDED, by=by, reason=reason)
    wanted = {"wanted_language": language or letter.wanted_language, "wanted_size": size or letter.wanted_size}
    made = _another(letter, leave_out=OWN | PRINTED, supersedes=letter, representative_id=_reader(letter), **wanted)
    for state in (LetterState.HELD, LetterState.DUE):
        status.move_locked(made, to=state, by=by, reason=reason)
    values = {"supersedes": str(letter.pk), **{name: value for name, value in wanted.items() if value}}
    audit.record(by=by, verb="letter.replaced", on=made, values=values, reason=reason)
    return made


def _reader(letter: Letter) -> uuid.UUID | None:
    """Of a copy of a packet: the key of who gets copies now."""
    if letter.representative is None:
        return None
    now = Representative.objects.counting(timezone.localdate()).filter(member=letter.member).first()
    if now is None:
        raise ValidationError(_("No copies go to a representative of this member any more."))
    return now.pk


def _locked(letter: Letter) -> Letter:
    """The member first, as whoever merges two records does."""
    if letter.member:
        persons.lock_kept(letter.member)
    rows = Letter.objects.select_for_update(of=("self",)).select_related("member", "copy_of", "representative")
    locked: Letter = rows.get(pk=letter.pk)
    return locked


def _another(letter: Letter, *, leave_out: set[str], **columns: Any) -> Letter:
    fields = [field.attname for field in Letter._meta.concrete_fields if field.attname not in leave_out]
    same = {name: getattr(letter, name) for name in fields}
    not_before = timezone.now() + settings.UNDO_WINDOW
    made: Letter = Letter.objects.create(**{**same, "not_before": not_before, **columns})
    return made
