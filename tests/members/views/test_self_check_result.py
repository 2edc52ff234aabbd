"""The result page: what decided, what to do next, two years in fall, reasons beside the rule, the sheet to bring."""

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils.html import strip_tags

from members.conditions import CONDITIONS
from tests.factories import members
from tests.members.views.test_readability import HIGHEST_GRADE, grade, sentences_of
from tests.reading import as_read

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("prefix", ["", "/es"])
FALL = datetime.datetime(2030, 11, 24, 17, tzinfo=datetime.UTC)
SUMMER = datetime.datetime(2030, 7, 1, 17, tzinfo=datetime.UTC)


def post(client: Client, year: int = 2030, *, prefix: str = "", **changes: Any) -> str:
    response = client.post(f"{prefix}/{year}/self-check/", members.self_check_post(**changes))
    assert response.status_code == 200
    return response.content.decode()


def part(html: str, start: str, end: str = "</section>") -> str:
    """The text from one mark to another, without tags and breaks."""
    return " ".join(as_read(strip_tags(html.split(start, 1)[1].split(end, 1)[0])).split())


# Each outcome ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "decided", "next_step"),
    [
        ({}, "What decided: your health problems, the number of your medicines, what they", "Ask for a"),
        ({"at_risk": "yes", "drug_count": "1"}, "What decided: a limit on how you get a medicine.", "Ask for a"),
        ({"drug_count": "7", "annual_cost": "1"}, "decided: the number of your medicines, what they", "Do you think"),
        ({"annual_cost": "", "annual_cost_not_sure": "on"}, "What is missing: what they cost in a year.", "look it up"),
    ],
)  # fmt: skip
def test_what_decided_and_what_to_do(client: Client, changes: dict[str, Any], decided: str, next_step: str) -> None:
    members.program_year(2030)
    with time_machine.travel(SUMMER):
        html = post(client, **changes)
    result = part(html, "data-outcome")
    assert decided in result
    assert "This is not a decision." in result
    steps = part(html, 'id="next-steps"')
    assert next_step in steps
    assert "1-800-555-0199" in steps


def test_not_by_these_answers_has_no_colour_of_an_error(client: Client) -> None:
    members.program_year(2030)
    html = post(client, drug_count="1")
    assert 'class="panel" data-outcome="not-by-these-answers"' in html
    assert "err" not in re.findall(r'class="([^"]+)"', html.split("data-result")[1].split("<form")[0])


def test_a_past_year_leads_to_the_rules_of_this_one_and_a_coming_one_to_january(client: Client) -> None:
    for year in (2029, 2030, 2031):
        members.program_year(year)
    with time_machine.travel(SUMMER):
        past, coming = post(client, 2029), post(client, 2031)
    assert 'href="/2030/self-check/"' in past.split('id="next-steps"')[1].split("</section>")[0]
    assert "starts on January 1, 2031" in part(coming, 'id="next-steps"')
    for html in (past, coming):
        assert 'class="btn" href="/request/"' not in html


@BOTH
@pytest.mark.parametrize("changes", [{}, {"drug_count": "1"}, {"drug_count": "", "drug_count_not_sure": "on"}])
def test_the_next_step_and_the_phone_come_with_every_outcome(client: Client, prefix: str, changes: Any) -> None:
    members.program_year(2030)
    html = post(client, prefix=prefix, **changes)
    assert "1-800-555-0199" in part(html, 'id="next-steps"')
    assert "1-800-555-0199" in part(html, 'id="to-ask"')


# Two years ------------------------------------------------------------------------------------------------------------


def two_years(**next_year: Any) -> None:
    members.program_year(2030)
    members.program_year(2031, **next_year)


@pytest.mark.parametrize(("day", "year", "other"), [(FALL, 2030, "2031"), (FALL, 2031, "2030"), (SUMMER, 2030, None)])
def test_both_years_only_in_fall(client: Client, day: datetime.datetime, year: int, other: str | None) -> None:
    two_years()
    with time_machine.travel(day):
        html = post(client, year)
    assert re.findall(r'data-other-year="(\d+)"', html) == ([other] if other else [])
    assert len(re.findall(r'data-outcome="', html)) == 1
    assert len(re.findall(r'data-criterion="', html)) == 4


@pytest.mark.parametrize(
    ("next_year", "other", "said"),
    [
        ({}, "may-qualify", "Both years ask for the same."),
        ({"cost_threshold": Decimal(6000)}, "not-by-these-answers", "2031: These medicines cost more than $6,000"),
        ({"min_drugs": 7}, "may-qualify", "2031: At least 7 medicines that Part D covers."),
        ({"at_risk_route": False}, "may-qualify", "A limit on how you get a medicine"),
        ({"conditions": ("diabetes", "asthma", "copd")}, "cannot-tell", "Only on the 2031 list: Asthma; Chronic"),
        ({"conditions": ("diabetes", "esrd", "copd")}, "not-by-these-answers", "Only on the 2031 list: Chronic"),
        ({"conditions": ("diabetes", "hypertension", "esrd")}, "not-by-these-answers", "Only on the 2030 list:"),
    ],
)  # fmt: skip
def test_what_differs_in_the_other_year(client: Client, next_year: dict[str, Any], other: str, said: str) -> None:
    two_years(**next_year)
    with time_machine.travel(FALL):
        html = post(client)
    assert f'data-other-outcome="{other}"' in html
    section = part(html, "data-other-outcome")
    assert said in section
    assert ("not the same in both years" in section) == (other != "may-qualify")


def test_the_other_year_is_judged_by_its_own_rule(client: Client) -> None:
    """At the amount itself: enough in a year of "or more", too little in one of "more than"."""
    two_years(cost_operator="ge")
    with time_machine.travel(FALL):
        html = post(client, annual_cost="4935")
    assert 'data-outcome="not-by-these-answers"' in html
    assert 'data-other-outcome="may-qualify"' in html


# Reasons beside the rule ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("drugs", ["8", "1"])
def test_reasons_change_no_outcome_and_have_their_own_part(client: Client, drugs: str) -> None:
    members.program_year(2030)
    without, with_reasons = post(client, drug_count=drugs), post(client, drug_count=drugs, worth_asking=["doctors"])
    outcome = re.compile(r'data-outcome="([^"]+)"')
    assert outcome.findall(without) == outcome.findall(with_reasons)
    assert "data-reasons" not in without
    reasons = part(with_reasons, "data-reasons")
    assert "More than one doctor prescribes medicines for me." in reasons
    assert "not part of the official rule" in reasons
    assert "for members who qualify" in reasons
    assert "drugstore" not in part(with_reasons, "You checked these", "</ul>")


def test_not_sure_about_reasons_is_an_answer_of_its_own(client: Client) -> None:
    members.program_year(2030)
    assert "You are not sure about some of these" in part(post(client, worth_asking_not_sure="on"), "data-reasons")


# The sheet ------------------------------------------------------------------------------------------------------------


@BOTH
def test_the_sheet_repeats_every_answer_and_the_day(client: Client, prefix: str) -> None:
    members.program_year(2030)
    with time_machine.travel(FALL):
        html = post(client, prefix=prefix, worth_asking=["cost"], annual_cost_not_sure="on")
    sheet = part(html, 'id="your-answers"')
    said = ["8", "$4,935.01", "2030", *(("Diabetes", "November 24, 2030") if not prefix else ("24 de noviembre",))]
    for words in said:
        assert words in sheet
    assert html.count("<dt>") >= 5


@pytest.mark.parametrize(
    ("changes", "asked", "not_asked"),
    [
        ({}, "Am I in the program?", "How many of my medicines count?"),
        ({"drug_count": "1"}, "Do your records say the same about me?", "Am I in the program?"),
        ({"drug_count": "", "drug_count_not_sure": "on"}, "How many of my medicines", "What did my medicines cost"),
        ({"annual_cost": "", "annual_cost_not_sure": "on"}, "What did my medicines cost", "How many of my medicines"),
        ({"conditions": [], "conditions_not_sure": "on"}, "Which of my health problems", "How many of my medicines"),
        ({"drug_count": "1", "at_risk": "not_sure"}, "Does the plan limit how I get", "How many of my medicines"),
    ],
)  # fmt: skip
def test_questions_to_ask_fit_the_outcome(client: Client, changes: dict[str, Any], asked: str, not_asked: str) -> None:
    members.program_year(2030)
    questions = part(post(client, **changes), 'id="to-ask"')
    assert asked in questions
    assert not_asked not in questions


def test_what_was_skipped_is_said(client: Client) -> None:
    members.program_year(2030)
    sheet = part(post(client, conditions=[], at_risk=""), 'id="your-answers"')
    assert "None of them" in sheet
    assert sheet.count("Not answered") == 2


# The form -------------------------------------------------------------------------------------------------------------


def test_help_to_count_stands_beside_the_questions_without_accordions(client: Client) -> None:
    members.program_year(2030, cost_operator="ge", cost_threshold=Decimal(1276))
    html = client.get("/2030/self-check/").content.decode()
    text = part(html, "<main", "</main>")
    for words in (
        "each medicine one time", "without a prescription", "Part D Explanation of Benefits", "$1,276 or more a year",
        "You paid $25 this month and the plan paid $85. Together that is $110.", "Twelve months at $110 are $1,320",
    ):  # fmt: skip
        assert words in text
    assert "<details" not in html
    assert html.count("Why we ask") == 3


@BOTH
def test_clearing_leads_to_an_empty_form_that_says_so(client: Client, prefix: str) -> None:
    members.program_year(2030)
    link = re.search(r'href="([^"]+)" data-clear', post(client, prefix=prefix))
    assert link
    response = client.get(link[1])
    html = response.content.decode()
    assert 'class="note" tabindex="-1" data-focus' in html
    assert " checked" not in html
    assert "sessionid" not in response.cookies


def test_a_page_with_answers_is_kept_nowhere_and_the_empty_one_may_wait_for_back(client: Client) -> None:
    members.program_year(2030)
    assert "no-store" not in client.get("/2030/self-check/").headers["Cache-Control"]
    for changes in ({}, {"drug_count": "-1"}):
        answer = client.post("/2030/self-check/", members.self_check_post(**changes))
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("changes", [{}, {"drug_count": "1"}, {"annual_cost": "", "annual_cost_not_sure": "on"}])
def test_results_read_easily(client: Client, changes: dict[str, Any]) -> None:
    two_years(cost_threshold=Decimal(6000))
    with time_machine.travel(FALL):
        html = post(client, worth_asking=["doctors", "cost"], **changes)
    result = html.split("<form", 1)[0] + "</main>"
    for name in CONDITIONS.values():
        result = result.replace(str(name), "")
    found = sentences_of(result)
    assert len(found) > 20
    assert grade(found) <= HIGHEST_GRADE
