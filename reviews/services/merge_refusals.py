"""Why two records cannot be merged as they stand: each in words that say what to settle first."""

import datetime
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy

from members.models import Enrolment, Member, MemberMerge, OptOutWish
from reviews.models import (
    IN_FORCE,
    Call,
    Choice,
    CompletedReview,
    ConsentState,
    ContactConsent,
    LegalHold,
    MemberRequest,
    ReviewDraft,
)

Refusal = Callable[[Member, Member, int], bool]


def why_not(*, kept: Member, merged: Member, today: datetime.date) -> list[str]:
    """All that stands in the way, in words; empty when they may be merged."""
    return [str(words) for words, holds in REFUSALS if holds(kept, merged, today.year)]


def _merged_already(kept: Member, merged: Member, year: int) -> bool:
    return bool(kept.merged_into_id or merged.merged_into_id)


def _keeps_another(kept: Member, merged: Member, year: int) -> bool:
    return MemberMerge.objects.open().filter(kept=merged).exists()


def _one_has_died(kept: Member, merged: Member, year: int) -> bool:
    return kept.death_date != merged.death_date


def _held(kept: Member, merged: Member, year: int) -> bool:
    return LegalHold.objects.open().filter(member__in=(kept, merged)).exists()


def _in_a_call(kept: Member, merged: Member, year: int) -> bool:
    return Call.objects.open().filter(member__in=(kept, merged)).exists()


def _is_in(member: Member, year: int) -> bool:
    return Enrolment.objects.current().filter(member=member, program_year__year=year).exists()


def _is_out(member: Member, year: int) -> bool:
    left = Enrolment.objects.not_ended().filter(member=member, program_year__year=year, opted_out_on__isnull=False)
    return left.exists() or OptOutWish.objects.filter(member=member).holding_for(year).exists()


def _in_and_out(kept: Member, merged: Member, year: int) -> bool:
    return (_is_in(kept, year) and _is_out(merged, year)) or (_is_out(kept, year) and _is_in(merged, year))


def _only_the_other_is_in(kept: Member, merged: Member, year: int) -> bool:
    return _is_in(merged, year) and not _is_in(kept, year)


def _in_force(member: Member) -> set[Any]:
    wishes = MemberRequest.objects.filter(member=member, choice=Choice.REVIEW).in_state(*IN_FORCE)
    return set(wishes.values_list("program_year", flat=True))


def _two_wishes(kept: Member, merged: Member, year: int) -> bool:
    return bool(_in_force(kept) & _in_force(merged))


def _years_of(model: Any, member: Member, **columns: Any) -> set[Any]:
    return set(model.objects.filter(member=member, **columns).values_list("program_year", flat=True))


def _two_reviews(kept: Member, merged: Member, year: int) -> bool:
    return bool(_years_of(CompletedReview, kept) & _years_of(CompletedReview, merged))


def _two_drafts(kept: Member, merged: Member, year: int) -> bool:
    return bool(_years_of(ReviewDraft, kept, review=None) & _years_of(ReviewDraft, merged, review=None))


def _words_on(member: Member) -> dict[str, bool]:
    """Channel → whether the member agrees to it, where there was ever a word."""
    said: dict[str, bool] = {}
    for channel, state in ContactConsent.objects.filter(member=member).values_list("channel", "current_state"):
        said[channel] = said.get(channel, False) or state == ConsentState.GIVEN
    return said


def _yes_and_no(kept: Member, merged: Member, year: int) -> bool:
    one, other = _words_on(kept), _words_on(merged)
    return any(one[channel] != other[channel] for channel in one.keys() & other.keys())


REFUSALS: tuple[tuple[Any, Refusal], ...] = (
    (gettext_lazy("One of the records is merged already. Look at that merge first."), _merged_already),
    (
        gettext_lazy("The record that would go stands for another one. Keep it, or undo that merge first."),
        _keeps_another,
    ),
    (
        gettext_lazy("The plan’s file has another date of death for each. Ask for the file to be put right first."),
        _one_has_died,
    ),
    (gettext_lazy("One of the records is under a legal hold. It stays as it is until the hold is lifted."), _held),
    (gettext_lazy("A call with one of them is open. Close it first."), _in_a_call),
    (
        gettext_lazy(
            "One has left the program and the other is in it. Ask the member which it is, and note that first."
        ),
        _in_and_out,
    ),
    (gettext_lazy("Only the other record is in the program of this year. Keep that one."), _only_the_other_is_in),
    (gettext_lazy("Both ask for a review of the same year. Call one of the two requests off first."), _two_wishes),
    (gettext_lazy("Both had a review in the same year. Two reviews were told, so each record stays."), _two_reviews),
    (gettext_lazy("A review is being written for both. Finish or drop one first."), _two_drafts),
    (
        gettext_lazy("One agrees to e-mail or text messages and the other took that back. Ask, and note it first."),
        _yes_and_no,
    ),
)
