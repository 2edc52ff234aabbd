"""One request is saved, however often it is sent; everything of it is held."""

import dataclasses
import datetime
import uuid
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from members.models import AuditEvent, ProgramYear
from members.services import status
from reviews.answers import RequestAnswers
from reviews.models import (
    Letter,
    LetterKind,
    LetterState,
    MemberRequest,
    NoticeState,
    NoticeType,
    RequestState,
    VendorNotice,
)
from reviews.references import new_reference, parse_reference
from reviews.services import requests
from tests.factories import members, reviews
from tests.racing import together


@pytest.fixture
def year(db: None) -> ProgramYear:
    return members.program_year()


def send(year: ProgramYear, answers: RequestAnswers | None = None, key: uuid.UUID | None = None) -> MemberRequest:
    return requests.submit(
        answers=answers or reviews.answers(), program_year=year, submission_key=key or uuid.uuid4(), by="web"
    )


# What is saved --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "kind", "notice_type"),
    [
        ("review", LetterKind.CONFIRMATION_REVIEW, NoticeType.REVIEW_REQUESTED),
        ("not_now", LetterKind.CONFIRMATION_NOT_NOW, NoticeType.REVIEW_DECLINED),
        ("leave", LetterKind.CONFIRMATION_LEAVE, NoticeType.OPTED_OUT),
        ("come_back", LetterKind.CONFIRMATION_COME_BACK, NoticeType.CAME_BACK),
    ],
)
def test_request_letter_notice_and_trail_are_saved_together(
    year: ProgramYear, choice: str, kind: str, notice_type: str
) -> None:
    request = send(year, reviews.answers(choice=choice))
    assert request.state == RequestState.RECEIVED
    assert parse_reference(request.reference) == request.reference
    letter, notice = request.letters.get(), request.notices.get()
    assert (letter.kind, letter.state, letter.not_before) == (kind, LetterState.HELD, None)
    assert (notice.type, notice.state, notice.payload) == (notice_type, NoticeState.HELD, None)
    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.object_id) == ("web", "request.received", str(request.pk))


def test_the_trail_tells_nothing_that_was_typed(year: ProgramYear) -> None:
    send(year)
    event = AuditEvent.objects.get()
    assert "Lopez" not in str([event.values, event.reason, event.object_id])


@pytest.mark.django_db
def test_a_failure_in_the_middle_leaves_nothing(year: ProgramYear, monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_order(**kwargs: Any) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(requests.audit, "record", out_of_order)
    with pytest.raises(RuntimeError):
        send(year)
    assert not MemberRequest.objects.exists()
    assert not Letter.objects.exists()
    assert not VendorNotice.objects.exists()


def test_what_the_database_refuses_for_another_reason_is_raised(year: ProgramYear) -> None:
    with pytest.raises(IntegrityError, match="helper_is_named"):
        send(year, reviews.answers(who="helper"))
    assert not MemberRequest.objects.exists()


def test_a_reference_that_is_taken_costs_nobody_their_request(
    year: ProgramYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = send(year).reference
    offered = iter([taken, taken, new_reference()])
    monkeypatch.setattr(requests, "new_reference", lambda: next(offered))
    second = send(year, reviews.answers(first_name="Ana"))
    assert second.reference != taken
    assert MemberRequest.objects.count() == 2


# Joining --------------------------------------------------------------------------------------------------------------


def test_the_same_submission_joins(year: ProgramYear) -> None:
    """A reload: the same key, whatever else came with it."""
    key = uuid.uuid4()
    assert send(year, key=key) == send(year, key=key) == send(year, reviews.answers(first_name="Ana"), key=key)
    assert (Letter.objects.count(), VendorNotice.objects.count(), AuditEvent.objects.count()) == (1, 1, 1)


def test_the_same_answers_on_the_same_day_join(year: ProgramYear) -> None:
    assert send(year) == send(year)
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    "field", [field.name for field in dataclasses.fields(RequestAnswers) if not field.name.startswith("copy_")]
)
def test_other_answers_are_another_request(year: ProgramYear, field: str) -> None:
    other: dict[str, Any] = {
        "choice": "not_now",
        "who": "representative",
        "birth_date": datetime.date(1950, 1, 1),
        "windows": ("2026-12-01-morning",),
        "leave_message": False,
        "authority": "on_file",
        "email_consent": True,
        "best_time": "morning",
        **dict.fromkeys(("interpreter", "tty", "hearing_help", "large_print", "braille", "audio", "any_time"), True),
    }
    base = reviews.helper_answers(email="maria@example.org")
    changed = dataclasses.replace(base, **{field: other.get(field, "02111")})
    assert send(year, base) != send(year, changed)


COPY = {
    "copy_wanted": True, "copy_address1": "8 Elm Street", "copy_address2": "", "copy_city": "Quincy",
    "copy_state": "MA", "copy_zip_code": "02169",
}  # fmt: skip


@pytest.mark.parametrize("field", [*COPY])
def test_another_wish_for_a_copy_is_another_request(year: ProgramYear, field: str) -> None:
    base = reviews.helper_answers(who="representative", **COPY)
    none = dict.fromkeys(COPY, "") | {"copy_wanted": False}
    changed = none if field == "copy_wanted" else {field: "NY"}
    assert send(year, base) != send(year, dataclasses.replace(base, **changed))


def test_the_same_answers_on_another_day_or_in_another_year_are_another_request(year: ProgramYear) -> None:
    first = send(year)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1)):
        second = send(year)
    third = send(members.program_year(year.year + 1))
    assert len({first.pk, second.pk, third.pk}) == 3


def test_the_day_is_that_of_the_plan(year: ProgramYear) -> None:
    """Eastern time: 11 p.m. and 1 a.m. are two days, though both are the same day in UTC."""
    with time_machine.travel(datetime.datetime(2026, 6, 2, 3, tzinfo=datetime.UTC)):
        evening = send(year)
    with time_machine.travel(datetime.datetime(2026, 6, 2, 5, tzinfo=datetime.UTC)):
        assert send(year) != evening


def test_whoever_leaves_comes_back_and_leaves_again_is_heard_three_times(year: ProgramYear) -> None:
    """The last wish wins, so it must not vanish in the first."""
    leave, come_back = reviews.answers(choice="leave"), reviews.answers(choice="come_back")
    first, second, third = send(year, leave), send(year, come_back), send(year, leave)
    assert len({first.pk, second.pk, third.pk}) == 3
    assert send(year, leave) == third


@pytest.mark.parametrize("closed_as", [RequestState.CANCELLED, RequestState.REJECTED])
def test_whoever_asks_again_after_a_request_was_closed_gets_a_new_one(year: ProgramYear, closed_as: str) -> None:
    first = send(year)
    if closed_as == RequestState.REJECTED:
        status.move(first, to=RequestState.WAITING, by="test")
    status.move(first, to=closed_as, by="test")
    second = send(year)
    assert second != first
    assert send(year) == second


def test_a_reload_after_a_request_was_closed_shows_the_closed_one(year: ProgramYear) -> None:
    key = uuid.uuid4()
    first = send(year, key=key)
    status.move(first, to=RequestState.CANCELLED, by="test")
    assert send(year, key=key) == first


def test_the_fingerprint_needs_the_key_of_the_site(year: ProgramYear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads the column cannot try names against it."""
    first = send(year)
    monkeypatch.setattr(settings, "SECRET_KEY", "another")
    second = send(year)
    assert first.fingerprint != second.fingerprint


# Racing ---------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same_key", [True, False], ids=["double click", "two browsers"])
def test_sends_that_race_end_in_one_request(same_key: bool) -> None:
    year = members.program_year()
    key = uuid.uuid4()
    answers = together(*[lambda: send(year, key=key if same_key else None)] * 6)
    assert len({getattr(answer, "pk", answer) for answer in answers}) == 1
    assert MemberRequest.objects.count() == 1
    assert (Letter.objects.count(), VendorNotice.objects.count(), AuditEvent.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_different_people_do_not_disturb_each_other() -> None:
    year = members.program_year()
    calls = [lambda name=name: send(year, reviews.answers(first_name=name)) for name in ("Ana", "Eva", "Ida", "Uma")]
    assert all(isinstance(answer, MemberRequest) for answer in together(*calls))
    assert MemberRequest.objects.count() == 4
