"""Evidence in sentences, in both languages, and the picture of the fills."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from reviews.documents.tmr_sentences import NAMES, SAYS, sentences
from reviews.documents.tmr_timeline import timeline
from reviews.services.tmr import catalogue
from reviews.tmr import findings
from tests.reviews.tmr.histories import ATORVASTATIN, UNKNOWN, fill, history

ROOT = Path(findings.__file__).parent
LAST = {"name": "Lipitor", "date": "2026-05-02", "days": 30}


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("last-fill", LAST, "Lipitor was last filled on May 2, 2026, for 30 days."),
        ("last-fill", {**LAST, "days": 1}, "Lipitor was last filled on May 2, 2026, for 1 day."),
        (
            "days-covered",
            {"group": "statin", "covered": 796, "days": 1000, "from": "2026-03-01"},
            "Medicine for 796 of the 1000 days since March 1, 2026: 79.6 % (statins).",
        ),
        (
            "days-covered",
            {"group": "statin", "covered": 7999, "days": 10000, "from": "2026-03-01"},
            "Medicine for 7999 of the 10000 days since March 1, 2026: 79.9 % (statins).",  # never rounded up to 80
        ),
        ("condition", {"condition": "falls"}, "Diagnosed: falls."),
        (
            "pair",
            {"first": "opioid", "second": "benzodiazepine", "days": 3, "last": "2026-05-02", "pair": "x"},
            "At hand together on 3 days lately, last on May 2, 2026: opioids and benzodiazepines.",
        ),
        (
            "costly",
            {"name": "Lipitor", "group": "statin", "day": 4.5, "usual": 0.25},
            "A day of Lipitor cost the plan $4.50; a day of others of its kind $0.25 (statins).",
        ),
    ],
)
def test_a_line_is_a_sentence(kind: str, values: dict[str, object], said: str) -> None:
    assert sentences([{"kind": kind, "values": values}]) == [said]


def test_every_kind_of_line_that_a_rule_writes_has_its_sentence() -> None:
    code = "".join(path.read_text() for path in ROOT.glob("*.py"))
    written = set(re.findall(r'Line\(\s*"([\w-]+)"', code))
    assert written == set(SAYS)


def test_every_group_and_condition_of_the_lists_has_its_words() -> None:
    lists = catalogue.lists()
    pairs = [listed.pair for kind in ("interaction", "with_condition") for listed in catalogue.pairs(kind)]
    used = {*lists["high_risk"], *lists["duplicates"], *lists["priced"]}
    assert used | {name for pair in pairs for name in (pair.first, pair.second)} <= set(NAMES)


def test_two_of_one_group_are_told_as_two_of_a_kind() -> None:
    values = {"pair": "duplicate-statin", "first": "statin", "second": "statin", "days": 28, "last": "2026-05-02"}
    said = "At hand together on 28 days lately, last on May 2, 2026: two of the same kind (statins)."
    assert sentences([{"kind": "pair", "values": values}]) == [said]


def test_in_spanish() -> None:
    with override("es"):
        assert sentences([{"kind": "condition", "values": {"condition": "falls"}}]) == ["Diagnóstico: caídas."]


def test_groups_of_lists_have_names() -> None:
    from reviews.documents.tmr_sentences import NAMES

    lists = catalogue.lists()
    assert {*lists["high_risk"], *lists["priced"]} <= set(NAMES)
    assert {pair.pair.second for pair in catalogue.pairs("with_condition")} <= set(NAMES)


def test_a_time_line_shows_gaps_and_early_refills() -> None:
    drawn = timeline(history([fill(ATORVASTATIN, 99, 30), fill(ATORVASTATIN, 79, 30), fill(ATORVASTATIN, 10, 30)]))
    (line,) = drawn.lines
    assert (line.covered, line.days, line.gap) == (71, 100, 29)
    assert [bar.kind for bar in line.bars] == ["supply", "supply", "supply", "early"]
    early = line.bars[-1]
    assert early.x == line.ticks[1]  # from the second fill on
    assert early.width == pytest.approx(10 * 760 / 365, abs=0.2)  # ten days


def test_old_fills_and_fills_without_days() -> None:
    drawn = timeline(history([fill(ATORVASTATIN, 400, 90), fill(UNKNOWN, 20, 0)]))
    assert [line.name for line in drawn.lines] == ["99999999999"]
    assert (drawn.lines[0].covered, drawn.lines[0].gap) == (0, 21)


def test_the_picture_has_no_style_of_its_own() -> None:
    drawn = timeline(history([fill(ATORVASTATIN, 99, 30), fill(ATORVASTATIN, 79, 30)]))
    text = render_to_string("admin/reviews/tmralert/timeline.html", {"timeline": drawn})
    assert "style=" not in text
    assert "ATORVASTATIN" in text
    assert text.count('class="tick"') == 2
    with override("es"):  # no comma where a coordinate has its point
        text = render_to_string("admin/reviews/tmralert/timeline.html", {"timeline": drawn})
    assert not re.search(r'(x|x1|width)="\d+,', text)
