"""The answers of a request become columns of it, and the factories make what the database takes."""

import pytest

from reviews.models import Letter, LetterState, MemberRequest, NoticeState, RequestState
from tests.factories import members, reviews


def test_every_answer_is_a_column() -> None:
    columns = reviews.answers(member_id="1EG4-TE5-MK73", windows=("2026-12-01-morning",)).as_columns()
    fields = {field.name for field in MemberRequest._meta.get_fields()}
    assert set(columns) <= fields
    assert columns["typed_member_id"] == "1EG4-TE5-MK73"
    assert columns["windows"] == ["2026-12-01-morning"]
    assert "member_id" not in columns


@pytest.mark.django_db
def test_a_matched_request_of_the_factory_is_ready_to_go() -> None:
    person = members.member()
    request = reviews.matched_request(person)
    assert request.member == person
    assert request.state == RequestState.MATCHED
    assert request.letters.get().state == LetterState.DUE
    assert request.notices.get().state == NoticeState.QUEUED


@pytest.mark.django_db
def test_a_rendered_letter_of_the_factory_is_a_pdf() -> None:
    letter = reviews.rendered_letter()
    assert letter.state == LetterState.RENDERED
    with letter.file.open("rb") as stored:
        assert stored.read(5) == b"%PDF-"
    assert Letter.objects.count() == 1
