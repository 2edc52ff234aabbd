"""`sweep` and `vendor_sandbox` by hand: what they print, and when they end with a failure."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reviews.documents import letter_content
from reviews.models import Letter, LetterState, NoticeState, RequestState, VendorNotice
from tests.factories import members, reviews
from tests.vendor import running_vendor


@pytest.fixture(autouse=True)
def quick_and_tidy(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MAIL_DROP = tmp_path
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)


def sweep() -> dict[str, Any]:
    words = io.StringIO()
    call_command("sweep", "--json", stdout=words)
    told: dict[str, Any] = json.loads(words.getvalue().splitlines()[-1])
    return told


@pytest.mark.django_db
def test_the_sweep_does_all_that_waits_without_a_broker(settings: Any) -> None:
    settings.UNDO_WINDOW = settings.UNDO_WINDOW * 0
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        members.member()
        request = reviews.request()
        stranger = reviews.request(first_name="Norbert")
        told = sweep()
        assert len(inbox.received()) == 1
    assert told == {
        "introductions": {},
        "outreach": {},
        "told by vendors": {},
        "requests": {"matched": 1, "waiting": 1},
        "lists": {},
        "letters": {"rendered": 1},
        "notices": {"acknowledged": 1},
        "messages": {},
        "handed_over": {},
        "alerts": {},
        "follow_ups": {},
        "mailed": 1,
        "not_mailed": {},
    }
    assert (request.state, stranger.state) == (RequestState.TOLD, RequestState.WAITING)
    assert request.letters.get().state == LetterState.MAILED
    assert request.notices.get().state == NoticeState.ACKNOWLEDGED
    kinds = (
        "introductions",
        "outreach",
        "told by vendors",
        "requests",
        "lists",
        "letters",
        "notices",
        "messages",
        "handed_over",
        "alerts",
        "follow_ups",
    )
    nothing: dict[str, Any] = {what: {} for what in kinds}
    assert sweep() == {**nothing, "mailed": 0, "not_mailed": {}}


@pytest.mark.django_db
def test_one_letter_that_cannot_be_printed_stops_no_other_and_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = reviews.due_letter(), reviews.due_letter()
    VendorNotice.objects.all().update(state=NoticeState.CANCELLED)

    def print_only_the_good_one(letter: Letter) -> bytes:
        if letter.pk == bad.pk:
            raise KeyError("Lopez")
        return reviews.blank_pdf(letter)

    monkeypatch.setattr(letter_content, "print_to_pdf", print_only_the_good_one)
    told, complaints = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="could not be printed"):
        call_command("sweep", stdout=told, stderr=complaints)
    assert (bad.state, good.state) == (LetterState.FAILED, LetterState.RENDERED)
    assert f"letter {bad.pk} failed: KeyError" in complaints.getvalue()
    assert "Lopez" not in told.getvalue() + complaints.getvalue()


def test_the_sandbox_is_not_for_production(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production has real vendors"):
        call_command("vendor_sandbox")


def test_a_taken_port_is_told() -> None:
    with running_vendor() as (url, _), pytest.raises(CommandError, match="is taken"):
        call_command("vendor_sandbox", "--port", url.rpartition(":")[2])
