"""Pages kept in the process: nothing asked of the database, and never an old fact."""

import datetime
import re
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from django.utils.html import strip_tags

from members import years
from members.services import program_years
from members.years import beginning_of
from tests.factories import members

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/", "/2023/", "/es/2023/", "/contact/", "/es/privacy/"]


@pytest.fixture
def gone() -> Iterator[None]:
    with mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")):
        yield


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a second had passed since the database was asked."""
    monkeypatch.setattr(years, "ASK_EVERY", 0.0)


def test_a_page_read_twice_asks_nothing(client: Client, django_assert_num_queries: Any) -> None:
    members.program_year(2023)
    first = {path: client.get(path).content for path in PAGES}
    with django_assert_num_queries(0):
        assert {path: client.get(path).content for path in PAGES} == first


def test_a_page_is_kept_per_language_and_address(client: Client) -> None:
    members.program_year(2023)
    assert len({client.get(path).content for path in PAGES}) == len(PAGES)


def test_a_newly_published_year_shows_at_once(client: Client) -> None:
    members.program_year(2022)
    assert client.get("/2023/").status_code == 404
    assert b"/2023/" not in client.get("/2022/").content
    draft = members.program_year(2023, published=False)
    assert client.get("/2023/").status_code == 404
    program_years.publish(program_year=draft, by="owner")
    assert client.get("/2023/").status_code == 200
    assert b"/2023/" in client.get("/2022/").content


@pytest.mark.usefixtures("later")
def test_a_year_published_by_another_process_shows_after_a_second(client: Client) -> None:
    members.program_year(2022)
    draft = members.program_year(2023, published=False)
    client.get("/2022/")
    with connection.cursor() as cursor:  # no signal: as another process would do it
        cursor.execute(
            "UPDATE members_programyear SET published_at = now(), published_by = %s WHERE id = %s", ["o", draft.pk]
        )
    assert client.get("/2023/").status_code == 200
    assert b"/2023/" in client.get("/2022/").content


LINE = [  # moment in UTC, what the page says then
    (datetime.datetime(2030, 9, 27, 11, 59), "Closed now. Opens today at 8 a.m. Eastern time."),
    (datetime.datetime(2030, 9, 27, 12, 0), "Open now until 8 p.m. Eastern time."),
    (datetime.datetime(2030, 9, 28, 0, 0), "Closed now. Opens on Monday, September 30, at 8 a.m. Eastern time."),
    (datetime.datetime(2030, 9, 29, 16, 0), "Closed now. Opens tomorrow (Monday) at 8 a.m. Eastern time."),
    (datetime.datetime(2030, 11, 28, 16, 0), "Today is a holiday: Thanksgiving Day. The line may be closed."),
]


def test_the_words_on_the_phone_line_change_with_the_hour_and_the_day(client: Client) -> None:
    members.program_year(2023)
    for moment, words in [*LINE, *LINE]:
        with time_machine.travel(moment.replace(tzinfo=datetime.UTC), tick=False):
            for path in ("/2023/", "/contact/"):
                assert words in words_of(client.get(path)), (moment, path)


def words_of(response: Any) -> str:
    return re.sub(r"\s+", " ", strip_tags(response.text))


@pytest.mark.usefixtures("later")
def test_a_year_with_a_day_of_publishing_appears_at_that_moment(client: Client) -> None:
    members.program_year(2022)
    day = datetime.date(2030, 10, 15)
    draft = members.program_year(2031, published=False)
    program_years.publish(program_year=draft, by="owner", at=beginning_of(day))
    midnight = datetime.datetime(2030, 10, 15, 4, tzinfo=datetime.UTC)
    with time_machine.travel(midnight - datetime.timedelta(seconds=1), tick=False):
        assert client.get("/2031/").status_code == 404
        assert b"/2031/" not in client.get("/2022/").content
    with time_machine.travel(midnight, tick=False):
        assert client.get("/2031/").status_code == 200
        assert b"/2031/" in client.get("/2022/").content


def test_an_address_with_a_query_is_not_kept(client: Client) -> None:
    members.program_year(2023)
    client.get("/2023/?utm=%22%3E%3Cscript%3E")
    assert b"utm" not in client.get("/2023/").content


@pytest.mark.usefixtures("later")
def test_facts_stay_while_the_database_is_away(client: Client, request: pytest.FixtureRequest) -> None:
    members.program_year(2023)
    client.get("/2023/")
    request.getfixturevalue("gone")
    assert client.get("/2023/").status_code == 200
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert b"1-800-555-0199" in response.content


@pytest.mark.usefixtures("gone")
def test_a_process_that_knows_nothing_yet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "_kept", years._Kept())
    assert Client(raise_request_exception=False).get("/").status_code == 500
