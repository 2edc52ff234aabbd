"""A letter's way: released, frozen, printed to PDF, stored with its checksum."""

import datetime
import hashlib
import io

import pikepdf
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from members import addresses
from members.models import Member
from members.services import audit, status
from members.services.status import TransitionRefused
from reviews.documents import letter_content
from reviews.models import Appointment, AppointmentState, Letter, LetterState, Representative, RequestState, TmrAlert
from reviews.models.follow_up import ADDRESS
from reviews.services import told_letters


class StorageAway(OSError):
    """The storage of the letters did not take a file, whatever kind of storage it is; the letter stays due."""


def release(*, letter: Letter, member: Member, now: datetime.datetime, by: str) -> None:
    """Make a held letter due to ``member``; it is mailed only after the undo window."""
    letter.member = member
    letter.not_before = now + settings.UNDO_WINDOW
    letter.save(update_fields=["member", "not_before"])
    status.move(letter, to=LetterState.DUE, by=by)


def due_of(*, request_id: str) -> list[str]:
    """Ids of letters that are due and can be addressed, of the request for a review or for a list with that id."""
    theirs = Letter.objects.printable().filter(Q(request_id=request_id) | Q(list_request_id=request_id))
    return [str(pk) for pk in theirs.values_list("pk", flat=True)]


def render_or_fail(*, letter_id: str, by: str) -> str:
    """``render``; a letter that cannot be printed is put aside, so that a rep sees it and the others go on.

    Raises what ``render`` raises. The letter stays due when it is not its own fault: storage or database away.
    """
    try:
        return render(letter_id=letter_id, by=by)
    except (OSError, OperationalError, InterfaceError):
        raise
    except Exception as error:
        fail(letter_id=letter_id, by=by, reason=type(error).__name__)
        raise


def render(*, letter_id: str, by: str) -> str:
    """Freeze, print and store one due letter; returns its state, still "due" when another worker is at it.

    Safe twice and after a kill at any point: what is frozen is never frozen anew, the same content
    gives the same bytes, and the file keeps its name. Raises ``StorageAway`` when the storage fails,
    so that the letter stays due and the sweep tries again.
    """
    letter = freeze(letter_id=letter_id)
    if letter is None:
        return Letter.objects.get(pk=letter_id).state
    return _keep(letter_id=letter_id, pdf=letter_content.print_to_pdf(letter), by=by)


@transaction.atomic
def freeze(*, letter_id: str) -> Letter | None:
    """Write what will be printed into the row, once; returns the letter, or ``None`` when it is not to be printed now.

    That is: not due, in another worker's hands, without an address, or with one that mail comes back from. Frozen
    so, it would stay so when another address arrives. What looks wrong with the address is noted, and holds nothing.
    """
    letter = _locked(letter_id, "member", "representative", "request__program_year")
    if letter is None or letter.current_state != LetterState.DUE or not _can_be_addressed(letter):
        return None
    if letter.frozen_at:
        return letter
    frozen = letter_content.freeze(letter, timezone.localdate())
    letter.language, letter.size = frozen.language, frozen.size
    letter.template_version, letter.content = frozen.template_version, frozen.content
    letter.frozen_at = timezone.now()
    letter.address_warnings = _address_warnings(letter.representative or letter.member)
    letter.save(update_fields=["language", "size", "template_version", "content", "frozen_at", "address_warnings"])
    return letter


def _locked(letter_id: str, *related: str) -> Letter | None:
    # Not waiting: a storage that hangs would else take every worker, one after the other.
    rows = Letter.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=letter_id)
    letter: Letter | None = (rows.select_related(*related) if related else rows).first()
    return letter


def _address_warnings(reader: Member | Representative | None) -> list[str]:
    return addresses.warnings(**{column: getattr(reader, column) for column in ADDRESS}) if reader else []


def _can_be_addressed(letter: Letter) -> bool:
    if letter.is_to_prescriber:
        return True
    return letter.member is not None and bool(letter.address_on_file) and not letter.mail_comes_back


@transaction.atomic
def _keep(*, letter_id: str, pdf: bytes, by: str) -> str:
    """Store the file and say so, under the lock of the row.

    Outside of it a slower worker could write over a file that is already on its way to the mail
    drop, and leave half of it when it is killed.
    """
    letter = _locked(letter_id)
    if letter is None or letter.current_state != LetterState.DUE:
        # Another worker printed the same letter meanwhile, or it was cancelled.
        return Letter.objects.get(pk=letter_id).state
    letter.file.name = _store(letter, pdf)
    letter.sha256 = hashlib.sha256(pdf).hexdigest()
    letter.pages = _page_count(pdf)
    letter.save(update_fields=["file", "sha256", "pages"])
    status.move_locked(letter, to=LetterState.RENDERED, by=by)
    values = {"sha256": letter.sha256, "pages": letter.pages, "version": letter.template_version}
    audit.record(by=by, verb="letter.rendered", on=letter, values=values)
    return LetterState.RENDERED


def _store(letter: Letter, pdf: bytes) -> str:
    try:
        return str(Letter.file.field.storage.save(f"{letter.pk}.pdf", ContentFile(pdf)))
    except Exception as error:  # each kind of storage has its own; none of them is the letter's fault
        raise StorageAway(type(error).__name__) from error


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
    if letter.outreach and not TmrAlert.objects.tellable().filter(pk=letter.outreach.alert_id).exists():
        return "nothing is to do about its alert any more"
    if letter.is_to_prescriber:
        return _about_its_words(letter)
    if letter.member is None:
        return "no member"
    if letter.representative and not _gets_copies(letter.representative):
        return "no copies go to this representative"
    return _whom_it_no_longer_concerns(letter, letter.member) or _about_its_address(letter)


def _gets_copies(reader: Representative) -> bool:
    return Representative.objects.counting(timezone.localdate()).filter(pk=reader.pk).exists()


def _whom_it_no_longer_concerns(letter: Letter, member: Member) -> str:
    if member.death_date:
        return "the member has died"
    if member.merged_into_id or (letter.enrolment and letter.enrolment.member_id != member.pk):
        return "its record was merged with another"
    if letter.mail_is_held:
        return "held until the plan's file says more"
    if letter.request and letter.request.current_state == RequestState.REPLACED:
        return "a newer wish of the member counts"
    if letter.enrolment and (letter.enrolment.opted_out_on or letter.enrolment.ended_on):
        return "the member has left the program"
    if letter.event and (reason := told_letters.overtaken(letter.event)):
        return reason
    if letter.appointment and not _is_at_that_time(letter.appointment, letter):
        return "the appointment has changed"
    return _about_its_words(letter)


def _about_its_words(letter: Letter) -> str:
    if settings.PRODUCTION and not letter_content.is_verified(letter):
        return "the wording is not verified"
    return ""


def _is_at_that_time(appointment: Appointment, letter: Letter) -> bool:
    planned = appointment.current_state == AppointmentState.SCHEDULED
    return planned and bool(letter.appointment_at == appointment.starts_at)


def _about_its_address(letter: Letter) -> str:
    if not letter.address_on_file:
        return "no address on file"
    if letter.mail_comes_back:
        return "mail to this address came back"
    if letter.content and letter.printed_address != letter.address_on_file:
        return "the address on file has changed since it was printed"
    return ""
