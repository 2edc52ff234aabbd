"""Status rows: what may follow what, and two movers at the same moment."""

import itertools
from typing import Any

import pytest
from django.db import transaction

from members.services import status
from members.services.status import TransitionRefused
from reviews.models import Letter, LetterState, MemberRequest, RequestState
from tests.factories import reviews
from tests.racing import together


@pytest.mark.django_db
def test_a_move_appends_a_row_and_the_newest_is_current() -> None:
    request = reviews.request()
    row = status.move(request, to=RequestState.WAITING, by="rep1", reason="unclear")
    assert (row.by, row.reason) == ("rep1", "unclear")
    assert [each.state for each in request.statuses.all()] == [RequestState.RECEIVED, RequestState.WAITING]
    assert request.state == RequestState.WAITING
    assert MemberRequest.objects.in_state(RequestState.WAITING).get() == request
    assert not MemberRequest.objects.in_state(RequestState.RECEIVED).exists()
    found = MemberRequest.objects.get()
    assert (found.current_state, found.state_since) == (RequestState.WAITING, row.at)


@pytest.mark.django_db
def test_a_record_starts_with_its_first_state_only() -> None:
    letter = Letter.objects.create(kind="confirmation_leave", request=reviews.request())
    with pytest.raises(TransitionRefused):
        status.move(letter, to=LetterState.DUE, by="test")
    assert letter.state == ""
    status.move(letter, to=LetterState.HELD, by="test")
    with pytest.raises(TransitionRefused):
        status.move(letter, to=LetterState.HELD, by="test")


@pytest.mark.django_db
def test_nobody_moves_without_a_name() -> None:
    with pytest.raises(ValueError, match="actor"):
        status.move(reviews.request(), to=RequestState.WAITING, by="")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "wanted",
    [
        [RequestState.WAITING] * 4,
        [RequestState.WAITING, RequestState.MATCHED, RequestState.MATCHED],
        [RequestState.CANCELLED, RequestState.CANCELLED],
    ],
)
def test_two_movers_follow_each_other(wanted: list[str]) -> None:
    """However they interleave, the rows that remain are a path that the declaration allows."""
    request = reviews.request()

    def mover(state: str) -> None:
        status.move(MemberRequest.objects.get(pk=request.pk), to=state, by="test")

    answers = together(*(lambda state=state: mover(state) for state in wanted))
    assert all(answer is None or isinstance(answer, TransitionRefused) for answer in answers)
    path = [row.state for row in request.statuses.all()]
    assert len(path) == 1 + answers.count(None)
    for before, after in itertools.pairwise(path):
        assert after in MemberRequest.TRANSITIONS[RequestState(before)]


@pytest.mark.django_db(transaction=True)
def test_a_second_mover_waits_for_the_first_to_commit() -> None:
    """The second one reads the state only after the first has committed, so it is refused and not lost."""
    request = reviews.request()
    with transaction.atomic():
        status.move(request, to=RequestState.CANCELLED, by="first")
        # The row is locked now; a mover that does not wait says so at once.
        waiting = together(lambda: _move_without_waiting(request))
    assert "could not obtain lock" in str(waiting[0])
    with pytest.raises(TransitionRefused):
        status.move(request, to=RequestState.MATCHED, by="second")


def _move_without_waiting(request: MemberRequest) -> None:
    with transaction.atomic():
        MemberRequest.objects.select_for_update(nowait=True).get(pk=request.pk)


@pytest.mark.django_db
def test_many_are_moved_with_as_few_statements_as_one(django_assert_max_num_queries: Any) -> None:
    made = [reviews.request(first_name=f"Maria {number}") for number in range(5)]
    status.move(made[0], to=RequestState.CANCELLED, by="test")
    with django_assert_max_num_queries(4):
        moved = status.move_all(made, to=RequestState.WAITING, by="rep1", reason="unclear")
    assert moved == made[1:]
    assert made[0].state == RequestState.CANCELLED
    assert {(each.state, each.statuses.last().by, each.statuses.last().reason) for each in moved} == {
        (RequestState.WAITING, "rep1", "unclear")
    }
    assert status.move_all(made, to=RequestState.WAITING, by="rep1") == []
    assert status.move_all([], to=RequestState.WAITING, by="rep1") == []
    with pytest.raises(ValueError, match="actor"):
        status.move_all(made, to=RequestState.MATCHED, by="")


@pytest.mark.django_db(transaction=True)
def test_many_movers_of_many_follow_each_other() -> None:
    made = [reviews.request(first_name=f"Maria {number}") for number in range(5)]

    def mover(records: list[MemberRequest]) -> list[Any]:
        return status.move_all(records, to=RequestState.WAITING, by="test")

    answers = together(lambda: mover(made), lambda: mover(made[::-1]), lambda: mover(made[2:]))
    assert all(isinstance(answer, list) for answer in answers)
    assert sum(len(answer) for answer in answers) == 5
    assert all(each.statuses.count() == 2 for each in made)
