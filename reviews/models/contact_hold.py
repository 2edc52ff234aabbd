"""What stands between us and a member: do not call, do not write, not before a day. Lifted with a word."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Coverage, Member
from members.models.base import with_day
from reviews.models.closable import Closable, ClosableQuerySet, closed_whole


class HoldKind(models.TextChoices):
    DO_NOT_CALL = "do_not_call", _("do not call")
    FACILITY = "facility", _("in a facility or hospital")
    UNREACHABLE = "unreachable", _("could not be reached")
    WRONG_NUMBER = "wrong_number", _("wrong or dead number")
    DECLINED = "declined", _("declined a review for now")
    REPORTED_DEATH = "reported_death", _("reported as deceased, not yet in the plan’s file")
    REPORTED_LEFT = "reported_left", _("says: no longer a member, not yet in the plan’s file")
    NO_COPIES = "no_copies", _("no copies of letters to anybody else")


class HoldSource(models.TextChoices):
    MEMBER = "member", _("the member")
    HELPER = "helper", _("somebody else in a call")
    VENDOR = "vendor", _("the vendor")
    PLAN = "plan", _("the plan")
    CALL = "call", _("what came of a call")


STOPS_MAIL = (HoldKind.REPORTED_DEATH, HoldKind.REPORTED_LEFT)
# Who declined may still be called about something else, and is not offered a review.
STOPS_CALLS = (
    HoldKind.DO_NOT_CALL, HoldKind.FACILITY, HoldKind.UNREACHABLE, HoldKind.WRONG_NUMBER, *STOPS_MAIL,
)  # fmt: skip
UNTIL_A_DAY = (HoldKind.FACILITY, HoldKind.UNREACHABLE, HoldKind.DECLINED)


class ContactHoldQuerySet(ClosableQuerySet):
    """Named queries over holds."""

    def holding(self, on: datetime.date | None = None) -> Self:
        """Open, its last day not over; a wrong number holds while it is the one on file."""
        today = on or timezone.localdate()
        number = ~Q(kind=HoldKind.WRONG_NUMBER) | Q(phone=F("member__phone"))
        return self.open().filter(Q(until=None) | Q(until__gte=today), number)

    def stopping_mail(self) -> Self:
        return self.open().filter(kind__in=STOPS_MAIL)

    def stopping_calls(self) -> Self:
        return self.filter(kind__in=STOPS_CALLS)

    def confirmed(self, today: datetime.date) -> Self:
        """The plan's file says the same by now: a date of death, or no coverage today."""
        covered = Coverage.objects.filter(Q(end=None) | Q(end__gte=today), member=OuterRef("member"), start__lte=today)
        dead = Q(kind=HoldKind.REPORTED_DEATH, member__death_date__isnull=False)
        return self.open().filter(dead | Q(kind=HoldKind.REPORTED_LEFT) & ~Exists(covered))

    def stopping_calls_outer(self, path: str) -> Self:
        """For ``Exists``: those that forbid to call the member at ``path`` of the outer row."""
        return self.holding().stopping_calls().filter(member=OuterRef(path))

    def stopping_mail_outer(self, path: str) -> Self:
        return self.stopping_mail().filter(member=OuterRef(path))


class ContactHold(Closable):
    """One reason, once at a time, since a day and by whose word; ``phone`` is the number that was found wrong."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="contact_holds", verbose_name=_("member"))
    kind = models.CharField(_("what"), max_length=20, choices=HoldKind.choices)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("by the word of"), max_length=10, choices=HoldSource.choices)
    by = models.CharField(_("noted by"), max_length=150)
    reason = models.CharField(_("because"), max_length=300, blank=True)
    phone = models.CharField(_("number"), max_length=40, blank=True)

    objects = ContactHoldQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("hold of calls or mail")
        verbose_name_plural = _("holds of calls or mail")
        permissions = [("lift_contacthold", "Can lift hold of calls or mail")]
        constraints = [
            closed_whole("a_hold_is_lifted_with_a_word"),
            models.UniqueConstraint(
                fields=["member", "kind"], condition=Q(closed_at=None), name="one_hold_of_a_kind_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=UNTIL_A_DAY, until__isnull=False, until__gte=F("since"))
                | ~Q(kind__in=UNTIL_A_DAY) & Q(until=None),
                name="some_holds_end_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(phone="") | Q(kind=HoldKind.WRONG_NUMBER), name="only_a_wrong_number_has_it"
            ),
            models.CheckConstraint(condition=~Q(by=""), name="a_hold_is_noted_by_somebody"),
        ]

    def __str__(self) -> str:
        return with_day(self.get_kind_display(), self.since)
