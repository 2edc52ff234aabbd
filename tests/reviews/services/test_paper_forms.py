"""Forms that come back: the reference names the member, a signature lets the request go, nothing is taken twice."""

import datetime
import uuid
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent, Enrolment, Member
from members.services import enrolment as enrolling
from reviews.models import Letter, LetterState, MemberRequest, NoticeState, RequestState
from reviews.references import new_reference
from reviews.services import matching, paper_forms, requests
from tests.factories import introductions, members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    return introductions.mailed_letter()


def take(letter: Letter, key: uuid.UUID | None = None, **changes: Any) -> MemberRequest:
    return paper_forms.take(
        letter=letter, written=introductions.written(**changes), submission_key=key or uuid.uuid4(), by="rep1"
    )


def refusal(typed: str) -> str:
    with pytest.raises(ValidationError) as caught:
        paper_forms.look_up(typed_reference=typed)
    return str(caught.value.code)


# The reference --------------------------------------------------------------------------------------------------------


def test_a_reference_is_read_as_it_is_typed_or_scanned(letter: Letter) -> None:
    typed = letter.form_reference
    for text in (typed, typed.lower(), typed.replace("-", ""), f"  {typed} ", typed.replace("0", "O")):
        assert paper_forms.look_up(typed_reference=text) == letter


@pytest.mark.parametrize("typed", ["", "hello", "MTM-1234", "MTM-7K2D-9QXG", "7" * 500, "<b>"])
def test_what_is_no_reference_is_said_to_be_none(typed: str) -> None:
    assert refusal(typed) == "unreadable"


def test_a_reference_of_no_form_is_unknown() -> None:
    assert refusal(new_reference()) == "unknown"
    request = reviews.request()
    with pytest.raises(ValidationError, match="reference of a request"):
        paper_forms.look_up(typed_reference=request.reference)


def test_a_form_of_another_year_is_refused(letter: Letter) -> None:
    with time_machine.travel(datetime.datetime(members.this_year() + 1, 1, 2, 15, tzinfo=datetime.UTC)):
        assert refusal(letter.form_reference) == "year"


def test_a_form_that_was_keyed_says_when_and_as_what(letter: Letter) -> None:
    request = take(letter)
    with pytest.raises(ValidationError, match=request.reference):
        paper_forms.look_up(typed_reference=letter.form_reference)
    assert refusal(letter.form_reference) == "keyed"


def test_what_was_taken_back_may_be_keyed_again(letter: Letter) -> None:
    requests.cancel(request=take(letter), by="rep1", reason="wrong box")
    assert paper_forms.look_up(typed_reference=letter.form_reference) == letter
    again = take(letter, choice="not_now")
    assert (again.state, again.choice) == (RequestState.MATCHED, "not_now")


def test_who_has_left_is_asked_first(letter: Letter) -> None:
    enrolling.opt_out(member=letter.member, program_year=letter.enrolment.program_year, way="phone", by="rep1")
    with pytest.raises(ValidationError, match="left the program on"):
        paper_forms.look_up(typed_reference=letter.form_reference)
    assert refusal(letter.form_reference) == "out"


def test_who_has_died_or_is_covered_no_more(letter: Letter) -> None:
    Enrolment.objects.filter(pk=letter.enrolment.pk).update(ended_on=timezone.localdate())
    assert refusal(letter.form_reference) == "out"
    Member.objects.filter(pk=letter.member.pk).update(death_date=timezone.localdate())
    assert refusal(letter.form_reference) == "died"


def test_the_form_of_the_contract_before_still_counts(letter: Letter) -> None:
    Enrolment.objects.filter(pk=letter.enrolment.pk).update(ended_on=timezone.localdate())
    introductions.enrolment(letter.member, contract_number="H0002")
    assert paper_forms.look_up(typed_reference=letter.form_reference) == letter


# Taking it ------------------------------------------------------------------------------------------------------------


def test_a_signed_form_is_matched_at_once_and_let_go(letter: Letter) -> None:
    request = take(letter, phone="617-555-0177", leave_message=True, language="es", large_print=True)
    assert (request.state, request.source, request.member) == (RequestState.MATCHED, "paper", letter.member)
    assert (request.paper_form, request.program_year) == (letter, letter.enrolment.program_year)
    assert (request.first_name, request.typed_member_id) == ("Maria", letter.member.member_id)
    assert (request.phone, request.leave_message, request.language, request.large_print) == (
        "617-555-0177", True, "es", True,
    )  # fmt: skip
    assert request.letters.get().state == LetterState.DUE
    assert request.notices.get().state == NoticeState.QUEUED
    event = AuditEvent.objects.get(verb="paper_form.keyed")
    assert (event.actor, event.object_id) == ("rep1", str(letter.pk))
    assert event.values == {"request": request.reference, "signed": True}


def test_leaving_on_paper_opts_the_member_out_by_paper(letter: Letter) -> None:
    take(letter, choice="leave")
    row = Enrolment.objects.get(pk=letter.enrolment.pk)
    assert (row.opt_out_way, row.opt_out_reason) == ("paper", "03")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"signed": False}, paper_forms.UNSIGNED),
        ({"helper_name": "Ana Lopez"}, matching.CONFIRM),
        ({"helper_name": "Ana Lopez", "helper_relationship": "daughter", "signed": False}, matching.CONFIRM),
    ],
)
def test_unsigned_or_helped_it_waits_for_confirmation(letter: Letter, changes: dict[str, Any], reason: str) -> None:
    request = take(letter, choice="leave", **changes)
    assert request.state == RequestState.WAITING
    assert request.statuses.latest("id").reason == reason
    assert request.member is None
    assert request.letters.get().state == LetterState.HELD
    assert Enrolment.objects.current().count() == 1
    matching.release(request=request, member=letter.member, by="rep1", reason="called")
    assert Enrolment.objects.current().count() == 0


def test_times_become_the_next_such_days() -> None:
    friday = datetime.datetime(2026, 3, 13, 15, tzinfo=datetime.UTC)
    with time_machine.travel(friday):
        members.program_year(2026)
        letter = introductions.mailed_letter()
        request = take(letter, times=((4, "evening"), (0, "morning"), (1, "morning")))
    # Two working days ahead is Tuesday the 17th: the next Monday is the 23rd.
    assert request.windows == ["2026-03-17-morning", "2026-03-20-evening", "2026-03-23-morning"]


def test_a_holiday_is_passed_over() -> None:
    with time_machine.travel(datetime.datetime(2026, 9, 2, 15, tzinfo=datetime.UTC)):
        members.program_year(2026)
        letter = introductions.mailed_letter()
        # Monday, September 7, 2026 is Labor Day.
        assert paper_forms.window(letter=letter, weekday=0, part="morning") == "2026-09-14-morning"


def test_at_the_end_of_the_year_there_is_no_such_day_left() -> None:
    with time_machine.travel(datetime.datetime(2026, 12, 29, 15, tzinfo=datetime.UTC)):
        members.program_year(2026)
        letter = introductions.mailed_letter()
        assert paper_forms.window(letter=letter, weekday=0, part="morning") == ""
        assert paper_forms.window(letter=letter, weekday=3, part="morning") == "2026-12-31-morning"
        assert take(letter, times=((0, "morning"), (3, "morning"))).windows == ["2026-12-31-morning"]


def test_times_count_only_for_a_review(letter: Letter) -> None:
    assert take(letter, choice="not_now").windows == []


def test_the_same_page_sent_twice_is_one_request(letter: Letter) -> None:
    key = uuid.uuid4()
    assert take(letter, key) == take(letter, key)
    assert MemberRequest.objects.count() == 1
    assert paper_forms.keyed_with(submission_key=str(key)) == MemberRequest.objects.get()


@pytest.mark.parametrize("key", ["", "x", str(uuid.UUID(int=0))])
def test_a_key_of_no_page(key: str) -> None:
    assert paper_forms.keyed_with(submission_key=key) is None


def test_the_key_of_a_request_from_the_web_is_no_page_of_ours() -> None:
    assert paper_forms.keyed_with(submission_key=str(reviews.request().submission_key)) is None


@pytest.mark.django_db(transaction=True)
def test_two_reps_with_the_same_form_save_it_once() -> None:
    letter = introductions.mailed_letter()
    answers = together(lambda: take(letter), lambda: take(letter, choice="leave"))
    assert sorted(type(answer).__name__ for answer in answers) == ["MemberRequest", "ValidationError"]
    assert MemberRequest.objects.count() == 1
