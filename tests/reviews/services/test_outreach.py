"""Letters that go out by themselves: after three calls that reached nobody, and for each time of an appointment."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from members.models import Enrolment, Member
from members.services import status
from reviews.documents import letter_content
from reviews.models import Appointment, ContactAttempt, Letter, LetterKind, LetterState
from reviews.services import letters, mailing, outreach
from tests.factories import introductions, members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db
NEXT_WEEK = datetime.timedelta(days=8)


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    return settings.MAIL_DROP


def tried(enrolment: Enrolment, *outcomes: str, channel: str = "phone") -> None:
    """Calls one after the other, the last an hour ago."""
    for number, outcome in enumerate(reversed(outcomes), start=1):
        at = timezone.now() - datetime.timedelta(hours=number)
        told = {"call_back_at": timezone.now()} if outcome == "call_back" else {}
        ContactAttempt.objects.create(
            member=enrolment.member,
            program_year=enrolment.program_year,
            at=at,
            channel=channel,
            outcome=outcome,
            **told,
        )


def due() -> int:
    return outreach.make_due(by="worker")


def only(kind: str) -> Letter:
    return Letter.objects.get(kind=kind)


# Not reached ----------------------------------------------------------------------------------------------------------


def test_the_third_call_that_reaches_nobody_is_followed_by_one_letter() -> None:
    enrolment = introductions.enrolment()
    tried(enrolment, "no_answer", "left_message")
    assert due() == 0
    tried(enrolment, "wrong_number")
    assert (due(), due()) == (1, 0)
    letter = only(LetterKind.UNREACHABLE)
    assert (letter.state, letter.member, letter.enrolment) == (LetterState.DUE, enrolment.member, enrolment)
    assert letter.not_before > timezone.now()
    tried(enrolment, "no_answer", "no_answer", "no_answer")
    assert due() == 0


@pytest.mark.parametrize(
    ("outcomes", "channel"),
    [
        (("no_answer", "no_answer", "no_answer", "reached"), "phone"),
        (("no_answer", "reached", "no_answer", "no_answer"), "phone"),
        (("no_answer", "no_answer", "call_back", "no_answer"), "phone"),
        (("no_answer", "no_answer", "no_answer"), "text"),
    ],
)
def test_who_was_reached_meanwhile_or_not_called_gets_none(outcomes: tuple[str, ...], channel: str) -> None:
    tried(introductions.enrolment(), *outcomes, channel=channel)
    assert due() == 0


def test_three_calls_after_one_that_reached_count_again() -> None:
    tried(introductions.enrolment(), "reached", "no_answer", "no_answer", "left_message")
    assert due() == 1


@pytest.mark.parametrize("gone", ["opted_out_on", "ended_on", "death_date"])
def test_who_left_or_died_gets_none(gone: str) -> None:
    enrolment = introductions.enrolment()
    tried(enrolment, "no_answer", "no_answer", "no_answer")
    today = timezone.localdate()
    if gone == "death_date":
        Member.objects.update(death_date=today)
    elif gone == "opted_out_on":
        Enrolment.objects.update(opted_out_on=today, opt_out_reason="03", opt_out_way="phone")
    else:
        Enrolment.objects.update(ended_on=today)
    assert due() == 0


def test_it_goes_in_the_members_language_under_the_reference_that_is_known() -> None:
    introduced = introductions.due_letter(members.member(language="es", large_print=True))
    tried(introduced.enrolment, "no_answer", "no_answer", "no_answer")
    due()
    letter = only(LetterKind.UNREACHABLE)
    assert letters.render(letter_id=str(letter.pk), by="worker") == LetterState.RENDERED
    letter.refresh_from_db()
    assert (letter.language, letter.size) == ("es", "large")
    assert letter.reference == letter.content["reference"] == introduced.form_reference
    assert letter.content["manage_address"].endswith("/es/request/")


# Appointments ---------------------------------------------------------------------------------------------------------


def appointment(starts_in: datetime.timedelta = NEXT_WEEK, **columns: Any) -> Appointment:
    request = reviews.matched_request()
    made = Appointment.objects.create(
        member=request.member,
        program_year=request.program_year,
        request=request,
        key=f"A-{request.reference}",
        told_at=timezone.now(),
        starts_at=timezone.now() + starts_in,
        **columns,
    )
    status.move(made, to="scheduled", by="vendor")
    return made


def moved(planned: Appointment, to: datetime.timedelta) -> None:
    Appointment.objects.filter(pk=planned.pk).update(starts_at=timezone.now() + to)


def test_a_time_far_enough_ahead_is_told_once_by_letter() -> None:
    planned = appointment()
    appointment(datetime.timedelta(days=2))  # the letter would come after it
    assert (due(), due()) == (1, 0)
    letter = only(LetterKind.APPOINTMENT_REMINDER)
    assert (letter.appointment, letter.appointment_at) == (planned, planned.starts_at)
    letters.render(letter_id=str(letter.pk), by="worker")
    letter.refresh_from_db()
    assert letter.reference == planned.request.reference
    assert f"{timezone.localtime(planned.starts_at):%Y}" in letter.content["appointment"]


def test_another_time_has_its_own_letter_and_the_old_one_never_leaves() -> None:
    planned = appointment()
    due()
    first = only(LetterKind.APPOINTMENT_REMINDER)
    moved(planned, datetime.timedelta(days=12))
    assert (outreach.withdraw(by="worker"), due()) == (1, 1)
    assert first.state == LetterState.CANCELLED
    assert Letter.objects.filter(kind=LetterKind.APPOINTMENT_REMINDER).count() == 2


def test_a_cancelled_appointment_stops_its_letter_even_between_two_sweeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    planned = appointment()
    due()
    letter = only(LetterKind.APPOINTMENT_REMINDER)
    letters.render(letter_id=str(letter.pk), by="worker")
    Letter.objects.filter(pk=letter.pk).update(not_before=reviews.a_minute_ago())
    status.move(planned, to="cancelled", by="vendor")
    report = mailing.put_into_mail_drop(by="worker")
    assert (report.mailed, dict(report.skipped)) == (0, {"the appointment has changed": 1})
    assert outreach.withdraw(by="worker") == 1
    assert letter.state == LetterState.CANCELLED
    assert due() == 0


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_write_each_letter_once() -> None:
    appointment()
    tried(introductions.enrolment(), "no_answer", "no_answer", "no_answer")
    assert sum(together(due, due, due)) == 2
    assert {letter.state for letter in Letter.objects.filter(request=None)} == {LetterState.DUE}
