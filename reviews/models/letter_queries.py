"""Named queries over letters."""

import datetime
from typing import Self

from django.db.models import Exists, Q

from members.models.status import HasStatusQuerySet
from reviews.models.follow_up import FollowUp
from reviews.models.letter_codes import GONE, LetterState

# The one letter that is owed; copies and newer letters are of it.
ORIGINAL = Q(copy_of=None, supersedes=None)


class LetterQuerySet(HasStatusQuerySet):
    """Named queries over letters."""

    def due(self) -> Self:
        return self.filter(mail_date=None).in_state(LetterState.DUE)

    def with_returned_mail(self) -> Self:
        """``mail_comes_back`` of all of them in one query."""
        return self.annotate(mail_comes_back=Exists(FollowUp.objects.holding_outer("member")))

    def printable(self) -> Self:
        """Due, and the member has an address that mail does not come back from: else a letter waits for another."""
        return self.due().exclude(member__address1="").with_returned_mail().filter(mail_comes_back=False)

    def with_a_doubtful_address(self, since: datetime.datetime) -> Self:
        """Frozen since then with an address that seems wrong, and nobody was asked to look at it."""
        doubtful = self.filter(frozen_at__gt=since, member__isnull=False).exclude(address_warnings=[])
        return doubtful.filter(~Exists(FollowUp.objects.asked_about_outer("member")))

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
        return self.filter(mail_date=None, not_before__lte=now).in_state(LetterState.RENDERED)

    def in_print_batch(self) -> Self:
        return self.in_state(LetterState.IN_PRINT_BATCH)
