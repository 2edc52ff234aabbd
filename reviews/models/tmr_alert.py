"""What a targeted review found to do for a member, and what came of it."""

import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from members.models import Enrolment, Member, ProgramYear
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.tmr import TmrHeading, TmrRun, TmrSeverity, TmrTo


class TmrAlertState(models.TextChoices):
    OPEN = "open", _("to do")
    CONTACTED = "contacted", _("contacted, no answer yet")
    NO_RESPONSE = "no_response", _("no response")
    ACCEPTED = "accepted", _("accepted")
    MODIFIED = "modified", _("accepted in another way")
    REFUSED = "refused", _("refused")
    RESOLVED = "resolved", _("resolved by later claims")
    WITHDRAWN = "withdrawn", _("withdrawn: its rule is off")


ANSWERS = frozenset({TmrAlertState.ACCEPTED, TmrAlertState.MODIFIED, TmrAlertState.REFUSED, TmrAlertState.NO_RESPONSE})
TO_DO = (TmrAlertState.OPEN, TmrAlertState.CONTACTED)
UNANSWERED = (*TO_DO, TmrAlertState.NO_RESPONSE)
BY_ITSELF = frozenset({TmrAlertState.RESOLVED, TmrAlertState.WITHDRAWN})
# While one of these stands, the same finding raises no other alert; so does a refusal, for a year.
STANDING = (*TO_DO, TmrAlertState.NO_RESPONSE, TmrAlertState.ACCEPTED, TmrAlertState.MODIFIED)


class TmrAlertQuerySet(HasStatusQuerySet):
    """Named queries over alerts."""

    def to_do(self) -> Self:
        """Open or contacted, of members who are in that year's program now; the most pressing first."""
        return self.tellable().in_state(*TO_DO).order_by("due_on", "rank", "pk")

    def tellable(self) -> Self:
        """Somebody may be told of them: without an answer, and the living member is in that year's program now."""
        inside = Enrolment.objects.current().filter(member=OuterRef("member"), program_year=OuterRef("program_year"))
        return self.in_state(*UNANSWERED).filter(Exists(inside), member__death_date=None)

    def due_by(self, day: datetime.date) -> Self:
        """To do by that day."""
        return self.to_do().filter(due_on__lte=day)

    def late_and_high(self, today: datetime.date) -> Self:
        """Of high severity, to do, and past the day on which somebody should have been contacted."""
        return self.to_do().filter(due_on__lt=today, severity=TmrSeverity.HIGH, current_state=TmrAlertState.OPEN)

    def unanswered(self, program_year: ProgramYear) -> Self:
        """Of that year, without an answer by anybody."""
        return self.in_state(*UNANSWERED).filter(program_year=program_year)

    def silent(self, today: datetime.date) -> Self:
        """A prescriber was written to, and has not answered by the day that we asked for."""
        asked = self.filter(outreach__answer_by__lt=today, outreach__current_state="left")
        later = self.filter(outreach__answer_by__gte=today)
        return self.to_do().filter(pk__in=asked.values("pk")).exclude(pk__in=later.values("pk"))

    def suppressing(self, refused_since: datetime.date) -> Self:
        """Those that keep the same finding from being raised again."""
        refused = Q(current_state=TmrAlertState.REFUSED, state_since__date__gte=refused_since)
        return self.filter(Q(current_state__in=STANDING) | refused)


class TmrAlert(Record, HasStatus):
    """One finding about one member, to be told to the member or the prescriber by ``due_on``.

    ``subject`` tells findings of the same rule apart; ``evidence`` has its lines as the rule gave them. ``rank`` is the
    place among the member's findings of that run, 1 the most pressing.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        TmrAlertState.OPEN: frozenset({TmrAlertState.CONTACTED, *ANSWERS, *BY_ITSELF}),
        TmrAlertState.CONTACTED: frozenset({*ANSWERS, *BY_ITSELF}),
        TmrAlertState.NO_RESPONSE: frozenset(
            {TmrAlertState.CONTACTED, *ANSWERS - {TmrAlertState.NO_RESPONSE}, *BY_ITSELF}
        ),
        TmrAlertState.ACCEPTED: frozenset({TmrAlertState.RESOLVED}),
        TmrAlertState.MODIFIED: frozenset({TmrAlertState.RESOLVED}),
    }
    FIRST_STATE = TmrAlertState.OPEN

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="tmr_alerts")
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="tmr_alerts", db_index=False)
    run = models.ForeignKey(TmrRun, on_delete=models.PROTECT, related_name="alerts")
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    rule = models.CharField(_("rule"), max_length=50)
    subject = models.CharField(_("about"), max_length=300)
    heading = models.CharField(_("heading"), max_length=12, choices=TmrHeading.choices)
    severity = models.CharField(_("severity"), max_length=10, choices=TmrSeverity.choices)
    to = models.CharField(_("goes to"), max_length=10, choices=TmrTo.choices)
    rank = models.PositiveSmallIntegerField(_("rank"))
    evidence = models.JSONField(_("evidence"))
    raised_on = models.DateField(_("raised on"))
    due_on = models.DateField(_("due"))

    objects = TmrAlertQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "rank"]
        verbose_name = _("alert of the targeted review")
        verbose_name_plural = _("alerts of the targeted review")
        permissions = [("answer_tmralert", "Can note what came of an alert")]
        indexes = [models.Index(fields=["current_state", "due_on"], name="tmr_alert_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "program_year", "rule", "subject"],
                condition=Q(current_state__in=STANDING),
                name="one_standing_alert_per_finding",
            ),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="tmr_alert_is_of_a_quarter"),
            models.CheckConstraint(condition=Q(due_on__gte=F("raised_on")), name="alert_is_due_after_it_is_raised"),
            models.CheckConstraint(condition=Q(severity__in=TmrSeverity.values), name="alert_has_a_severity"),
        ]

    @property
    def fills(self) -> list[dict[str, Any]]:
        """Fills that the evidence names: name, date (ISO), days, and the prescriber's NPI where the claim has it."""
        return [line["values"] for line in self.evidence if line["kind"] == "last-fill"]

    @property
    def medicines(self) -> list[str]:
        """Names of the medicines it is about, each once."""
        return list(dict.fromkeys(fill["name"] for fill in self.fills))


class TmrAlertStatus(StatusRow):
    """``said_on`` is the day of an answer, ``by_whom`` who gave it; both empty for what is no answer."""

    alert = models.ForeignKey(TmrAlert, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=TmrAlertState.choices)
    said_on = models.DateField(_("answered on"), null=True, blank=True)
    by_whom = models.CharField(_("answered by"), max_length=10, choices=TmrTo.choices, blank=True, db_default="")

    class Meta(StatusRow.Meta):
        verbose_name = _("alert status")
        verbose_name_plural = _("alert statuses")

    def __str__(self) -> str:
        return self.get_state_display()
