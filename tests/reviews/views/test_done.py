"""The confirmation as PDF and as calendar entries: for the browser that sent it, with nothing personal in a name."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from members.models import ProgramYear
from reviews.models import MemberRequest
from reviews.services import changes
from tests.factories import reviews
from tests.pdf.checkers import OURS, findings, font_names, page_texts
from tests.reviews.views.conftest import WINDOWS, Walk

pytestmark = pytest.mark.django_db
LONG = "W" * 100


def sent(client: Client, prefix: str = "", **answers: Any) -> Walk:
    """A browser that has sent a request."""
    request = reviews.request(**answers)
    session = client.session
    session["request_sent"] = str(request.pk)
    session.save()
    return Walk(client, prefix)


@pytest.mark.parametrize("prefix", ["", "/es"], ids=["en", "es"])
@pytest.mark.parametrize("choice", ["review", "not_now", "leave", "come_back"])
def test_the_pdf_is_one_clean_page(
    client: Client, open_year: ProgramYear, tmp_path: Path, prefix: str, choice: str
) -> None:
    windows = (*WINDOWS, "2026-12-02-afternoon") if choice == "review" else ()
    answers = reviews.helper_answers(choice=choice, windows=windows, first_name=LONG, last_name=LONG)
    answer = sent(client, prefix, answers=answers).get("done/confirmation.pdf")
    request = MemberRequest.objects.get()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="request-confirmation.pdf"'
    assert "no-store" in answer["Cache-Control"]
    (page,) = page_texts(answer.content)
    for words in (request.reference, "1-800-555-0199", "1-800-555-0100", "Example Reviews"):
        assert words in page
    assert ("diciembre" if prefix else "December") in page
    assert findings(answer.content, tmp_path) == set()
    assert font_names(answer.content) <= set(OURS)


def test_the_page_offers_both_and_the_calendar_only_with_times(client: Client, open_year: ProgramYear) -> None:
    page = sent(client, windows=WINDOWS).page("done/")
    assert 'href="/request/done/confirmation.pdf"' in page
    assert 'href="/request/done/times.ics"' in page
    walk = sent(client, choice="leave")
    assert "times.ics" not in walk.page("done/")
    assert walk.get("done/times.ics")["Location"] == "/request/done/"


def test_the_calendar_holds_the_wishes_and_no_word_on_health(client: Client, open_year: ProgramYear) -> None:
    walk = sent(client, windows=WINDOWS, questions="Is my insulin right?")
    answer = walk.get("done/times.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="wished-times.ics"'
    text = answer.content.decode()
    events = Calendar.from_ical(text).walk("VEVENT")
    starts = [event["DTSTART"].dt.isoformat() for event in events]
    assert starts == ["2026-11-27T13:00:00+00:00", "2026-11-30T22:00:00+00:00"]
    assert {event["STATUS"] for event in events} == {"TENTATIVE"}
    reference = MemberRequest.objects.get().reference
    for told in ("Maria", "Lopez", "medic", "pharma", "review", "insulin", "617", reference):
        assert told.lower() not in text.lower(), told
    assert "This is a wish and not an appointment." in text.replace("\r\n ", "")
    assert walk.get("done/times.ics").content == answer.content


def test_a_change_moves_the_entry_and_cancels_what_is_wished_no_more(client: Client, open_year: ProgramYear) -> None:
    walk = sent(client, windows=WINDOWS)
    first = Calendar.from_ical(walk.get("done/times.ics").content).walk("VEVENT")
    request = MemberRequest.objects.get()
    key = request.submission_key
    changes.change(request=request, answers={"windows": ["2026-12-02-morning"]}, submission_key=key, by="web")
    second = Calendar.from_ical(walk.get("done/times.ics").content).walk("VEVENT")
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert [(event["SEQUENCE"], event["STATUS"]) for event in first] == [(0, "TENTATIVE")] * 2
    assert [(event["SEQUENCE"], event["STATUS"]) for event in second] == [(1, "TENTATIVE"), (1, "CANCELLED")]
    assert second[0]["DTSTART"].dt.isoformat() == "2026-12-02T13:00:00+00:00"


@pytest.mark.parametrize("file", ["confirmation.pdf", "times.ics"])
def test_nobody_else_gets_them(client: Client, open_year: ProgramYear, file: str) -> None:
    sent(client, windows=WINDOWS)
    assert Walk(Client()).get(f"done/{file}")["Location"] == "/request/"
    assert client.post(f"/request/done/{file}").status_code == 405
    client.post("/request/clear/")
    assert Walk(client).get(f"done/{file}")["Location"] == "/request/"
