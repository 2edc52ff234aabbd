"""The program page: every fact of the year, and only years that are published."""

import datetime
import re
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.utils.html import strip_tags

from members.services import program_years
from tests.factories import members
from tests.reading import as_read

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("prefix", ["", "/es"])


def text(client: Client, path: str) -> str:
    """The words of the page's main part, blanks made single."""
    response = client.get(path)
    assert response.status_code == 200
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return re.sub(r"\s+", " ", as_read(strip_tags(main))).replace("&#x27;", "'")


@pytest.fixture
def shipped() -> None:
    program_years.load(by="test")


# Facts ----------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("shipped")
def test_facts_of_2023(client: Client) -> None:
    page = text(client, "/2023/")
    for fact in (
        "at least 3 of the health problems",
        "at least 8 medicines",
        "cost more than $4,935 a year",
        "A cost of exactly $4,935 is not enough",
        "A second way to qualify",
        "Outcomes Inc.",
        "CVS Caremark is an independent company",
        "Medication List and a Recommended To-Do List",
        "Personal Medication List and Medication Action Plan",
        "at least every three months",
        "ends on December 31, 2023",
        "1-800-200-4255",
        "TTY 711",
        "April 1 to September 30: Monday to Friday, 8 a.m. to 8 p.m.",
        "October 1 to March 31: every day, 8 a.m. to 8 p.m.",
    ):
        assert fact in page, fact
    assert "Asthma" not in page.split("What changed since 2022")[0]


@pytest.mark.usefixtures("shipped")
def test_facts_of_2022(client: Client) -> None:
    page = text(client, "/2022/")
    for fact in ("Asthma", "COPD", "more than $4,696 a year", "MedWiseRx", "Express Scripts, Inc. (ESI)"):
        assert fact in page, fact
    assert "independent company" not in page
    assert "a past year" in page


@pytest.mark.usefixtures("shipped")
def test_facts_in_spanish(client: Client) -> None:
    page = text(client, "/es/2023/")
    for fact in (
        "más de $4,935",
        "1-800-200-4255",
        "Outcomes Inc.",
        "compañía independiente",
        "31 de diciembre de 2023",
    ):
        assert fact in page, fact


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("prefix", "words"), [("", "Medicare-approved"), ("/es", "aprobado por Medicare")])
def test_legal_statements_and_material_ids_are_those_of_the_page(client: Client, prefix: str, words: str) -> None:
    footer = client.get(f"{prefix}/2022/").content.decode().split("<footer", 1)[1]
    assert words in footer
    assert "Y0014_22146" in footer


def test_at_least_is_worded_otherwise_than_more_than(client: Client) -> None:
    members.program_year(2023, cost_operator="ge", cost_threshold=Decimal("1276.00"))
    page = text(client, "/2023/")
    assert "cost $1,276 or more a year" in page
    assert "not enough" not in page


def test_cents_of_the_amount_are_shown(client: Client) -> None:
    members.program_year(2023, cost_threshold=Decimal("1276.50"))
    assert "more than $1,276.50 a year" in text(client, "/2023/")


def test_the_older_form_set_names_the_older_papers(client: Client) -> None:
    members.program_year(2021, form_set="pre2022", at_risk_route=False)
    page = text(client, "/2021/")
    assert "a Personal Medication List and a Medication Action Plan" in page
    assert "To-Do List" not in page
    assert "A second way" not in page


def test_partners_that_are_not_known_are_not_printed(client: Client) -> None:
    members.program_year(2023, vendor_name="", benefit_manager_name="", calling_numbers=[], return_address="")
    page = text(client, "/2023/")
    assert "calls members for" not in page
    assert "takes care of the pharmacy benefits" not in page
    assert "come from these numbers" not in page


def test_partners_and_numbers_that_are_known(client: Client) -> None:
    members.program_year(2023)
    page = text(client, "/2023/")
    for fact in ("Example Reviews", "Example Pharmacy Benefits takes care", "1-800-555-0100", "PO Box 1"):
        assert fact in page, fact


@pytest.mark.parametrize(
    ("threshold", "operator", "month"), [("4935", "gt", 420), ("1200", "gt", 110), ("1200", "ge", 100)]
)
def test_the_worked_example_is_just_enough(client: Client, threshold: str, operator: str, month: int) -> None:
    members.program_year(2023, cost_threshold=Decimal(threshold), cost_operator=operator)
    assert f"cost ${month} a month cost ${month * 12:,} a year" in text(client, "/2023/")


# Which year -----------------------------------------------------------------------------------------------------------


@BOTH
def test_tabs_are_links_and_the_open_one_is_marked(client: Client, prefix: str) -> None:
    members.program_year(2022)
    members.program_year(2023)
    page = client.get(f"{prefix}/2022/").content.decode()
    tabs = page.split('class="year-tabs"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)"( aria-current="page")?', tabs) == [
        (f"{prefix}/2023/", ""),
        (f"{prefix}/2022/", ' aria-current="page"'),
    ]
    assert "<title>2022" in page or "<title>Programa de 2022" in page


@time_machine.travel(datetime.datetime(2023, 6, 1, 12, tzinfo=datetime.UTC))
def test_first_page_shows_todays_year(client: Client) -> None:
    for year in (2022, 2023, 2024):
        members.program_year(year)
    assert "2023 program" in client.get("/").content.decode().split("</h1>")[0]
    assert "These are the facts for" not in text(client, "/")
    assert "a past year" in text(client, "/2022/")
    assert "start on January 1, 2024" in text(client, "/2024/")


@time_machine.travel(datetime.datetime(2030, 6, 1, 12, tzinfo=datetime.UTC))
@pytest.mark.usefixtures("shipped")
def test_first_page_shows_the_newest_published_year_when_todays_is_a_draft(client: Client) -> None:
    assert "They are the newest we have" in text(client, "/")
    assert "more than $4,935" in text(client, "/")


@BOTH
def test_no_published_year_is_a_kind_page(client: Client, prefix: str) -> None:
    members.program_year(2023, published=False)
    page = text(client, f"{prefix}/")
    assert ("member ID card" in page) or ("tarjeta" in page)
    assert client.get(f"{prefix}/2023/").status_code == 404


def test_a_year_published_later_is_not_there_yet(client: Client) -> None:
    record = members.program_year(2023, published=False)
    later = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=1)
    type(record).objects.filter(pk=record.pk).update(published_at=later, published_by="owner")
    assert client.get("/2023/").status_code == 404
    with time_machine.travel(later + datetime.timedelta(minutes=1)):
        assert client.get("/2023/").status_code == 200


@BOTH
@pytest.mark.parametrize(
    "path", ["/1999/", "/2024/", "/0/", "/99999999999999999999/", "/" + "9" * 5000 + "/", "/20２3/"]
)
def test_unknown_and_draft_years_name_those_that_exist(client: Client, prefix: str, path: str) -> None:
    members.program_year(2022)
    members.program_year(2023)
    members.program_year(2024, published=False)
    response = client.get(prefix + path)
    assert response.status_code == 404
    page = response.content.decode().split("<main")[1]
    assert re.findall(r'href="([^"]*/20\d\d/)"', page)[:2] == [f"{prefix}/2023/", f"{prefix}/2022/"]
    assert f"{prefix}/2024/" not in page


# Frame ----------------------------------------------------------------------------------------------------------------


def test_the_language_switch_leads_to_the_same_page(client: Client) -> None:
    members.program_year(2023)
    assert 'href="/es/2023/"' in client.get("/2023/").content.decode()
    assert 'href="/2023/"' in client.get("/es/2023/").content.decode()


@pytest.mark.parametrize(("is_demonstration", "count"), [(True, 1), (False, 0)])
def test_the_banner_of_a_demonstration(client: Client, is_demonstration: bool, count: int) -> None:
    members.program_year(2023, is_demonstration=is_demonstration)
    assert client.get("/2023/").content.decode().count('class="demo"') == count


@BOTH
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/", "/2023/"])
def test_only_reading(client: Client, prefix: str, path: str, method: str) -> None:
    members.program_year(2023)
    assert getattr(client, method)(prefix + path).status_code == 405


def test_reading_leaves_no_cookie_and_may_be_kept_only_after_asking(client: Client) -> None:
    members.program_year(2023)
    response = client.get("/2023/")
    assert not response.cookies
    assert set(response.headers["Cache-Control"].split(", ")) == {"no-cache", "private"}
