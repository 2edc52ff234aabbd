"""Take a request: request, letter due, notice and audit in one transaction, all held until it is matched."""

import contextlib
import dataclasses
import datetime
import functools
import json
import uuid
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.crypto import salted_hmac

from members.models import ProgramYear
from members.services import audit, status
from members.services.status import TransitionRefused
from reviews.answers import RequestAnswers, answers_of
from reviews.models import (
    Choice,
    Letter,
    LetterKind,
    LetterState,
    MemberRequest,
    NoticeState,
    NoticeType,
    RequestState,
    Source,
    VendorNotice,
)
from reviews.references import new_reference, parse_reference
from reviews.services import enrolments, wishes, withdrawal

LETTER_FOR_CHOICE = {
    Choice.REVIEW: LetterKind.CONFIRMATION_REVIEW,
    Choice.NOT_NOW: LetterKind.CONFIRMATION_NOT_NOW,
    Choice.LEAVE: LetterKind.CONFIRMATION_LEAVE,
    Choice.COME_BACK: LetterKind.CONFIRMATION_COME_BACK,
}
NOTICE_FOR_CHOICE = {
    Choice.REVIEW: NoticeType.REVIEW_REQUESTED,
    Choice.NOT_NOW: NoticeType.REVIEW_DECLINED,
    Choice.LEAVE: NoticeType.OPTED_OUT,
    Choice.COME_BACK: NoticeType.CAME_BACK,
}
CLOSED = (RequestState.CANCELLED, RequestState.REJECTED, RequestState.REPLACED)


def submit(
    *,
    answers: RequestAnswers,
    program_year: ProgramYear,
    submission_key: uuid.UUID,
    by: str,
    source: str = Source.WEB,
    site_language: str = "en",
) -> MemberRequest:
    """Save the request once, however often it is sent.

    The same submission (double click, reload) and the same answers on the same day join the
    request that is there, unless the person asked for something else or the request was closed in
    between. Raises whatever the database refuses for other reasons.
    """
    fingerprint = _fingerprint(answers, program_year, timezone.localdate())
    joined = functools.partial(_already_there, submission_key, fingerprint)
    saved = functools.partial(_save, answers, program_year, submission_key, fingerprint, by, source, site_language)
    for _ in range(2):
        # Refused: another send was first, and has committed by now; or the reference was taken.
        with contextlib.suppress(IntegrityError):
            return joined() or saved()
    return joined() or saved()


def send_another(
    *, request: MemberRequest, submission_key: uuid.UUID, by: str, site_language: str, **changed: Any
) -> MemberRequest:
    """A new request about the same member by the same person, with other answers in the columns named."""
    base = {"windows": (), "any_time": False, "questions": ""}
    if "windows" in changed:
        changed["windows"] = tuple(changed["windows"])
    return submit(
        answers=dataclasses.replace(answers_of(request), **{**base, **changed}),
        program_year=request.program_year,
        submission_key=submission_key,
        by=by,
        site_language=site_language,
    )


def find(*, request_id: str) -> MemberRequest | None:
    """The request with that id, such as a browser's session remembers it; ``None`` for anything else."""
    try:
        key = uuid.UUID(request_id)
    except ValueError:
        return None
    return MemberRequest.objects.select_related("program_year").filter(pk=key).first()


def find_by_reference(*, typed_reference: str, birth_date: datetime.date) -> MemberRequest | None:
    """The request with both that reference and that birth date.

    An impossible reference is looked up like any other, so that the time taken tells nothing.
    """
    reference = parse_reference(typed_reference) or ""
    return MemberRequest.objects.filter(reference=reference, birth_date=birth_date).first()


def cancel_until(request: MemberRequest) -> datetime.datetime:
    """Until when it may be cancelled without a call: before its undo window ends nothing leaves.

    The clock alone decides. Asking whether a letter has left would tell whether there is such a member.
    """
    return request.created_at + settings.UNDO_WINDOW


def newer_wish(*, request: MemberRequest) -> MemberRequest | None:
    """A later request of the same name and birth date that takes the place of this one.

    As typed, and without looking for a member: who asks learns nothing but what the same person sent.
    """
    later = MemberRequest.objects.named_like(request).filter(created_at__gt=request.created_at)
    later = later.filter(program_year=request.program_year).exclude(current_state=RequestState.CANCELLED)
    today = timezone.localdate()
    return next((newer for newer in later[:20] if wishes.conflict(request, newer, today)), None)


@transaction.atomic
def cancel(*, request: MemberRequest, by: str, reason: str = "") -> None:
    """Cancel a request and all that was to leave for it.

    Raises ``TransitionRefused`` when it is cancelled or rejected already, or when something has left.
    """
    request = MemberRequest.objects.select_for_update().get(pk=request.pk)
    status.move(request, to=RequestState.CANCELLED, by=by, reason=reason)
    withdrawal.withdraw(request=request, by=by)
    # Asked last: a worker may have taken a letter or notice while this was under way. Then all stays as it was.
    letters_left = not all(letter.was_stopped for letter in request.letters.all())
    if letters_left or request.notices.exclude(state=NoticeState.CANCELLED).exists():
        raise TransitionRefused("something of this request has left already")
    enrolments.undo(request=request, by=by)
    wishes.restore(request=request, by=by)
    audit.record(by=by, verb="request.cancelled", on=request, reason=reason)


def _already_there(submission_key: uuid.UUID, fingerprint: str) -> MemberRequest | None:
    same = MemberRequest.objects.filter(submission_key=submission_key) | MemberRequest.objects.filter(
        fingerprint=fingerprint
    )
    request: MemberRequest | None = same.first()
    return request


@transaction.atomic
def _save(
    answers: RequestAnswers,
    program_year: ProgramYear,
    submission_key: uuid.UUID,
    fingerprint: str,
    by: str,
    source: str,
    site_language: str,
) -> MemberRequest:
    request: MemberRequest = MemberRequest.objects.create(
        reference=new_reference(),
        submission_key=submission_key,
        fingerprint=fingerprint,
        program_year=program_year,
        source=source,
        site_language=site_language,
        **answers.as_columns(),
    )
    status.move_locked(request, to=RequestState.RECEIVED, by=by)
    _hold_letter_and_notice(request, by)
    audit.record(by=by, verb="request.received", on=request, values={"choice": request.choice, "source": source})
    return request


def _hold_letter_and_notice(request: MemberRequest, by: str) -> None:
    letter = Letter.objects.create(kind=LETTER_FOR_CHOICE[Choice(request.choice)], request=request)
    status.move_locked(letter, to=LetterState.HELD, by=by)
    VendorNotice.objects.create(
        type=NOTICE_FOR_CHOICE[Choice(request.choice)],
        request=request,
        program_year=request.program_year,
        state=NoticeState.HELD,
    )


def _fingerprint(answers: RequestAnswers, program_year: ProgramYear, day: datetime.date) -> str:
    """A keyed digest, so that the column gives nothing away to who can read it but not the key."""
    parts = [answers.as_columns(), program_year.year, day.isoformat(), _changes_of_mind(answers, day)]
    text = json.dumps(parts, default=str, sort_keys=True)
    return salted_hmac("reviews.services.requests", text, algorithm="sha256").hexdigest()


def _changes_of_mind(answers: RequestAnswers, day: datetime.date) -> int:
    """How many requests of that person and day ask for something else, are closed, or were changed since.

    Who leaves, comes back and leaves again on one day has sent the same answers twice, and means both.
    """
    midnight = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
    same_person = {name: getattr(answers, name) for name in ("first_name", "last_name", "birth_date")}
    todays = MemberRequest.objects.filter(created_at__gte=midnight, **same_person)
    sent = todays.annotate(changed=Count("changes")).values_list("choice", "current_state", "changed")
    return sum(changed + (choice != answers.choice or state in CLOSED) for choice, state, changed in sent)
