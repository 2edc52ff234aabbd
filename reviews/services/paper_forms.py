"""Appointment forms that come back by mail: the reference on one names the letter, and so the member and the year."""

import datetime
import uuid
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Enrolment, ProgramYear
from members.services import audit, status
from reviews.answers import RequestAnswers
from reviews.models import Authority, Choice, Letter, LetterKind, MemberRequest, RequestState, Source, Who
from reviews.models.letter_queries import LetterQuerySet
from reviews.offered_times import next_weekday
from reviews.references import parse_reference
from reviews.services import matching, requests

UNSIGNED = "the form is not signed: confirm with the member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands on a form. ``times`` are days of the week (Monday is 0) and parts of the day."""

    choice: str
    times: tuple[tuple[int, str], ...] = ()
    phone: str = ""
    leave_message: bool | None = None
    language: str = ""
    large_print: bool = False
    helper_name: str = ""
    helper_relationship: str = ""
    signed: bool = False


def look_up(*, typed_reference: str) -> Letter:
    """The letter whose form has that reference, when the form may be keyed now.

    Raises ``ValidationError`` with a sentence for the rep: no such form, keyed before, another year, or a member
    who is in the program no more.
    """
    reference = parse_reference(typed_reference)
    if reference is None:
        raise ValidationError(_("This is no reference. Scan it again, or compare each character."), code="unreadable")
    letter = _forms().filter(form_reference=reference).order_by("created_at").first()  # copies and newer ones share it
    if letter is None:
        raise ValidationError(_unknown(reference), code="unknown")
    _refuse_what_cannot_be_keyed(letter)
    return letter


def keyed_with(*, submission_key: str) -> MemberRequest | None:
    """The request that was saved from a page with that key, as after a double click; ``None`` for anything else."""
    try:
        key = uuid.UUID(submission_key)
    except ValueError:
        return None
    return MemberRequest.objects.filter(submission_key=key, paper_form__isnull=False).first()


def window(*, letter: Letter, weekday: int, part: str) -> str:
    """The next such day and part as a request has it, or an empty text when the year is over before."""
    year = _year_of(letter)
    day = next_weekday(year, year.year, weekday, timezone.localdate())
    return f"{day.isoformat()}-{part}" if day else ""


@transaction.atomic
def take(*, letter: Letter, written: Written, submission_key: uuid.UUID, by: str) -> MemberRequest:
    """Save a form as a request and let its letter and notice go; once, however often it is sent.

    Without a signature, or when somebody helped, it waits until a rep has confirmed it with the member. Raises
    ``ValidationError`` as ``look_up`` does: two reps may hold the same form.
    """
    letter = _forms().select_for_update(of=("self",)).get(pk=letter.pk)
    sent_before = MemberRequest.objects.filter(submission_key=submission_key, paper_form=letter).first()
    if sent_before:
        return sent_before
    _refuse_what_cannot_be_keyed(letter)
    request = requests.submit(
        answers=_answers(letter, written),
        program_year=_year_of(letter),
        submission_key=submission_key,
        by=by,
        source=Source.PAPER,
        site_language=letter.language or "en",
    )
    if request.state == RequestState.RECEIVED and request.source == Source.PAPER:
        _go_on(request, letter, written, by)
    return request


def _go_on(request: MemberRequest, letter: Letter, written: Written, by: str) -> None:
    request.paper_form = letter
    request.save(update_fields=["paper_form"])
    values = {"request": request.reference, "signed": written.signed}
    audit.record(by=by, verb="paper_form.keyed", on=letter, values=values)
    reason = matching.CONFIRM if request.needs_confirmation else "" if written.signed else UNSIGNED
    if reason:
        status.move(request, to=RequestState.WAITING, by=by, reason=reason)
    elif letter.member:
        matching.release(request=request, member=letter.member, by=by, reason="the reference on the form")


def _answers(letter: Letter, written: Written) -> RequestAnswers:
    """Who it is stands in the plan's file; the form adds the rest."""
    member = letter.member
    if member is None:
        raise ValueError("an introductory letter has a member")
    helped = bool(written.helper_name)
    times = written.times if written.choice == Choice.REVIEW else ()
    windows = [window(letter=letter, weekday=weekday, part=part) for weekday, part in times]
    return RequestAnswers(
        choice=written.choice,
        who=Who.HELPER if helped else Who.SELF,
        first_name=member.first_name,
        last_name=member.last_name,
        birth_date=member.birth_date,
        zip_code=member.zip_code,
        member_id=member.member_id,
        helper_name=written.helper_name,
        helper_relationship=written.helper_relationship if helped else "",
        authority=Authority.NOT_SURE if helped else "",
        windows=tuple(sorted(filter(None, windows))),
        phone=written.phone,
        leave_message=written.leave_message,
        language=written.language,
        large_print=written.large_print,
    )


def _forms() -> LetterQuerySet:
    return Letter.objects.filter(kind=LetterKind.INTRODUCTORY).select_related("member", "enrolment__program_year")


def _year_of(letter: Letter) -> ProgramYear:
    if letter.enrolment is None:
        raise ValueError("only an introductory letter has a form")
    year: ProgramYear = letter.enrolment.program_year
    return year


def _unknown(reference: str) -> str:
    if MemberRequest.objects.filter(reference=reference).exists():
        return _("This is the reference of a request, not of a form. Search for it among the requests.")
    return _("No form has this reference. Compare each character with the paper.")


def _refuse_what_cannot_be_keyed(letter: Letter) -> None:
    """In the order in which a rep would want to know."""
    today = timezone.localdate()
    keyed = _keyed_before(letter)
    if keyed:
        text = _("This form was keyed already, on %(day)s, as request %(reference)s.")
        raise ValidationError(text % {"day": _day(keyed.created_at), "reference": keyed.reference}, code="keyed")
    year = _year_of(letter)
    if year != ProgramYear.objects.open_on(today):
        text = _("This form is for %(year)s, and that program year is not open. Call the member.")
        raise ValidationError(text % {"year": year.year}, code="year")
    if letter.member and letter.member.death_date:
        raise ValidationError(_("The plan’s file says that this member has died. Nothing is keyed."), code="died")
    current = Enrolment.objects.filter(member=letter.member, program_year=year).current()
    if not current.exists():
        raise ValidationError(_why_out(letter, year), code="out")


def _keyed_before(letter: Letter) -> MemberRequest | None:
    """The request of this form; one that was rejected or taken back counts as never keyed."""
    closed = [RequestState.CANCELLED, RequestState.REJECTED]
    request: MemberRequest | None = letter.forms_back.exclude(current_state__in=closed).first()
    return request


def _why_out(letter: Letter, year: ProgramYear) -> str:
    newest = Enrolment.objects.filter(member=letter.member, program_year=year).order_by("-created_at").first()
    if newest and newest.opted_out_on:
        text = _("This member left the program on %(day)s. Call the member, and ask whether they want to come back.")
        return text % {"day": _day(newest.opted_out_on)}
    return _("This member is not in the program any more. Call the member.")


def _day(moment: datetime.date) -> str:
    local = timezone.localtime(moment) if isinstance(moment, datetime.datetime) else moment
    return str(date_format(local, "SHORT_DATE_FORMAT"))
