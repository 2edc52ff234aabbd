"""Where a sent request stands for whoever sent it: told by the clock and by what they did themselves.

What became of it in the back office is never asked: that would tell whether there is such a member.
"""

import datetime

from django.utils import timezone
from django.utils.functional import cached_property

from members.years import open_year
from reviews.models import Choice, MemberRequest, RequestState
from reviews.services import requests, wishes


class Standing:
    """A request as the public sees it, today."""

    def __init__(self, request: MemberRequest) -> None:
        self.request = request
        self.today = timezone.localdate()

    @cached_property
    def is_cancelled(self) -> bool:
        return self.request.state == RequestState.CANCELLED

    @cached_property
    def newer(self) -> MemberRequest | None:
        return requests.newer_wish(request=self.request)

    @cached_property
    def year_is_open(self) -> bool:
        return open_year(self.today) == self.request.program_year

    @property
    def letter_by(self) -> datetime.date:
        return wishes.answer_by(self.request)

    @property
    def is_late(self) -> bool:
        """The letter, and the call of a review, should have come."""
        return self.today > self.letter_by

    @property
    def open_until(self) -> datetime.date:
        return wishes.open_until(self.request)

    @cached_property
    def counts(self) -> bool:
        """Neither cancelled, nor replaced by a newer wish, nor of a year that is over."""
        return not self.is_cancelled and self.newer is None and self.year_is_open

    @property
    def may_ask_about_call(self) -> bool:
        """With the code from the letter: also in January about the packet of a review in December."""
        in_force = not self.is_cancelled and self.newer is None
        return in_force and self.request.choice == Choice.REVIEW

    @property
    def may_change(self) -> bool:
        return self.counts and self.request.choice == Choice.REVIEW and self.today <= self.open_until

    @property
    def cancel_until(self) -> datetime.datetime:
        return requests.cancel_until(self.request)

    @cached_property
    def leaves_no_trace(self) -> bool:
        """Soon after sending nothing has left: taken back, it is as if it had never been sent."""
        return timezone.now() < self.cancel_until and not self.request.changes.exists()

    @property
    def may_cancel(self) -> bool:
        return self.may_change or (not self.is_cancelled and self.leaves_no_trace)

    @property
    def may_ask_after_all(self) -> bool:
        return self.counts and self.request.choice in (Choice.NOT_NOW, Choice.COME_BACK)

    @property
    def may_come_back(self) -> bool:
        return self.counts and self.request.choice == Choice.LEAVE
