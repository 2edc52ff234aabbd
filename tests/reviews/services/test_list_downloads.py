"""Counts of fetched lists: per edition and day, without the database in the way, and nobody in them."""

import datetime
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from members import roles
from reviews.models import ListDownload
from reviews.services import list_downloads
from tests.factories import members, staff
from tests.refused import refused

pytestmark = pytest.mark.django_db
PDF, PAGE = "/medication-list/blank.pdf", "/medication-list/blank/"
GOOD: dict[str, Any] = {
    "day": datetime.date(2026, 11, 24), "form_set": "2022", "language": "en", "size": "large", "fillable": True,
    "kind": "pdf", "count": 1,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _counting(settings: Any) -> Iterator[None]:
    """On, and never written by time: the tests write."""
    settings.COUNT_SECONDS = 3600
    list_downloads.forget()
    yield
    list_downloads._gathered.take()


def rows() -> dict[tuple[Any, ...], int]:
    return {
        tuple(getattr(row, name) for name in list_downloads.EDITION): row.count for row in ListDownload.objects.all()
    }


def test_each_edition_is_counted_once_it_is_sent(client: Client) -> None:
    members.program_year()
    tag = client.get(f"{PDF}?rows=4")["ETag"]
    client.get(f"{PDF}?rows=5&fillable=1")
    client.get(f"/es{PDF}?rows=4&edition=2021&size=wallet&fillable=0")
    client.get(f"{PAGE}?rows=4")
    # None of these was sent.
    client.head(f"{PDF}?rows=4")
    client.get(f"{PDF}?rows=4", headers={"If-None-Match": tag})
    client.get(f"{PDF}?rows=9999")
    assert list_downloads.write() == 3
    assert rows() == {
        ("2022", "en", "standard", True, "pdf"): 2,
        ("pre2022", "es", "wallet", False, "pdf"): 1,
        ("2022", "en", "standard", True, "page"): 1,
    }
    assert {row.day for row in ListDownload.objects.all()} == {timezone.localdate()}


def test_a_download_asks_the_database_for_nothing_and_sets_no_cookie(
    client: Client, django_assert_num_queries: Any
) -> None:
    members.program_year()
    client.get(f"{PDF}?rows=4")
    with mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")):
        answer = client.get(f"{PDF}?rows=4")
        assert list_downloads.write() == 0
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert list_downloads.write() == 1
    assert sum(rows().values()) == 2


def test_what_is_kept_names_nobody(client: Client) -> None:
    client.get(f"{PDF}?rows=4", headers={"User-Agent": "Somebody's browser"}, REMOTE_ADDR="192.0.2.7")
    gathered = repr(list_downloads._gathered.sums)
    assert not any(text in gathered for text in ("192.0.2.7", "Somebody"))
    columns = {field.name for field in ListDownload._meta.get_fields()}
    assert columns == {"id", "day", "count", *list_downloads.EDITION}


def test_switched_off_nothing_is_counted(client: Client, settings: Any) -> None:
    settings.COUNT_SECONDS = 0
    client.get(f"{PDF}?rows=4")
    assert list_downloads.write() == 0


def test_the_program_owner_sees_a_month_by_edition() -> None:
    for day in (23, 24):
        ListDownload.objects.create(**{**GOOD, "day": datetime.date(2026, 11, day), "count": 4})
    ListDownload.objects.create(**{**GOOD, "day": datetime.date(2026, 10, 1), "kind": "page", "count": 3})
    client = staff.signed_in(roles.PROGRAM_OWNER)
    newest = client.get("/admin/reviews/listdownload/")
    assert [line["total"] for line in newest.context["lines"]] == [8]
    assert "Medication List, since 2022" in newest.text
    october = client.get("/admin/reviews/listdownload/?month=2026-10")
    assert [(line["kind"], line["total"]) for line in october.context["lines"]] == [("web page", 3)]
    assert client.get("/admin/reviews/listdownload/?month=x").context["lines"] == newest.context["lines"]


def test_before_anything_was_counted_the_page_says_so() -> None:
    assert (
        "Nothing has been counted yet" in staff.signed_in(roles.PROGRAM_OWNER).get("/admin/reviews/listdownload/").text
    )


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"count": 0}, "fetched_at_least_once"),
        ({"language": "fr"}, "fetched_is_an_edition"),
        ({"size": "huge"}, "fetched_is_an_edition"),
        ({"kind": "fax"}, "fetched_is_an_edition"),
        ({"form_set": ""}, "fetched_is_an_edition"),
    ],
)
def test_nonsense_is_refused(columns: dict[str, Any], constraint: str) -> None:
    with refused(constraint):
        ListDownload.objects.create(**{**GOOD, **columns})


def test_one_row_for_each_edition_and_day() -> None:
    ListDownload.objects.create(**GOOD)
    with refused("one_sum_of_each_edition"):
        ListDownload.objects.create(**GOOD)
