"""A member is written to about what a vendor told of it: once, and only while it holds."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from members.models import Member
from members.services import enrolment
from reviews.documents import letter_content
from reviews.models import Letter, LetterState, MemberRequest
from reviews.services import letters, letters_again, mailing, told_letters
from tests.factories import exchange, introductions, members, reviews
from tests.factories.exchange import message, receive
from tests.racing import together

pytestmark = pytest.mark.django_db
TOLD = ("told_leave", "told_not_now")


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    return settings.MAIL_DROP


@pytest.fixture
def asked() -> MemberRequest:
    """In the program, and the vendor was told of her request for a review."""
    request = exchange.told_request()
    introductions.enrolment(request.member)
    return request


def written() -> list[str]:
    return list(Letter.objects.filter(kind__in=TOLD).order_by("created_at").values_list("kind", flat=True))


def only() -> Letter:
    return Letter.objects.get(kind__in=TOLD)


def ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def came_back(request: MemberRequest) -> None:
    enrolment.come_back(member=request.member, program_year=request.program_year, by="rep1")


def mail() -> mailing.MailingReport:
    letter = only()
    letters.render(letter_id=str(letter.pk), by="worker")
    Letter.objects.update(not_before=reviews.a_minute_ago())
    return mailing.put_into_mail_drop(by="worker")


# Once -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("type", "kind"), [("member.opted_out", "told_leave"), ("review.declined", "told_not_now")])
def test_what_a_vendor_told_is_followed_by_one_letter(asked: MemberRequest, type: str, kind: str) -> None:
    content = message(type, asked)
    assert [receive(content, "msg_a"), receive(content, "msg_a")] == ["accepted", "repeated"]
    letter = only()
    assert (letter.kind, letter.state, letter.member) == (kind, LetterState.DUE, asked.member)
    assert letter.not_before > timezone.now()
    receive(message(type, asked), "msg_b")  # the same thing under another key
    assert written() == [kind]


@pytest.mark.parametrize("type", ["contact.attempted", "review.completed", "appointment.scheduled", "request.rejected"])
def test_nothing_else_that_a_vendor_tells_is(asked: MemberRequest, type: str) -> None:
    receive(message(type, asked))
    assert written() == []


@pytest.mark.parametrize(("reason", "number"), [("01", 0), ("02", 0), ("03", 1), ("99", 1)])
def test_who_died_or_left_the_plan_is_not_written_to(asked: MemberRequest, reason: str, number: int) -> None:
    if reason == "01":
        Member.objects.update(death_date=timezone.localdate())
    receive(message("member.opted_out", asked, reason=reason))
    assert len(written()) == number


def test_another_day_and_another_leaving_have_their_own_letters(asked: MemberRequest) -> None:
    receive(message("review.declined", asked))
    for _ in range(2):
        receive(message("member.opted_out", asked))
        came_back(asked)
    assert written() == ["told_not_now", "told_leave", "told_leave"]


@pytest.mark.parametrize(
    ("choice", "type"), [("not_now", "review.declined"), ("leave", "review.declined"), ("leave", "member.opted_out")]
)
def test_what_the_member_told_us_itself_is_not_written_twice(asked: MemberRequest, choice: str, type: str) -> None:
    reviews.matched_request(asked.member, choice=choice)
    about = {"program_year": asked.program_year.year, "member_id": asked.member.member_id}
    receive(message(type, **about))
    assert written() == []


@pytest.mark.django_db(transaction=True)
def test_the_same_message_twice_at_a_time_is_one_letter() -> None:
    request = exchange.told_request()
    introductions.enrolment(request.member)
    content = message("member.opted_out", request)
    assert sorted(together(*[lambda: receive(content, "msg_a")] * 4)) == ["accepted", *["repeated"] * 3]
    assert written() == ["told_leave"]


# In any order ---------------------------------------------------------------------------------------------------------


def test_a_decline_that_comes_after_what_happened_later_is_none(asked: MemberRequest) -> None:
    receive(message("appointment.scheduled", asked))
    receive(message("review.declined", asked, happened=ago(1)))
    assert written() == []


def test_a_decline_that_comes_after_the_leaving_is_none(asked: MemberRequest) -> None:
    receive(message("member.opted_out", asked))
    receive(message("review.declined", asked, happened=ago(1)))
    assert written() == ["told_leave"]


def test_a_leaving_that_comes_after_the_coming_back_is_none(asked: MemberRequest) -> None:
    enrolment.opt_out(member=asked.member, program_year=asked.program_year, way="phone", by="rep1")
    came_back(asked)
    receive(message("member.opted_out", asked, happened=ago(1)))
    assert written() == []


# Only while it holds --------------------------------------------------------------------------------------------------


def _scheduled(request: MemberRequest) -> None:
    receive(message("appointment.scheduled", request))


def _left(request: MemberRequest) -> None:
    enrolment.opt_out(member=request.member, program_year=request.program_year, way="phone", by="rep1")


@pytest.mark.parametrize(
    ("type", "then", "reason"),
    [
        ("member.opted_out", came_back, told_letters.BACK),
        ("review.declined", _scheduled, told_letters.CHANGED),
        ("review.declined", _left, told_letters.OUT),
    ],
)
def test_what_holds_no_more_is_not_mailed_and_cancelled(
    asked: MemberRequest, type: str, then: Any, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    receive(message(type, asked))
    assert told_letters.withdraw(by="sweep") == 0
    then(asked)
    assert dict(mail().skipped) == {reason: 1}
    assert (told_letters.withdraw(by="sweep"), told_letters.withdraw(by="sweep")) == (1, 0)
    assert only().state == LetterState.CANCELLED


def test_a_newer_wish_of_the_member_counts(asked: MemberRequest) -> None:
    receive(message("review.declined", asked, happened=ago(1)))
    reviews.matched_request(asked.member, choice="not_now")
    assert letters.hold_reason(only()) == told_letters.NEWER
    assert told_letters.withdraw(by="sweep") == 1


def test_it_is_mailed_once_and_what_has_left_stays(asked: MemberRequest, drop: Path) -> None:
    receive(message("member.opted_out", asked))
    assert (mail().mailed, mailing.put_into_mail_drop(by="worker").mailed) == (1, 0)
    came_back(asked)
    assert told_letters.withdraw(by="sweep") == 0
    letter = only()
    assert letter.state == LetterState.MAILED
    copy = letters_again.copy(letter=letter, by="rep1", reason="lost in the mail")
    newer = letters_again.replace(letter=letter, by="rep1", reason="larger", size="large")
    assert {copy.event_id, newer.event_id} == {letter.event_id}


# What it says ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "large"), [("en", False), ("es", True)])
@pytest.mark.parametrize("type", ["member.opted_out", "review.declined"])
def test_it_goes_in_the_members_language_and_size(language: str, large: bool, type: str) -> None:
    request = exchange.told_request(person=members.member(language=language, large_print=large))
    introductions.enrolment(request.member)
    receive(message(type, request))
    letters.freeze(letter_id=str(only().pk))
    content = only().content
    assert (content["language"], content["size"]) == (language, "large" if large else "standard")
    assert only().reference == content["reference"] == request.reference
    assert content["manage_address"].endswith("/request/" if language == "en" else "/es/request/")


def test_without_a_request_it_has_the_reference_of_the_introduction() -> None:
    reviews.vendor()
    introduced = introductions.due_letter()
    row = introduced.enrolment
    assert row
    receive(message("review.declined", program_year=row.program_year.year, member_id=row.member.member_id))
    letters.freeze(letter_id=str(only().pk))
    letter = only()
    assert letter.content["reference"] == introduced.form_reference
    assert letter.content["in_program"] is True


def test_who_is_not_in_the_program_is_not_told_to_be_in_it() -> None:
    receive(message("review.declined", exchange.told_request()))
    letters.freeze(letter_id=str(only().pk))
    assert only().content["in_program"] is False


@pytest.mark.parametrize(("reason", "asked_for"), [("03", True), ("99", False)])
def test_only_a_wish_is_called_one(asked: MemberRequest, reason: str, asked_for: bool) -> None:
    receive(message("member.opted_out", asked, reason=reason))
    letters.freeze(letter_id=str(only().pk))
    assert only().content["asked"] is asked_for
