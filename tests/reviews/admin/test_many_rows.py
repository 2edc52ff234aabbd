"""No daily page asks the database more often with ten thousand rows in each list than with a hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.documents import letter_content
from reviews.models import Letter
from reviews.services import matching
from tests.factories import introductions, members, reviews
from tests.reviews.admin import many_rows
from tests.reviews.admin.daily import PAGES, addresses

pytestmark = pytest.mark.django_db
FEW, MANY, MOST_ASKED = 100, 10_000, 35


def asked(client, pages):
    """Statements of each page, and of a search."""
    found = {}
    for name, where in pages.items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(where)
        assert answer.status_code == 200, name
        found[name] = len(queries)
    with CaptureQueriesContext(connection) as queries:
        client.post("/admin/find/", {"find": "02/03/1948 qa"})
    return {**found, "search": len(queries)}


def lists():
    """Each with the one row that is copied."""
    pages = {name: where for name, where in addresses().items() if name in PAGES or name.endswith("_changelist")}
    introductions.enrolment(members.member())
    matching.match(request_id=str(reviews.request(zip_code="99999").pk), by="worker")
    return pages


def test_no_daily_page_asks_more_however_many_rows_there_are(admin_client, monkeypatch):
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    pages = lists()
    many_rows.make(1, FEW)
    admin_client.get("/admin/")  # what the process keeps for later is not asked again
    few = asked(admin_client, pages)
    many_rows.make(FEW + 1, MANY)
    assert Letter.objects.count() > MANY
    many = asked(admin_client, pages)
    assert {name: (few[name], many[name]) for name in few if few[name] != many[name]} == {}
    # Pages of lists are full with a hundred rows already: a statement for each would show here.
    assert {name: count for name, count in few.items() if count > MOST_ASKED and name != "index"} == {}
