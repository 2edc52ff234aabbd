"""Voids, replacements and repeats, line after line."""

import pytest

from members.services.imports.adjustments import Held, Lines
from members.services.imports.bad import Bad

A, B, C = ({"member": 1, "gross_cost": cost} for cost in ("1.00", "2.00", "3.00"))
OTHERS = {"member": 2, "gross_cost": "1.00"}


def gone_through(*steps, held=None):
    """What each line came to: loaded, unchanged, or the reason it is refused."""
    lines = Lines({"X": held} if held else {})
    answers = []
    for number, (adjustment, said) in enumerate(steps, 2):
        try:
            answers.append("loaded" if lines.take(number, "X", adjustment, said) else "unchanged")
        except Bad as bad:
            answers.append(bad.reason)
    return answers, lines


@pytest.mark.parametrize(
    ("steps", "answers"),
    [
        ([(None, A), (None, A)], ["loaded", "unchanged"]),
        ([(None, A), (None, B)], ["loaded", "conflicting-repeat"]),
        ([("void", A)], ["unknown-void"]),
        ([(None, A), ("void", A), ("void", A)], ["loaded", "loaded", "unchanged"]),
        ([(None, A), ("void", OTHERS)], ["loaded", "conflicting-repeat"]),
        ([(None, A), ("void", A), (None, A)], ["loaded", "loaded", "unchanged"]),
        ([(None, A), ("void", A), ("replace", B)], ["loaded", "loaded", "replaces-a-void"]),
        ([("replace", A)], ["loaded"]),
        ([(None, A), ("replace", A)], ["loaded", "unchanged"]),
        ([(None, A), ("replace", B), (None, A), ("replace", B)], ["loaded", "loaded", "unchanged", "unchanged"]),
        ([(None, A), ("replace", B), (None, C)], ["loaded", "loaded", "conflicting-repeat"]),
        ([(None, A), ("replace", B), ("replace", A)], ["loaded", "loaded", "loaded"]),
        ([(None, A), ("replace", OTHERS)], ["loaded", "loaded"]),
    ],
)
def test_lines_of_a_claim(steps, answers):
    assert gone_through(*steps)[0] == answers


def test_the_whole_history_again_changes_nothing():
    held = Held(C, voided=True, earlier=[A, B])
    answers, lines = gone_through((None, A), ("replace", B), ("replace", C), ("void", C), held=held)
    assert answers == ["unchanged"] * 4
    assert not held.changed
    assert not lines.changes


def test_what_a_claim_said_before_is_kept_with_its_line():
    _answers, lines = gone_through((None, A), ("replace", B), ("void", B))
    assert [(change.kind, change.before, change.line) for change in lines.changes] == [
        ("replace", A, 3),
        ("void", B, 4),
    ]
    held = lines.held["X"]
    assert (held.content, held.voided, held.line, held.is_new) == (B, True, 3, True)


def test_a_replacement_without_a_claim_is_noted():
    assert gone_through(("replace", A))[1].notes == {"replaced_unknown": 1}
