"""What is hidden so that nobody can be guessed."""

import pytest

from members.reporting.small_counts import shown


@pytest.mark.parametrize(
    ("counts", "of_a_sum", "hidden"),
    [
        ({"a": 0, "b": 11}, True, ""),
        ({"a": 1, "b": 10, "c": 11}, False, "ab"),
        ({"a": 3, "b": 40, "c": 20}, False, "a"),
        ({"a": 3, "b": 40, "c": 20}, True, "ac"),
        ({"a": 3, "b": 4, "c": 20}, True, "ab"),
        ({"a": 3, "b": 0, "c": 0}, True, "a"),
        ({"a": 0, "b": 0}, True, ""),
        ({}, True, ""),
    ],
)
def test_shown(counts: dict[str, int], of_a_sum: bool, hidden: str) -> None:
    expected = {name: None if name in hidden else count for name, count in counts.items()}
    assert shown(counts, of_a_sum=of_a_sum) == expected


def test_a_hidden_count_cannot_be_worked_out_from_the_sum() -> None:
    counts = {"a": 7, "b": 11, "c": 500}
    seen = shown(counts, of_a_sum=True)
    left = sum(counts.values()) - sum(count for count in seen.values() if count)
    assert left == 18, "the sum of two, of which neither is known"
