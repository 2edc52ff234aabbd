"""A letter's way: released, frozen, printed to PDF, stored with its checksum."""

import datetime
import hashlib
import io

import pikepdf
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.services import audit, status
from members.services.status import TransitionRefused
from reviews.documents import letter_content
from reviews.models import Letter, LetterState


def release(*, letter: Letter, member: Member, now: datetime.datetime, by: str) -> None:
    """Make a held letter due to ``member``; it is mailed only after the undo window."""
    letter.member = member
    letter.not_before = now + settings.UNDO_WINDOW
    letter.save(update_fields=["member", "not_before"])
    status.move(letter, to=LetterState.DUE, by=by)


def due_of(*, request_id: str) -> list[str]:
    """Ids of the request's letters that are due."""
    return [str(pk) for pk in Letter.objects.due().filter(request_id=request_id).values_list("pk", flat=True)]


def render(*, letter_id: str, by: str) -> str:
    """Freeze, print and store one due letter; returns its state.

    Safe twice and after a kill at any point: what is frozen is never frozen anew, the same content
    gives the same bytes, and the file keeps its name. Raises ``OSError`` when the storage fails,
    so that the letter stays due and the sweep tries again.
    """
    letter = freeze(letter_id=letter_id, by=by)
    if letter.state != LetterState.DUE:
        return letter.state
    pdf = letter_content.print_to_pdf(letter)
    name = _store(letter, pdf)
    return _mark_rendered(letter_id=letter_id, name=name, pdf=pdf, by=by)


@transaction.atomic
def freeze(*, letter_id: str, by: str) -> Letter:
    """Write what will be printed into the row, once; returns the letter."""
    letter: Letter = Letter.objects.select_for_update().get(pk=letter_id)
    if letter.state != LetterState.DUE or letter.frozen_at:
        return letter
    frozen = letter_content.freeze(letter, timezone.localdate())
    letter.language, letter.size = frozen.language, frozen.size
    letter.template_version, letter.content = frozen.template_version, frozen.content
    letter.frozen_at = timezone.now()
    letter.save()
    audit.record(by=by, verb="letter.frozen", on=letter, values={"version": letter.template_version})
    return letter


def _store(letter: Letter, pdf: bytes) -> str:
    return str(Letter.file.field.storage.save(f"{letter.pk}.pdf", ContentFile(pdf)))


@transaction.atomic
def _mark_rendered(*, letter_id: str, name: str, pdf: bytes, by: str) -> str:
    letter: Letter = Letter.objects.select_for_update().get(pk=letter_id)
    if letter.state != LetterState.DUE:
        # Another worker printed the same letter meanwhile: the same bytes under the same name.
        return letter.state
    letter.file.name = name
    letter.sha256 = hashlib.sha256(pdf).hexdigest()
    letter.pages = _page_count(pdf)
    letter.save(update_fields=["file", "sha256", "pages"])
    status.move(letter, to=LetterState.RENDERED, by=by)
    audit.record(by=by, verb="letter.rendered", on=letter, values={"sha256": letter.sha256, "pages": letter.pages})
    return letter.state


def _page_count(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


@transaction.atomic
def fail(*, letter_id: str, by: str, reason: str) -> None:
    """Put a letter aside that cannot be printed, so that a rep sees it and the others go on."""
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    if letter.may_become(LetterState.FAILED):
        status.move(letter, to=LetterState.FAILED, by=by, reason=reason)
        audit.record(by=by, verb="letter.failed", on=letter, reason=reason)


@transaction.atomic
def retry(*, letter: Letter, by: str, reason: str) -> None:
    """Have a failed letter printed again; the caller enqueues it. Raises ``TransitionRefused`` for any other."""
    if letter.state != LetterState.FAILED:
        raise TransitionRefused("only a failed letter is printed again")
    status.move(letter, to=LetterState.DUE, by=by, reason=reason)
    audit.record(by=by, verb="letter.retried", on=letter, reason=reason)


def hold_reason(letter: Letter) -> str:
    """Why a printed letter may not be mailed now, or an empty string; asked in the moment of mailing."""
    member = letter.member
    if member is None:
        return "no member"
    if member.death_date:
        return "the member has died"
    if not member.address_lines:
        return "no address on file"
    if settings.PRODUCTION and not letter_content.is_verified(letter):
        return "the wording is not verified"
    return ""
