"""The self-check page: outcomes, boundaries, unkind input; nothing is stored."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.services import program_years
from tests.factories import members

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("prefix", ["", "/es"])
ENOUGH = ["diabetes", "hypertension", "depression"]


def post(client: Client, path: str = "/2023/self-check/", **changes: Any) -> tuple[int, str]:
    response = client.post(path, members.self_check_post(**changes))
    return response.status_code, response.content.decode()


def outcome(html: str) -> str:
    found = re.findall(r'data-outcome="([^"]+)"', html)
    assert len(found) == 1
    return found[0]


def criteria(html: str) -> dict[str, str]:
    return dict(re.findall(r'data-criterion="([^"]+)" data-met="([^"]+)"', html))


# Outcomes -------------------------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("changes", "expected", "met"),
    [
        ({}, "may-qualify", "yes yes yes no"),
        ({"at_risk": "yes", "conditions": [], "drug_count": "0", "annual_cost": "0"}, "may-qualify", "no no no yes"),
        ({"annual_cost": "4935"}, "not-by-these-answers", "yes yes no no"),
        ({"drug_count": "7"}, "not-by-these-answers", "yes no yes no"),
        ({"conditions": ENOUGH[:2]}, "not-by-these-answers", "no yes yes no"),
        ({"conditions": []}, "not-by-these-answers", "no yes yes no"),
        ({"conditions": ENOUGH[:2], "conditions_not_sure": "on"}, "cannot-tell", "unknown yes yes no"),
        ({"conditions_not_sure": "on"}, "may-qualify", "yes yes yes no"),
        ({"drug_count": "", "drug_count_not_sure": "on"}, "cannot-tell", "yes unknown yes no"),
        ({"annual_cost": "", "annual_cost_not_sure": "on"}, "cannot-tell", "yes yes unknown no"),
        ({"at_risk": "not_sure"}, "may-qualify", "yes yes yes unknown"),
        ({"at_risk": "not_sure", "drug_count": "1"}, "cannot-tell", "yes no yes unknown"),
        ({"at_risk": "", "drug_count": "1"}, "cannot-tell", "yes no yes unknown"),
        (
            {"drug_count": "1", "annual_cost": "", "annual_cost_not_sure": "on"},
            "not-by-these-answers",
            "yes no unknown no",
        ),
    ],
)
def test_outcomes(client: Client, prefix: str, changes: dict[str, Any], expected: str, met: str) -> None:
    members.program_year(2023)
    status, html = post(client, f"{prefix}/2023/self-check/", **changes)
    assert status == 200
    assert outcome(html) == expected
    assert criteria(html) == dict(zip(("conditions", "drugs", "cost", "at-risk"), met.split(), strict=True))
    assert "1-800-555-0199" in html.split("data-outcome")[1].split("<footer")[0]


@pytest.mark.parametrize(
    ("year", "cost", "expected"),
    [
        (2023, "$4,934.99", "not-by-these-answers"),
        (2023, "$4,935.00", "not-by-these-answers"),
        (2023, "$4,935.01", "may-qualify"),
        (2022, "4696", "not-by-these-answers"),
        (2022, "4696.01", "may-qualify"),
    ],
)
def test_boundaries_of_the_sponsors_years(client: Client, year: int, cost: str, expected: str) -> None:
    program_years.load(by="test")
    _status, html = post(client, f"/{year}/self-check/", annual_cost=cost)
    assert outcome(html) == expected
    if cost == "$4,935.00":
        assert "exactly the amount" in html


def test_boundary_where_the_amount_itself_is_enough(client: Client) -> None:
    members.program_year(2023, cost_operator="ge")
    assert outcome(post(client, annual_cost="4935")[1]) == "may-qualify"
    assert outcome(post(client, annual_cost="4934.99")[1]) == "not-by-these-answers"


def test_a_year_without_the_second_way(client: Client) -> None:
    members.program_year(2023, at_risk_route=False)
    _status, html = post(client, at_risk="yes", drug_count="1")
    assert outcome(html) == "not-by-these-answers"
    assert "at-risk" not in criteria(html)


def test_a_number_wins_over_not_sure_and_the_page_says_so(client: Client) -> None:
    members.program_year(2023)
    _status, html = post(client, drug_count_not_sure="on")
    assert criteria(html)["drugs"] == "yes"
    assert "your best guess" in html


def test_not_by_these_answers_is_no_error(client: Client) -> None:
    members.program_year(2023)
    status, html = post(client, drug_count="1")
    assert status == 200
    assert "<title>Your result" in html
    assert 'class="errsum"' not in html


# Unkind input ---------------------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"drug_count": "-1"}, "drug_count"),
        ({"drug_count": "1000000"}, "drug_count"),
        ({"drug_count": "8\x00"}, "drug_count"),
        ({"annual_cost": "-5"}, "annual_cost"),
        ({"annual_cost": "1e999"}, "annual_cost"),
        ({"annual_cost": "4935.011"}, "annual_cost"),
        ({"annual_cost": "<script>alert(1)</script>"}, "annual_cost"),
        ({"conditions": ["<script>"]}, "conditions"),
        ({"conditions": ["diabetes"] * 900}, "conditions"),
        ({"at_risk": "YES"}, "at_risk"),
        ({"drug_count": "", "annual_cost": ""}, "drug_count"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field(
    client: Client, prefix: str, changes: dict[str, Any], field: str
) -> None:
    members.program_year(2023)
    status, html = post(client, f"{prefix}/2023/self-check/", **changes)
    assert status == 422
    assert f'id="id_{field}_error"' in html
    assert 'class="errsum"' in html
    assert re.search(r"<title>\s*Error:", html)
    assert "data-outcome" not in html
    assert "<script>alert" not in html


def test_typed_answers_stay_when_something_is_wrong(client: Client) -> None:
    members.program_year(2023)
    _status, html = post(client, annual_cost="lots", drug_count="11")
    assert 'value="11"' in html
    assert 'value="lots"' in html
    assert re.search(r'value="diabetes"[^>]* checked', html)


@BOTH
def test_too_many_fields_is_a_plain_400(client: Client, prefix: str) -> None:
    members.program_year(2023)
    status, html = post(client, f"{prefix}/2023/self-check/", conditions=["diabetes"] * 2000)
    assert status == 400
    assert "<h1>" in html


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods(client: Client, method: str) -> None:
    members.program_year(2023)
    assert getattr(client, method)("/2023/self-check/").status_code == 405


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ["/2024/self-check/", "/1999/self-check/", "/es/2024/self-check/"])
def test_drafts_and_unknown_years(client: Client, method: str, path: str) -> None:
    members.program_year(2023)
    members.program_year(2024, published=False)
    assert getattr(client, method)(path).status_code == 404


# Nothing is stored ----------------------------------------------------------------------------------------------------


def test_nothing_is_stored_and_nothing_may_be_cached(client: Client) -> None:
    members.program_year(2023)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.post("/2023/self-check/", members.self_check_post())
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert Session.objects.count() == 0
    assert "sessionid" not in response.cookies
    assert "no-store" in response.headers["Cache-Control"]


def test_get_shows_an_empty_form_whatever_the_address_says(client: Client) -> None:
    members.program_year(2023)
    html = client.get("/2023/self-check/?drug_count=8&conditions=diabetes").content.decode()
    assert " checked" not in html
    assert 'value="8"' not in html
    assert "novalidate" in html
    assert " required" not in html
