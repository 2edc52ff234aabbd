"""A member's own list is kept with its request: once, in the same transaction, and never rewritten."""

import functools
import uuid
from typing import Any

import pytest
from django.db import IntegrityError

from members.models import AuditEvent
from reviews.documents.own_list import read
from reviews.models import MemberOwnList, MemberRequest
from reviews.services import own_lists
from tests.factories import members, reviews
from tests.racing import together
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db
LIST = read(reviews.OWN_LIST)


def submit(**changes: Any) -> MemberRequest:
    base: dict[str, Any] = {
        "own_list": LIST,
        "answers": reviews.answers(),
        "program_year": reviews.todays_year(),
        "submission_key": uuid.uuid4(),
        "by": reviews.BY,
    }
    return own_lists.submit(**{**base, **changes})


def test_the_list_comes_with_the_request_and_leaves_a_trace_without_medicines() -> None:
    sent = submit()
    kept = sent.own_lists.get()
    assert (kept.form_set, kept.language, kept.content) == ("2022", "en", LIST.as_content())
    event = AuditEvent.objects.get(verb="own_list.received")
    assert (event.object_id, event.values) == (str(kept.pk), {"medicines": 2})


@pytest.mark.parametrize("choice", ["not_now", "leave", "come_back"])
def test_without_a_review_nobody_needs_to_know_what_a_member_takes(choice: str) -> None:
    assert not submit(answers=reviews.answers(choice=choice)).own_lists.exists()


def test_without_a_list_there_is_none() -> None:
    assert not submit(own_list=None).own_lists.exists()


def test_sent_twice_it_is_kept_once_and_a_changed_one_is_the_newest() -> None:
    first, second = submit(), submit()
    assert first == second
    assert first.own_lists.count() == 1
    other = read({**reviews.OWN_LIST, "medicines": [{"medication": "Zocor"}]})
    submit(own_list=other)
    assert [kept.content for kept in first.own_lists.all()] == [other.as_content(), LIST.as_content()]


@pytest.mark.django_db(transaction=True)
def test_sent_twice_in_the_same_moment_it_is_kept_once() -> None:
    year, key = reviews.todays_year(), uuid.uuid4()
    send = functools.partial(submit, program_year=year, submission_key=key)
    assert len({sent.pk for sent in together(send, send, send)}) == 1
    assert MemberOwnList.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_that_join_one_request_keep_one_list() -> None:
    keep = functools.partial(own_lists.keep, request=reviews.request(), own_list=LIST, by=reviews.BY)
    assert len({kept.pk for kept in together(*[keep] * 6)}) == 1
    assert MemberOwnList.objects.count() == 1


def test_request_and_list_are_kept_both_or_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_lists, "keep", lambda **_given: (_ for _ in ()).throw(IntegrityError))
    year = members.program_year()
    with pytest.raises(IntegrityError):
        submit(program_year=year)
    assert not MemberRequest.objects.exists()


def test_the_vendor_is_told_that_there_is_a_list_and_nothing_of_it() -> None:
    for own_list in (LIST, None):
        sent = submit(own_list=own_list, answers=reviews.answers(members.member(), questions=f"{own_list is None}"))
        reviews.matching.match(request_id=str(sent.pk), by=reviews.BY)
        payload = sent.notices.get().payload
        assert payload["data"]["member_list_attached"] is (own_list is not None)
        assert "Lisinopril" not in str(payload)


def test_a_kept_list_is_never_rewritten() -> None:
    kept = reviews.own_list(reviews.request())
    with history_kept():
        MemberOwnList.objects.filter(pk=kept.pk).update(content={"texts": {}, "medicines": [1]})
    with history_kept():
        kept.delete()


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("own_list_names_its_form", {"form_set": ""}),
        ("own_list_names_its_form", {"language": "fr"}),
        ("own_list_holds_medicines", {"content": {"texts": {}, "medicines": []}}),
        ("own_list_holds_medicines", {"content": {"medicines": [{}]}}),
        ("own_list_holds_medicines", {"content": {"texts": {}}}),
    ],
)
def test_the_database_refuses_what_is_no_list(constraint: str, columns: dict[str, Any]) -> None:
    good = {"form_set": "2022", "language": "en", "content": LIST.as_content(), "request": reviews.request()}
    with refused(constraint):
        MemberOwnList.objects.create(**{**good, **columns})
