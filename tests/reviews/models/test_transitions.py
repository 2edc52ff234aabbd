"""What may follow what: the whole table, so that a change of it is a change here."""

import itertools

import pytest

from reviews.models import Letter, LetterState, ListRequest, ListRequestState, MemberRequest, RequestState

NOT_DONE = ["told", "scheduled", "missed", "declined"]
REQUEST_PATHS = {
    ("received", "matched"), ("received", "waiting"), ("received", "cancelled"),
    ("waiting", "matched"), ("waiting", "rejected"), ("waiting", "cancelled"),
    *itertools.product(["matched", *NOT_DONE], ["cancelled", "done", "replaced"]),
    *itertools.product(["matched"], NOT_DONE), *itertools.permutations(NOT_DONE, 2),
    ("replaced", "matched"), ("scheduled", "matched"),
}  # fmt: skip
LIST_PATHS = {("received", "matched"), ("received", "waiting"), ("waiting", "matched"), ("waiting", "rejected")}
LETTER_PATHS = {
    ("held", "due"), ("held", "cancelled"),
    ("due", "rendered"), ("due", "failed"), ("rendered", "in_print_batch"), ("failed", "due"),
    ("in_print_batch", "mailed"), ("in_print_batch", "failed"), ("mailed", "returned"), ("superseded", "returned"),
    *itertools.product(["due", "rendered", "failed"], ["cancelled", "superseded"]),
    *itertools.product(["mailed", "returned"], ["superseded"]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "states", "paths"),
    [
        (MemberRequest, RequestState, REQUEST_PATHS),
        (ListRequest, ListRequestState, LIST_PATHS),
        (Letter, LetterState, LETTER_PATHS),
    ],
)
def test_the_declared_transitions(
    record: type[MemberRequest] | type[ListRequest] | type[Letter],
    states: type[RequestState] | type[ListRequestState] | type[LetterState],
    paths: set[tuple[str, str]],
) -> None:
    pairs = itertools.product(states.values, states.values)
    allowed = {(a, b) for a, b in pairs if b in record.TRANSITIONS.get(a, frozenset())}
    assert allowed == paths
