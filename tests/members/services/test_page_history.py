"""What the pages said: kept when it changed, shown for any day, never twice."""

import datetime
import threading
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection

from members import tasks
from members.models import AuditEvent, PageVersion
from members.public_pages import TEXT_PAGES
from members.services import page_history, program_years
from members.views import snapshots
from tests.factories import members

EASTERN_NOON = datetime.time(16)
DAY = datetime.date(2026, 5, 4)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(at_noon(DAY), tick=False) as coordinates:
        yield coordinates


def at_noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, EASTERN_NOON, tzinfo=datetime.UTC)


def said(day: datetime.date, address: str = "/") -> list[str]:
    return [version.html for version in page_history.said_on(address=address, day=day)]


@pytest.mark.django_db
def test_only_what_changed_is_kept() -> None:
    assert page_history.keep(pages={"/": "one", "/es/": "uno"}, by="test") == ["/", "/es/"]
    assert page_history.keep(pages={"/": "one", "/es/": "uno"}, by="test") == []
    assert page_history.keep(pages={"/": "two", "/es/": "uno"}, by="test") == ["/"]
    assert page_history.keep(pages={"/": "one", "/es/": "uno"}, by="test") == ["/"], "it may say the same again later"
    assert PageVersion.objects.count() == 4
    assert [event.values["pages"] for event in AuditEvent.objects.filter(verb="pages.kept")] == [
        ["/"], ["/"], ["/", "/es/"],
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_a_page_said_on_a_day(clock: time_machine.Traveller) -> None:
    one_day = datetime.timedelta(days=1)
    page_history.keep(pages={"/": "one"}, by="test")
    clock.move_to(at_noon(DAY + 2 * one_day))
    page_history.keep(pages={"/": "two"}, by="test")
    clock.shift(datetime.timedelta(hours=2))
    page_history.keep(pages={"/": "three"}, by="test")
    assert [said(DAY + number * one_day) for number in (-1, 0, 1, 2, 3, 400)] == [
        [], ["one"], ["one"], ["one", "two", "three"], ["three"], ["three"],
    ]  # fmt: skip
    assert said(DAY, "/other/") == []


@pytest.mark.django_db
def test_a_day_begins_and_ends_at_midnight_eastern_time(clock: time_machine.Traveller) -> None:
    clock.move_to(datetime.datetime(2026, 5, 5, 3, 59, 59, tzinfo=datetime.UTC))
    page_history.keep(pages={"/": "one"}, by="test")
    clock.move_to(datetime.datetime(2026, 5, 5, 4, 0, 0, tzinfo=datetime.UTC))
    page_history.keep(pages={"/": "two"}, by="test")
    assert said(DAY) == ["one"]
    assert said(DAY + datetime.timedelta(days=1)) == ["two"]


@pytest.mark.django_db
def test_every_text_page_in_both_languages_is_kept() -> None:
    members.program_year(2023)
    pages = snapshots.public_pages()
    assert len(pages) == 2 * (2 + len(TEXT_PAGES))
    assert "Who qualifies" in pages["/2023/"]
    assert "Quién califica" in pages["/es/2023/"]
    for html in pages.values():
        assert "<h1" in html
        assert not {"<main", "<footer", "<html"} & {html[start : start + 7] for start in range(len(html))}


@pytest.mark.django_db
def test_the_hours_of_today_are_no_new_text(clock: time_machine.Traveller) -> None:
    members.program_year(2026)
    tasks.keep_pages()
    count = PageVersion.objects.count()
    for hours in (2, 5, 9, 24, 24 * 6, 24 * 30, 24 * 150):
        clock.shift(datetime.timedelta(hours=hours))
        tasks.keep_pages()
    assert PageVersion.objects.count() == count


@pytest.mark.django_db
def test_a_year_that_is_published_is_kept_with_the_pages_that_name_it(clock: time_machine.Traveller) -> None:
    members.program_year(2026)
    tasks.keep_pages()
    draft = members.program_year(2027, published=False)
    clock.shift(600)
    tasks.keep_pages()
    assert not said(DAY, "/2027/")
    program_years.publish(program_year=draft, by="owner")
    clock.shift(600)
    tasks.keep_pages()
    assert len(said(DAY, "/2027/")) == 1
    assert len(said(DAY, "/es/2026/")) == 2
    assert len(said(DAY, "/privacy/")) == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_keep_once() -> None:
    together = threading.Barrier(2)

    def keep() -> None:
        together.wait()
        page_history.keep(pages={f"/{number}/": "text" for number in range(300)}, by="test")
        connection.close()

    threads = [threading.Thread(target=keep) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert PageVersion.objects.count() == 300
