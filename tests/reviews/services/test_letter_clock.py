"""By when each kind of letter is to be mailed, and who sees that one is late."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from members import roles
from reviews.models import Appointment, CompletedReview, Letter, ReviewVersion
from reviews.services.letter_clock import is_overdue, mail_by
from tests.factories import introductions, members, reviews, staff

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 24)


def made_on(letter: Letter, day: datetime.date) -> Letter:
    at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 30)))
    Letter.objects.filter(pk=letter.pk).update(created_at=at)
    return Letter.objects.get(pk=letter.pk)


def test_a_confirmation_is_in_the_mailbox_when_the_pages_say() -> None:
    letter = made_on(reviews.due_letter(), TODAY)
    assert mail_by(letter) == TODAY + datetime.timedelta(days=5)  # ten days promised, five on the way


def test_an_introduction_goes_by_the_sixty_days_of_the_offer() -> None:
    letter = introductions.due_letter(members.member())
    assert mail_by(letter) == letter.enrolment.offer_due_on


def test_a_packet_goes_by_the_fourteen_days_of_the_summary() -> None:
    review = CompletedReview(done_on=TODAY)
    assert mail_by(Letter(review_version=ReviewVersion(review=review))) == TODAY + datetime.timedelta(days=14)


def test_the_time_of_an_appointment_comes_before_it() -> None:
    at = timezone.make_aware(datetime.datetime(2026, 12, 10, 9))
    assert mail_by(Letter(appointment=Appointment(), appointment_at=at)) == datetime.date(2026, 12, 5)


def test_overdue_only_while_it_is_on_its_way_and_the_list_says_so() -> None:
    letter = made_on(reviews.due_letter(), timezone.localdate() - datetime.timedelta(days=6))
    assert is_overdue(letter)
    page = staff.signed_in(roles.REP).get(reverse("admin:reviews_letter_changelist")).text
    assert ", overdue" in page
    letter.current_state = "mailed"
    assert not is_overdue(letter)
    assert not is_overdue(made_on(letter, timezone.localdate() - datetime.timedelta(days=5)))
