"""What a visit to the self-check adds to the counts, and that the page needs no database for it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client

from members import years
from members.services import self_check_counts
from tests.factories import members

pytestmark = pytest.mark.django_db
PATH = "/2023/self-check/"


@pytest.fixture(autouse=True)
def _counting(settings: Any) -> Iterator[None]:
    settings.COUNT_SECONDS = 3600
    self_check_counts.forget()
    members.program_year(2023)
    yield
    self_check_counts._gathered.take()


def counted() -> Counter[tuple[str, str]]:
    """What and which, whatever the day, year and language."""
    found: Counter[tuple[str, str]] = Counter()
    for (_day, _year, _language, what, which), times in self_check_counts._gathered.sums.items():
        found[what, which] += times
    return found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {("answered", "may-qualify")}),
        ({"drug_count": "7"}, {("answered", "not-by-these-answers")}),
        (
            {"annual_cost": "", "annual_cost_not_sure": "on", "at_risk": "not_sure"},
            {("answered", "cannot-tell"), ("not_sure", "annual_cost"), ("not_sure", "at_risk")},
        ),
        ({"at_risk": ""}, {("answered", "may-qualify"), ("blank", "at_risk")}),
        (
            {"conditions_not_sure": "on", "worth_asking": ["cost"], "worth_asking_not_sure": "on"},
            {("answered", "may-qualify"), ("not_sure", "conditions"), ("not_sure", "worth_asking")},
        ),
        (
            {"drug_count": "-1", "annual_cost": ""},
            {("refused", ""), ("error", "drug_count"), ("error", "annual_cost")},
        ),
        ({"conditions": ["gout"]}, {("refused", ""), ("error", "conditions")}),
    ],
)
def test_what_is_counted_of_what_is_sent(
    client: Client, changes: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    client.post(PATH, members.self_check_post(**changes))
    assert counted() == Counter(expected)


def test_opening_and_clearing_are_told_apart(client: Client) -> None:
    client.get(PATH)
    client.get(f"/es{PATH}")
    client.get(f"{PATH}?cleared")
    client.head(PATH)
    assert counted() == Counter({("opened", ""): 2, ("cleared", ""): 1})
    assert {key[2] for key in self_check_counts._gathered.sums} == {"en", "es"}


def test_an_unknown_year_or_a_wrong_method_counts_nothing(client: Client) -> None:
    client.get("/1999/self-check/")
    client.put(PATH)
    assert counted() == Counter()


@pytest.mark.django_db(transaction=True)
def test_the_check_answers_while_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "ASK_EVERY", 0.0)
    client.get(PATH)
    with mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")):
        response = client.post(PATH, members.self_check_post())
        assert self_check_counts.write() == 0
    assert response.status_code == 200
    assert b'data-outcome="may-qualify"' in response.content
    assert counted() == Counter({("opened", ""): 1, ("answered", "may-qualify"): 1})


def test_no_answer_is_in_what_is_counted(client: Client) -> None:
    client.post(PATH, members.self_check_post(drug_count="37", annual_cost="54321.99", conditions=["diabetes"]))
    gathered = repr(self_check_counts._gathered.sums)
    for answer in ("37", "54321", "diabetes"):
        assert answer not in gathered
