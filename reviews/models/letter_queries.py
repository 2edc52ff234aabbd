"""Named queries over letters."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When

from members.models import Enrolment
from members.models.status import HasStatusQuerySet
from reviews.models.appointment import Appointment, AppointmentState
from reviews.models.codes import AttemptOutcome, ContactChannel
from reviews.models.contact_hold import ContactHold
from reviews.models.follow_up import FollowUp
from reviews.models.letter_codes import GONE, LetterKind, LetterState
from reviews.models.representative import Representative
from reviews.models.vendor_work import ContactAttempt

TRIES = 3  # calls that reach nobody before a letter is written
UNREACHED = (AttemptOutcome.NO_ANSWER, AttemptOutcome.LEFT_MESSAGE, AttemptOutcome.WRONG_NUMBER)

# The one letter that is owed; copies and newer letters are of it.
ORIGINAL = Q(copy_of=None, supersedes=None)


class LetterQuerySet(HasStatusQuerySet):
    """Named queries over letters."""

    def due(self) -> Self:
        return self.filter(mail_date=None).in_state(LetterState.DUE)

    def with_returned_mail(self) -> Self:
        """``mail_comes_back`` of all of them in one query."""
        own = Exists(FollowUp.objects.holding_outer("member"))
        copies = Exists(FollowUp.objects.holding_copies_outer("representative"))
        return self.annotate(mail_comes_back=Case(When(representative=None, then=own), default=copies))

    def with_held_mail(self) -> Self:
        """``mail_is_held`` of all of them in one query."""
        return self.annotate(mail_is_held=Exists(ContactHold.objects.stopping_mail_outer("member")))

    def of_their_own_record(self) -> Self:
        """Not about the enrolment of a record that was merged: those wait until the merge is undone."""
        return self.filter(Q(enrolment=None) | Q(enrolment__member=F("member")))

    def printable(self) -> Self:
        """Due, and its reader has an address that mail does not come back from: else a letter waits for another."""
        addressed = self.due().of_their_own_record().exclude(member__address1="", representative=None)
        return addressed.with_returned_mail().filter(mail_comes_back=False)

    def with_a_doubtful_address(self, since: datetime.datetime) -> Self:
        """Frozen since then with an address that seems wrong, and nobody was asked to look at it."""
        doubtful = self.filter(frozen_at__gt=since, member__isnull=False, representative=None).exclude(
            address_warnings=[]
        )
        return doubtful.filter(~Exists(FollowUp.objects.asked_about_outer("member")))

    def copies_owed(self) -> Self:
        """Packets in the mail whose member has a representative since then, and no copy was made of that version."""
        gone = self.filter(kind=LetterKind.TAKEAWAY, copy_of=None, mail_date__isnull=False)
        reader = Representative.objects.open().filter(member=OuterRef("member"), since__lte=OuterRef("mail_date"))
        copies = self.model.objects.filter(kind=LetterKind.TAKEAWAY_COPY, review_version=OuterRef("review_version"))
        return gone.in_state(LetterState.MAILED, LetterState.RETURNED).filter(Exists(reader), ~Exists(copies))

    def unsent_to(self, representative: Representative) -> Self:
        """Copies for that representative that may still be stopped."""
        unsent = self.filter(representative=representative, mail_date=None)
        return unsent.in_state(LetterState.DUE, LetterState.RENDERED, LetterState.FAILED)

    def gone_on(self, day: datetime.date) -> Self:
        """Those of that day's folder of the mail drop."""
        return self.filter(mail_date=day).in_state(*GONE)

    def in_no_print_run(self) -> Self:
        """In the mail drop, and no batch for the print house has them."""
        return self.in_state(LetterState.MAILED).filter(print_run=None)

    def overtaken(self) -> Self:
        """Introductions that may still be stopped, of members who are in the program no more."""
        left = Q(enrolment__opted_out_on__isnull=False) | Q(enrolment__ended_on__isnull=False)
        unsent = self.filter(left, mail_date=None)
        return unsent.in_state(LetterState.DUE, LetterState.RENDERED, LetterState.FAILED)

    def ripe(self, now: datetime.datetime) -> Self:
        """Rendered, and the undo window is over."""
        over = self.filter(mail_date=None, not_before__lte=now).in_state(LetterState.RENDERED)
        return over.of_their_own_record()

    def in_print_batch(self) -> Self:
        return self.in_state(LetterState.IN_PRINT_BATCH)

    def unreachable_owed(self, year: int) -> models.QuerySet[Any]:
        """Keys of the year's enrolments whose last calls, three or more, reached nobody and who were not written to."""
        calls = ContactAttempt.objects.filter(channel=ContactChannel.PHONE, program_year__year=year)
        mine = calls.filter(member=OuterRef("member"))
        reached = mine.exclude(outcome__in=UNREACHED).order_by("-at").values("at")[:1]
        since = mine.filter(outcome__in=UNREACHED).annotate(reached_at=Subquery(reached))
        failed = since.filter(Q(reached_at=None) | Q(at__gt=F("reached_at")))
        here = self.filter(enrolment=OuterRef("pk"), kind=LetterKind.UNREACHABLE)
        often = calls.filter(outcome__in=UNREACHED).order_by().values("member").annotate(number=Count("*"))
        current = Enrolment.objects.current().filter(program_year__year=year, member__death_date=None)
        current = current.filter(member__in=often.filter(number__gte=TRIES).values("member"))
        tried = current.annotate(tries=_count(failed)).filter(tries__gte=TRIES)
        return tried.filter(~Exists(here)).values("pk")

    def reminders_owed(self, soon: datetime.datetime) -> models.QuerySet[Any]:
        """Keys of appointments after that moment whose time no letter has told."""
        told = self.filter(appointment=OuterRef("pk"), appointment_at=OuterRef("starts_at"))
        planned = Appointment.objects.in_state(AppointmentState.SCHEDULED).filter(starts_at__gt=soon)
        return planned.filter(~Exists(told), member__death_date=None).values("pk")

    def unsent_of_events(self) -> Self:
        """About what a vendor told, and may still be stopped."""
        unsent = self.filter(event__isnull=False, mail_date=None)
        return unsent.in_state(LetterState.DUE, LetterState.RENDERED, LetterState.FAILED)

    def overtaken_reminders(self) -> Self:
        """Not left yet, and the appointment is not at that time any more."""
        unsent = self.filter(kind=LetterKind.APPOINTMENT_REMINDER, mail_date=None)
        unsent = unsent.in_state(LetterState.DUE, LetterState.RENDERED, LetterState.FAILED)
        held = Q(appointment__current_state=AppointmentState.SCHEDULED, appointment__starts_at=F("appointment_at"))
        return unsent.exclude(held)


def _count(rows: models.QuerySet[Any]) -> Subquery:
    alone = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(alone.annotate(number=Count("*")).values("number"), output_field=models.IntegerField())
