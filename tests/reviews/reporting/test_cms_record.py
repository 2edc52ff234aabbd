"""Each element of the report to CMS by itself: what stands in it, when it is missing, what is asked about."""

import datetime
from typing import Any

import pytest

from reviews.models.codes import DeliveryMethod, Provider, Recipient
from reviews.reporting.cms_layout import layout_of
from reviews.reporting.cms_record import PROBLEMS, Tally, Writer, problems
from reviews.reporting.cms_rows import Beneficiary

LAYOUT = layout_of(2026)
assert LAYOUT is not None
WRITER = Writer(LAYOUT)
BASE = Beneficiary(
    enrolment="e", contract="H1234", reason="01", enrolled_on=datetime.date(2026, 3, 1),
    criteria_met_on=datetime.date(2026, 2, 28), opted_out_on=None, opt_out_reason="",
    offer_due_on=datetime.date(2026, 4, 30), offered_on=None, member_id="M1", mbi="1EG4TE5MK73", first_name="Ada",
    middle_initial="", last_name="Invented", birth_date=datetime.date(1948, 4, 28), impaired_now=None,
    was_impaired=False, was_in_long_term_care=False, review=None, held_on=None, method=None, provider=None,
    recipient=None, told_impaired=None, summary=None, sent_on=None, vendor_reviews=1, own_reviews=0,
    first_quarterly_review_on=datetime.date(2026, 3, 20), recommended_in_reviews=0, recommended_by_vendor=0,
    recommended_by_alerts=0, resolved=0, disposal=False,
)  # type: ignore[arg-type]  # fmt: skip
HELD = {
    "review": "r", "held_on": datetime.date(2026, 5, 4), "method": "02", "provider": "plan_sponsor_pharmacist",
    "recipient": "beneficiary",
}  # fmt: skip
SENT = {**HELD, "summary": "s", "sent_on": datetime.date(2026, 5, 18)}


def written(**changes: Any) -> dict[str, str]:
    line = WRITER.line(BASE._replace(**changes))
    return dict(zip((each.letter for each in LAYOUT.elements), line, strict=True))


@pytest.mark.parametrize(
    ("letter", "changes", "expected"),
    [
        ("A", {}, "H1234"),
        ("F", {}, "19480428"),
        ("G", {"reason": "02"}, "02"),
        ("H", {}, "U"),
        ("H", {"impaired_now": False}, "N"),
        ("H", {"impaired_now": True}, "U"),  # today, and not known of then
        ("H", {"impaired_now": True, "was_impaired": True}, "Y"),
        ("H", {"impaired_now": False, "was_impaired": True}, "Y"),
        ("H", {"was_impaired": True, "told_impaired": False}, "N"),
        ("H", {"told_impaired": True}, "Y"),
        ("J", {}, "20260228"),
        ("J", {"reason": "04"}, ""),
        ("K", {"opted_out_on": datetime.date(2026, 6, 1)}, "20260601"),
        ("L", {"opted_out_on": datetime.date(2026, 6, 1), "opt_out_reason": "03"}, "03"),
        ("M", {}, "N"),
        ("M", HELD, "N"),
        ("N", HELD, ""),
        ("Q", HELD, ""),
        ("M", SENT, "Y"),
        ("N", SENT, "20260504"),
        ("O", SENT, "20260518"),
        ("P", SENT, "02"),
        ("Q", SENT, "Plan Sponsor Pharmacist"),
        ("R", {**SENT, "recipient": "other_authorized"}, "Other Authorized Individual"),
        ("S", {"own_reviews": 2}, "3"),
        ("S1", {"first_quarterly_review_on": None}, ""),
        ("T", {"recommended_in_reviews": 1, "recommended_by_vendor": 2, "recommended_by_alerts": 4}, "7"),
        ("U", {"resolved": 3}, "3"),
        ("V", {"disposal": True}, "Y"),
    ],
)
def test_each_element(letter: str, changes: dict[str, Any], expected: str) -> None:
    assert written(**changes)[letter] == expected


@pytest.mark.parametrize(
    ("codes", "letter", "column"),
    [(DeliveryMethod, "P", "method"), (Provider, "Q", "provider"), (Recipient, "R", "recipient")],
)
def test_every_code_we_keep_has_its_word(codes: Any, letter: str, column: str) -> None:
    assert all(written(**{**SENT, column: code})[letter] for code in codes.values)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, []),
        ({"mbi": None}, ["B"]),
        ({"criteria_met_on": None}, ["J"]),
        ({"criteria_met_on": None, "reason": "04"}, []),
        ({"opted_out_on": datetime.date(2026, 6, 1)}, ["L"]),
        ({**HELD, "method": None}, []),
        ({**SENT, "method": None}, ["P"]),
        ({**SENT, "provider": "unheard-of"}, ["Q"]),
    ],
)
def test_what_is_needed_and_not_there(changes: dict[str, Any], missing: list[str]) -> None:
    row = BASE._replace(**changes)
    assert list(WRITER.missing(row, WRITER.line(row))) == missing


LATE = datetime.date(2026, 5, 19)


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, []),
        (HELD, ["no-summary"]),
        (SENT, []),
        ({**SENT, "sent_on": LATE}, ["summary-late"]),
        ({**SENT, "sent_on": datetime.date(2026, 5, 3)}, ["summary-early"]),
        ({"enrolled_on": datetime.date(2025, 12, 31)}, ["another-year"]),
        ({"criteria_met_on": datetime.date(2027, 1, 1)}, ["criteria-late"]),
        ({"offered_on": datetime.date(2026, 4, 30)}, []),
        ({"offered_on": datetime.date(2026, 5, 1)}, ["offer-late"]),
        ({"vendor_reviews": 0}, ["no-quarterly-review"]),
        ({**SENT, "recipient": "caregiver"}, ["held-with-another"]),
        ({**SENT, "recipient": "caregiver", "told_impaired": True}, []),
    ],
)
def test_what_is_asked_about(changes: dict[str, Any], names: list[str]) -> None:
    assert list(problems(BASE._replace(**changes), 2026)) == names


def test_every_problem_has_a_case() -> None:
    cases = test_what_is_asked_about.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {name for _changes, names in cases for name in names} == set(PROBLEMS)


def test_what_is_too_long_is_counted_and_written_whole() -> None:
    tally, row = Tally(WRITER, 2026), BASE._replace(first_name="A" * 31)
    tally.count(row, WRITER.line(row))
    assert {letter for letter, count in tally.too_long.items() if count} == {"C"}
    assert written(first_name="A" * 31)["C"] == "A" * 31


def test_the_layout_says_how_sure_each_element_is() -> None:
    letters = [each.letter for each in LAYOUT.elements]
    assert letters == sorted(letters)
    assert len(set(letters)) == len(letters)
    assert all(each.source and each.name for each in LAYOUT.elements)
    assert {each.letter for each in LAYOUT.elements if each.how_sure == "primary"} == {"G", "L", "P"}
    assert layout_of(2021) is None


def test_every_value_of_the_layout_is_known() -> None:
    assert len(WRITER.line(BASE)) == len(WRITER.head)
    assert len(WRITER.trace(BASE)) + 1 == len(WRITER.trace_head)
