"""What a rep does with an enrolment: takes a member out and lets one in to put the record right, notes an offer."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActForm
from members.models import (
    Enrolment,
    EnrolmentState,
    Member,
    OptOutReason,
    OptOutWay,
    OptOutWish,
    ProgramYear,
)
from members.services import enrolment
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PlainTextField, Radios

PERMISSION = "members.move_enrolment"
NO_LETTER = "admin/members/no_letter.html"
BY_REP = (OptOutWay.PHONE, OptOutWay.PAPER, OptOutWay.WELCOME_CALL)
FOLDED = "admin/act_folded.html"  # most who open a member's page want to read it


class WayForm(ActForm):
    way = forms.ChoiceField(
        label=_("How did the member tell us?"),
        widget=Radios,
        choices=[(way.value, way.label) for way in BY_REP],
        error_messages={"required": _("Choose how the member told us.")},
    )


class LeaveForm(WayForm):
    cms_reason = forms.ChoiceField(
        label=_("Reason for CMS"),
        widget=Radios,
        choices=[(each.value, each.label) for each in (OptOutReason.REQUEST, OptOutReason.OTHER)],
        error_messages={"required": _("Choose the reason.")},
    )
    until_further_notice = forms.BooleanField(label=_("For the years to come, too"), required=False)
    reason = PlainTextField(label=_("Notes"), max_length=300, required=False)


class StayOutForm(WayForm):
    reason = PlainTextField(label=_("Notes"), max_length=300, required=False)


class NoteForm(ActForm):
    reason = PlainTextField(
        label=_("How did the member tell us?"), max_length=300, error_messages={"required": _("Say how.")}
    )


class OfferForm(ActForm):
    on = MemorableDateField(label=_("When was a review offered?"), widget=MemorableDateWidget(autocomplete=""))


def _year_of(record: Enrolment | Member) -> ProgramYear:
    """The enrolment's year, or for a member the year that is open today."""
    year = record.program_year if isinstance(record, Enrolment) else ProgramYear.objects.open_on(timezone.localdate())
    if year is None:
        raise ValidationError(gettext("No program year is open today."))
    return year


def _member_of(record: Enrolment | Member) -> Member:
    return record.member if isinstance(record, Enrolment) else record


def _leave(record: Enrolment | Member, *, by: str, **answers: Any) -> tuple[Any, Any]:
    enrolment.opt_out(member=_member_of(record), program_year=_year_of(record), by=by, **answers)
    return _("The member is out of the program. No letter goes out."), record


def _stay_out(record: Member, *, by: str, **answers: Any) -> tuple[Any, Any]:
    if not _is_out(record):  # let back in since the page was opened
        raise ValidationError(gettext("This member has not left the program. Take the member out first."))
    enrolment.opt_out(member=record, program_year=_year_of(record), by=by, until_further_notice=True, **answers)
    return _("The wish is kept: no targeting enrols the member, in any year."), record


def _come_back(record: Enrolment | Member, *, by: str, reason: str) -> tuple[Any, Any]:
    back = enrolment.come_back(member=_member_of(record), program_year=_year_of(record), by=by, reason=reason)
    if back:
        return _("The member is in the program. No letter goes out."), record
    return _("No wish keeps the member out. The next targeting enrols the member when the criteria are met."), record


def _offered(record: Enrolment, *, by: str, on: datetime.date) -> tuple[Any, Any]:
    enrolment.record_offer(enrolment=record, by=by, on=on)
    return _("The offer is noted."), record


def _is_out(member: Member) -> bool:
    """Opted out of the open year, or kept out of it by a wish."""
    today = timezone.localdate()
    out = member.enrolments.filter(program_year__year=today.year, ended_on=None, opted_out_on__isnull=False)
    return out.exists() or OptOutWish.objects.filter(member=member).holding_for(today.year).exists()


def _may_stay_out(member: Member) -> bool:
    """Out, and not for good yet."""
    return _is_out(member) and not OptOutWish.objects.filter(member=member).for_good().exists()


def act(slug: str, **columns: Any) -> Act:
    return Act(slug=slug, permission=PERMISSION, **columns)


LEAVE: dict[str, Any] = {
    "title": _("Take out of the program"),
    "button": _("Take out"),
    "hint": _("Leaving the program is not the same as not wanting a review now. Ask which one is meant."),
    "aside": NO_LETTER,
    "form": LeaveForm,
    "do": _leave,
}
COME_BACK: dict[str, Any] = {
    "title": _("Let back into the program"),
    "button": _("Let back in"),
    "aside": NO_LETTER,
    "form": NoteForm,
    "do": _come_back,
}
OFFERED = act(
    "offered",
    title=_("A review was offered"),
    button=_("Note the offer"),
    form=OfferForm,
    may=lambda record: record.state == EnrolmentState.ENROLLED and not record.offered_on,
    do=_offered,
)
STAY_OUT = act(
    "stay-out",
    title=_("Keep out in the years to come, too"),
    button=_("Keep this wish"),
    hint=_(
        "The letter about leaving speaks of this year alone. Tell the member that we keep this wish "
        "until it is taken back."
    ),
    form=StayOutForm,
    may=_may_stay_out,
    template=FOLDED,
    do=_stay_out,
)
MEMBER_ACTS = [
    act("leave", may=lambda member: not _is_out(member), template=FOLDED, **LEAVE),
    STAY_OUT,
    act("come-back", may=_is_out, template=FOLDED, **COME_BACK),
]
ENROLMENT_ACTS = [
    OFFERED,
    act("leave", may=lambda record: record.state == EnrolmentState.ENROLLED, **LEAVE),
    act("come-back", may=lambda record: record.state == EnrolmentState.OPTED_OUT, **COME_BACK),
]
