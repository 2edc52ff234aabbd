"""Enrolments with their history and the list of reviews to be offered; a rep takes members out and lets them in."""

import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActForm, ActsMixin
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin
from members.admin.targeting import listed
from members.decision_sentences import reasons_of
from members.models import (
    Enrolment,
    EnrolmentState,
    EnrolmentStatus,
    Member,
    OptOutReason,
    OptOutWay,
    OptOutWish,
    ProgramYear,
)
from members.services import enrolment
from members.services.finding import find_members
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PlainTextField, Radios

PERMISSION = "members.move_enrolment"
BY_REP = (OptOutWay.PHONE, OptOutWay.PAPER, OptOutWay.WELCOME_CALL)
FOLDED = "admin/act_folded.html"  # most who open a member's page want to read it
SOON = datetime.timedelta(days=14)


class LeaveForm(ActForm):
    way = forms.ChoiceField(
        label=_("How did the member tell us?"),
        widget=Radios,
        choices=[(way.value, way.label) for way in BY_REP],
        error_messages={"required": _("Choose how the member told us.")},
    )
    cms_reason = forms.ChoiceField(
        label=_("Reason for CMS"),
        widget=Radios,
        choices=[(each.value, each.label) for each in (OptOutReason.REQUEST, OptOutReason.OTHER)],
        error_messages={"required": _("Choose the reason.")},
    )
    until_further_notice = forms.BooleanField(label=_("For the years to come, too"), required=False)
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
    return _("The member is out of the program."), record


def _come_back(record: Enrolment | Member, *, by: str, reason: str) -> tuple[Any, Any]:
    back = enrolment.come_back(member=_member_of(record), program_year=_year_of(record), by=by, reason=reason)
    if back:
        return _("The member is in the program."), record
    return _("No wish keeps the member out. The next targeting enrols the member when the criteria are met."), record


def _offered(record: Enrolment, *, by: str, on: datetime.date) -> tuple[Any, Any]:
    enrolment.record_offer(enrolment=record, by=by, on=on)
    return _("The offer is noted."), record


def _is_out(member: Member) -> bool:
    """Opted out of the open year, or kept out of it by a wish."""
    today = timezone.localdate()
    out = member.enrolments.filter(program_year__year=today.year, ended_on=None, opted_out_on__isnull=False)
    return out.exists() or OptOutWish.objects.filter(member=member).holding_for(today.year).exists()


def act(slug: str, **columns: Any) -> Act:
    return Act(slug=slug, permission=PERMISSION, **columns)


LEAVE: dict[str, Any] = {
    "title": _("Take out of the program"),
    "button": _("Take out"),
    "hint": _("Leaving the program is not the same as not wanting a review now. Ask which one is meant."),
    "form": LeaveForm,
    "do": _leave,
}
COME_BACK: dict[str, Any] = {
    "title": _("Let back into the program"),
    "button": _("Let back in"),
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
MEMBER_ACTS = [
    act("leave", may=lambda member: not _is_out(member), template=FOLDED, **LEAVE),
    act("come-back", may=_is_out, template=FOLDED, **COME_BACK),
]
ENROLMENT_ACTS = [
    OFFERED,
    act("leave", may=lambda record: record.state == EnrolmentState.ENROLLED, **LEAVE),
    act("come-back", may=lambda record: record.state == EnrolmentState.OPTED_OUT, **COME_BACK),
]


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return EnrolmentState.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(current_state=self.value()) if self.value() else queryset


class OfferFilter(admin.SimpleListFilter):
    """The due list: overdue first, as the list is in the order of the dates."""

    title = _("review to be offered")
    parameter_name = "offer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("overdue", _("overdue")), ("soon", _("overdue or within 14 days")), ("due", _("all that are due"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        today = timezone.localdate()
        last_day = {"overdue": today - datetime.timedelta(days=1), "soon": today + SOON, "due": datetime.date.max}
        return queryset.offer_due(last_day[self.value()]) if self.value() in last_day else queryset


class EnrolmentStatusInline(HistoryInline):
    model = EnrolmentStatus
    fields = ["state", "on", "way", "cms_reason", "at", "by", "reason"]
    readonly_fields = ["at"]
    verbose_name_plural = _("what happened")


@admin.register(Enrolment)
class EnrolmentAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "enrolment"
    acts = ENROLMENT_ACTS
    list_display = [
        "member",
        "program_year",
        "standing",
        "offer_due_on",
        "offered_on",
        "contract_number",
    ]
    list_filter = [OfferFilter, StandingFilter, "program_year", "continues_from_last_year"]
    list_select_related = ["member", "program_year"]
    list_per_page = 50
    ordering = [F("offered_on").asc(nulls_first=True), "offer_due_on"]
    search_fields = ["member__member_id"]
    search_help_text = _("Member ID or its first characters, or birth date (MM/DD/YYYY).")
    inlines = [EnrolmentStatusInline]
    fieldsets = [
        (None, {"fields": ["member", "program_year", "contract_number", "standing", "enrolled_on", "criteria_met_on",
                           "reason_code", "continues"]}),
        (_("Why it began"), {"fields": ["began_because"]}),
        (_("Review"), {"fields": ["offer_due_on", "offered_on"]}),
        (_("Leaving"), {"fields": ["opted_out_on", "opt_out_way", "opt_out_reason", "ended_on"]}),
    ]  # fmt: skip

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(member__in=find_members(Member.objects.all(), text))

    @admin.display(description=_("standing"))
    def standing(self, record: Enrolment) -> Any:
        return standing(record)

    @admin.display(description=_("continues from last year"))
    def continues(self, record: Enrolment) -> Any:
        return _("yes") if record.continues_from_last_year else _("no")

    @admin.display(description=_("why"))
    def began_because(self, record: Enrolment) -> Any:
        return listed(reasons_of(record)) if record.basis else "-"


def standing(record: Enrolment) -> Any:
    return EnrolmentState(record.current_state).label


class EnrolmentInline(HistoryInline):
    """On the member's page."""

    model = Enrolment
    fields = ["program_year", "contract_number", "standing", "enrolled_on", "offer_due_on", "offered_on", "ended_on"]
    readonly_fields = ["standing"]
    show_change_link = True

    @admin.display(description=_("standing"))
    def standing(self, record: Enrolment) -> Any:
        return standing(record)


class WishInline(HistoryInline):
    """On the member's page."""

    model = OptOutWish
    fields = ["since", "year", "way", "reason", "ended_on", "end_reason"]
