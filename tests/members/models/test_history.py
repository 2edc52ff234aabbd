"""History is never rewritten: audit trail, status rows, published years. Every way in is tried."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from members.models import AuditEvent, PageVersion, ProgramYear, ProgramYearCondition
from members.services import audit, page_history
from reviews.models import Letter, LetterStatus, MemberRequest, MemberRequestStatus
from tests.factories import members, reviews
from tests.refused import history_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> AuditEvent:
    return audit.record(by="test", verb="looked", on=members.member())


def test_an_audit_event_is_neither_changed_nor_removed(event: AuditEvent) -> None:
    event.verb = "did nothing"
    with history_kept():
        event.save()
    with history_kept():
        AuditEvent.objects.filter(pk=event.pk).update(actor="somebody else")
    with history_kept():
        event.delete()
    with history_kept():
        AuditEvent.objects.all().delete()


@pytest.mark.parametrize("rows", [MemberRequestStatus, LetterStatus])
def test_a_status_row_is_neither_changed_nor_removed(rows: type[MemberRequestStatus] | type[LetterStatus]) -> None:
    reviews.request()
    row = rows.objects.get()
    with history_kept():
        rows.objects.update(state="cancelled")
    with history_kept():
        row.delete()
    with history_kept(), connection.cursor() as cursor:
        cursor.execute(f"delete from {rows._meta.db_table}")


def test_what_a_page_said_is_neither_changed_nor_removed() -> None:
    page_history.keep(pages={"/": "<h1>Then</h1>"}, by="test")
    with history_kept():
        PageVersion.objects.update(html="<h1>Never</h1>")
    with history_kept():
        PageVersion.objects.get().delete()
    with history_kept(), connection.cursor() as cursor:
        cursor.execute("delete from members_pageversion")


YEAR_CHANGES: list[tuple[str, Callable[[ProgramYear, ProgramYear], object]]] = [
    ("a figure", lambda year, draft: ProgramYear.objects.filter(pk=year.pk).update(min_drugs=2)),
    (
        "unpublish",
        lambda year, draft: ProgramYear.objects.filter(pk=year.pk).update(published_at=None, published_by=""),
    ),
    ("remove", lambda year, draft: year.delete()),
    ("remove alone", lambda year, draft: ProgramYear.objects.filter(pk=year.pk)._raw_delete("default")),
    ("add a condition", lambda year, draft: year.conditions.create(slug="copd")),
    ("change a condition", lambda year, draft: year.conditions.filter(slug="esrd").update(slug="copd")),
    ("remove a condition", lambda year, draft: year.conditions.filter(slug="esrd").delete()),
    ("take a condition away", lambda year, draft: year.conditions.filter(slug="esrd").update(program_year=draft)),
    ("slip a condition in", lambda year, draft: draft.conditions.filter(slug="copd").update(program_year=year)),
]


@pytest.mark.parametrize("change", [change for _, change in YEAR_CHANGES], ids=[name for name, _ in YEAR_CHANGES])
def test_a_published_year_is_read_only(change: Callable[[ProgramYear, ProgramYear], object]) -> None:
    year = members.program_year(2023)
    draft = members.program_year(2024, published=False, conditions=("copd",))
    with history_kept():
        change(year, draft)
    assert ProgramYearCondition.objects.filter(program_year=year).count() == len(members.CONDITIONS)


def test_a_draft_may_be_changed_and_removed() -> None:
    draft = members.program_year(2024, published=False)
    draft.conditions.all().delete()
    draft.min_drugs = 5
    draft.save()
    draft.delete()
    assert not ProgramYear.objects.exists()


SCHEDULED_CHANGES = [row for row in YEAR_CHANGES if row[0] != "unpublish"]


@pytest.mark.parametrize(
    "change", [change for _, change in SCHEDULED_CHANGES], ids=[row[0] for row in SCHEDULED_CHANGES]
)
def test_a_year_with_a_day_of_publishing_is_read_only(change: Callable[[ProgramYear, ProgramYear], object]) -> None:
    year = members.program_year(2023, published=False)
    draft = members.program_year(2024, published=False, conditions=("copd",))
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    ProgramYear.objects.filter(pk=year.pk).update(published_at=tomorrow, published_by="owner")
    with history_kept():
        change(year, draft)
    ProgramYear.objects.filter(pk=year.pk).update(published_at=None, published_by="")
    ProgramYear.objects.filter(pk=year.pk).update(min_drugs=6)


# The copy of the newest status that records are found by -------------------------------------------------------------


def test_the_copy_of_the_newest_status_follows_every_row() -> None:
    request = reviews.matched_request()
    letter = request.letters.get()
    for record in (request, letter):
        record.refresh_from_db()
        newest = record.statuses.last()
        assert (record.current_state, record.state_since) == (newest.state, newest.at)
    letter.statuses.create(state="failed", by="test")
    assert Letter.objects.in_state("failed").get() == letter


def test_nothing_else_can_write_that_copy() -> None:
    """Saving a record that was read earlier must not bring back its old state."""
    request = reviews.request()
    read_earlier = MemberRequest.objects.get(pk=request.pk)
    request.statuses.create(state="waiting", by="test")
    read_earlier.phone = "617-555-0199"
    read_earlier.save()
    MemberRequest.objects.update(current_state="cancelled", state_since=None)
    read_earlier.refresh_from_db()
    assert (read_earlier.phone, read_earlier.current_state) == ("617-555-0199", "waiting")
    assert read_earlier.state_since is not None
