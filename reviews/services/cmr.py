"""A medicine review that the plan holds itself: written as a draft, finalised once, corrected by a newer version."""

import contextlib
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import ValidationError as NotComplete

from members.models import Member, ProgramYear
from members.services import audit, persons, status
from reviews.documents import encounter_problems
from reviews.documents.encounter import Encounter
from reviews.documents.packet_papers import read_encounter
from reviews.models import (
    Appointment,
    AppointmentState,
    CompletedReview,
    MemberRequest,
    RequestState,
    ReviewDraft,
    ReviewVersion,
)
from reviews.services import bookings, enrolments, packets, prefill


class Stale(Exception):
    """Somebody saved the draft since it was read, or finalised it; nothing was written."""


def open_draft(*, member: Member, program_year: ProgramYear) -> ReviewDraft | None:
    """What somebody has begun to write about that member and year, and not finalised."""
    found: ReviewDraft | None = ReviewDraft.objects.filter(
        member=member, program_year=program_year, review=None
    ).first()
    return found


@transaction.atomic
def start(*, member: Member, program_year: ProgramYear, by: str, appointment: Appointment | None = None) -> ReviewDraft:
    """The draft that is open for the member and year, or a new one with what the claims tell.

    It is about the record that a merged one counts as, the booked call, ``appointment`` or the one that the member has,
    and about the request for a review.
    """
    member = persons.lock_kept(member)  # two who open it at once get the same draft
    if found := open_draft(member=member, program_year=program_year):
        return found
    theirs = Appointment.objects.holding_places().filter(member=member, program_year=program_year)
    call = appointment or theirs.order_by("starts_at").first()
    asked = call.request if call else MemberRequest.objects.wanting_review(member, program_year).first()
    draft = ReviewDraft.objects.create(
        member=member,
        program_year=program_year,
        appointment=call,
        request=asked,
        content=prefill.of(member=member, today=timezone.localdate()),
        saved_by=by,
    )
    audit.record(by=by, verb="review.started", on=draft)
    return draft


@transaction.atomic
def start_correction(*, review: CompletedReview, by: str) -> ReviewDraft:
    """A draft with what the newest version says. Raises ``ValidationError`` for a review that a vendor told of."""
    if review.event_id:
        raise ValidationError(_("This review was told by the vendor, and the vendor corrects it."))
    Member.objects.select_for_update().get(pk=review.member_id)
    own = {"member": review.member, "program_year": review.program_year}
    open_draft = ReviewDraft.objects.filter(**own, review=None).first()
    if open_draft:
        return open_draft
    newest = review.versions.order_by("-number")[0]
    return ReviewDraft.objects.create(**own, corrects=review, content=newest.encounter, saved_by=by)


@transaction.atomic
def save(*, draft_id: Any, revision: int, content: dict[str, Any], by: str, page: str = "") -> int:
    """Keep what is written, complete or not; returns the new revision. Raises ``Stale``: nothing was written then.

    ``page`` is the key of the open page: what it saved by itself a moment ago does not make it old.
    """
    draft = _locked(draft_id, revision, page)
    draft.content, draft.revision, draft.saved_by, draft.page_key = content, draft.revision + 1, by, page
    draft.save(update_fields=["content", "revision", "saved_by", "saved_at", "page_key"])
    audit.record(by=by, verb="review.saved", on=draft, values={"revision": draft.revision})
    return draft.revision


def problems(draft: ReviewDraft) -> list[tuple[str, str]]:
    """What keeps the draft from being finalised: pairs of a place and a sentence."""
    try:
        held = _encounter(draft)
    except NotComplete as error:
        return encounter_problems.problems(error)
    if held.held_on > timezone.localdate():
        return [("held_on", _("The review cannot have been held in the future."))]
    if held.held_on.year != draft.program_year.year:
        return [("held_on", _("The day is not in the program year."))]
    if not held.provider_name:
        return [("provider_name", _("Name who held the review: it stands below the letter."))]
    return []


@transaction.atomic
def finalise(*, draft_id: Any, revision: int, by: str, reason: str = "") -> ReviewVersion:
    """Make the draft a version of a review, with its packet due; returns that version.

    Safe twice: a draft that was finalised at this revision answers with the version it became. Raises ``Stale`` when
    something newer was saved, ``ValidationError`` with what is missing. A correction needs a ``reason``.
    """
    _hold_whose(draft_id)
    draft = ReviewDraft.objects.select_for_update(of=("self",)).get(pk=draft_id)
    if draft.review and draft.revision == revision:
        return _made_of(draft)
    draft = _locked(draft_id, revision)
    if found := problems(draft):
        raise ValidationError([f"{place}: {sentence}" for place, sentence in found])
    if draft.corrects and not reason.strip():
        raise ValidationError(_("Say why the review is corrected."))
    held = _encounter(draft)
    review = _review(draft, held)
    version = ReviewVersion.objects.create(
        review=review, number=review.versions.count() + 1, encounter=draft.content, by=by, reason=reason.strip()
    )
    ReviewDraft.objects.filter(pk=draft.pk).update(review=review)
    _close_appointment(draft, by)
    enrolments.had_a_review(member=draft.member, program_year=draft.program_year, on=held.held_on, by=by)
    audit.record(by=by, verb="review.finalised", on=version, values={"number": version.number}, reason=reason)
    packets.make_due(version=version, by=by)
    return version


def _hold_whose(draft_id: Any) -> None:
    """Request, then member, as everywhere: a merge that is under way takes the review over, too."""
    draft = ReviewDraft.objects.select_related("member").get(pk=draft_id)
    MemberRequest.objects.select_for_update().filter(pk=draft.request_id).first()
    persons.lock_kept(draft.member)


def _locked(draft_id: Any, revision: int, page: str = "") -> ReviewDraft:
    draft: ReviewDraft = ReviewDraft.objects.select_for_update(of=("self",)).get(pk=draft_id)
    same_page = page and draft.page_key == page
    if draft.review_id or (draft.revision != revision and not same_page):
        raise Stale
    return draft


def _made_of(draft: ReviewDraft) -> ReviewVersion:
    made = ReviewVersion.objects.filter(review=draft.review, encounter=draft.content).order_by("-number").first()
    if made is None:
        raise Stale
    return made


def _encounter(draft: ReviewDraft) -> Encounter:
    year, member = draft.program_year, draft.member
    return read_encounter(draft.content, year=year.year, member_id=member.member_id)


def _review(draft: ReviewDraft, held: Encounter) -> CompletedReview:
    """The row with CMS's columns, as the newest version has them."""
    columns = {"done_on": held.held_on, "method": held.method, "provider": held.provider, "recipient": held.recipient}
    columns |= {"encounter": draft.content, "told_at": timezone.now()}
    if draft.corrects:
        CompletedReview.objects.filter(pk=draft.corrects.pk).update(**columns)
        return draft.corrects
    whose = {"member": draft.member, "program_year": draft.program_year, "request": draft.request}
    return CompletedReview.objects.create(**whose, key=f"own-{uuid.uuid4()}", **columns)


def _close_appointment(draft: ReviewDraft, by: str) -> None:
    """The call that was booked is over, and the request done; one that was called off meanwhile stays so."""
    appointment, why = draft.appointment, "the review was held"
    if appointment and appointment.provider and appointment.request:
        with contextlib.suppress(status.TransitionRefused):
            bookings.done(appointment=appointment, by=by, reason=why, early=True)
    elif appointment and appointment.may_become(AppointmentState.DONE):
        status.move(appointment, to=AppointmentState.DONE, by=by, reason=why)
    if draft.request and draft.request.may_become(RequestState.DONE):
        status.move(draft.request, to=RequestState.DONE, by=by, reason=why)
