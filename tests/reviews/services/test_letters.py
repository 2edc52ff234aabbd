"""A letter is frozen once, printed to the same bytes, stored once, and mailed only when it may be."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core.files.storage import storages
from django.db import OperationalError
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services.status import TransitionRefused
from reviews.documents import letter_content
from reviews.models import Letter, LetterState
from reviews.services import letters, pending, withdrawal
from tests.factories import members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of the way, not of the paper."""
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)


def render(letter: Letter) -> str:
    return letters.render(letter_id=str(letter.pk), by="worker")


def stored(letter: Letter) -> bytes:
    with storages["letters"].open(f"{letter.pk}.pdf") as file:
        return bytes(file.read())


def freshly(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_a_due_letter_is_frozen_printed_and_stored_with_its_checksum() -> None:
    letter = reviews.due_letter()
    assert render(letter) == LetterState.RENDERED
    letter = freshly(letter)
    pdf = stored(letter)
    assert pdf.startswith(b"%PDF-")
    assert letter.sha256 == hashlib.sha256(pdf).hexdigest()
    assert letter.pages >= 1
    assert letter.content["reference"] == letter.request.reference
    assert letter.content["address_lines"] == ["1 Main Street", "Boston, MA 02110"]
    assert (letter.language, letter.size, letter.template_version) == ("en", "standard", letter.template_version)
    event = AuditEvent.objects.get(object_id=letter.pk)
    assert (event.actor, event.verb, event.values["version"]) == ("worker", "letter.rendered", letter.template_version)


@pytest.mark.parametrize(
    ("person", "asked", "language", "size"),
    [
        ({}, {}, "en", "standard"),
        ({"language": "es"}, {}, "es", "standard"),
        ({"language": "es"}, {"language": "en"}, "en", "standard"),
        ({}, {"language": "es"}, "es", "standard"),
        ({}, {"language": "vi"}, "en", "standard"),
        ({}, {"large_print": True}, "en", "large"),
        ({"large_print": True}, {}, "en", "large"),
    ],
)
def test_language_and_size_follow_the_request_then_the_file(
    person: dict[str, Any], asked: dict[str, Any], language: str, size: str
) -> None:
    letter = reviews.due_letter(members.member(**person), **asked)
    frozen = letters.freeze(letter_id=str(letter.pk))
    assert frozen is not None
    assert (frozen.language, frozen.size) == (language, size)
    page = "/request/manage/" if language == "en" else "/es/request/manage/"
    assert frozen.content["manage_address"] == site.SITE_ADDRESS + page


@pytest.mark.usefixtures("quick")
def test_rendering_twice_changes_nothing() -> None:
    letter = reviews.rendered_letter()
    before, bytes_before = Letter.objects.values().get(), stored(letter)
    events = AuditEvent.objects.count()
    assert render(letter) == LetterState.RENDERED
    assert Letter.objects.values().get() == before
    assert stored(letter) == bytes_before
    assert AuditEvent.objects.count() == events


@pytest.mark.usefixtures("quick")
def test_what_is_frozen_is_never_frozen_anew() -> None:
    """A worker was killed after freezing; the member moved and the year's phone is another one meanwhile."""
    letter = reviews.due_letter()
    letters.freeze(letter_id=str(letter.pk))
    content = freshly(letter).content
    Member.objects.update(last_name="Other", address1="2 Side Street")
    render(letter)
    assert freshly(letter).content == content


def test_the_same_content_gives_the_same_bytes_after_a_kill_between_printing_and_storing() -> None:
    letter = reviews.due_letter()
    frozen = letters.freeze(letter_id=str(letter.pk))
    assert frozen is not None
    lost = letter_content.print_to_pdf(frozen)
    render(letter)
    assert stored(letter) == lost


@pytest.mark.usefixtures("quick")
def test_half_a_file_of_a_killed_worker_is_written_over() -> None:
    letter = reviews.due_letter()
    (Path(storages["letters"].location) / f"{letter.pk}.pdf").write_bytes(b"%PDF-1.7 half")
    render(letter)
    assert hashlib.sha256(stored(letter)).hexdigest() == freshly(letter).sha256
    assert freshly(letter).file.name == f"{letter.pk}.pdf"


@pytest.mark.parametrize("state", [LetterState.HELD, LetterState.CANCELLED, LetterState.FAILED, LetterState.MAILED])
def test_only_a_due_letter_is_printed(state: str) -> None:
    letter = reviews.request().letters.get()
    if state != LetterState.HELD:
        letter.statuses.create(state=state, by="test")
    assert render(letter) == state
    assert freshly(letter).frozen_at is None
    assert not freshly(letter).file


@pytest.mark.usefixtures("quick")
@pytest.mark.django_db(transaction=True)
def test_two_workers_print_one_letter() -> None:
    letter = reviews.due_letter()
    answers = together(*[lambda: render(letter)] * 3)
    assert LetterState.RENDERED in answers
    assert set(answers) <= {LetterState.RENDERED, LetterState.DUE}
    assert [row.state for row in letter.statuses.all()] == ["held", "due", "rendered"]
    assert AuditEvent.objects.filter(verb="letter.rendered").count() == 1
    assert hashlib.sha256(stored(letter)).hexdigest() == freshly(letter).sha256


@pytest.mark.usefixtures("quick")
@pytest.mark.django_db(transaction=True)
def test_a_slow_worker_does_not_write_over_a_letter_that_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    """It printed the letter too, but while it did so another one stored it."""
    letter = reviews.due_letter()
    print_to_pdf = letter_content.print_to_pdf

    def print_while_another_is_faster(frozen: Letter) -> bytes:
        pdf = print_to_pdf(frozen)
        monkeypatch.setattr(letter_content, "print_to_pdf", print_to_pdf)
        assert together(lambda: render(letter)) == [LetterState.RENDERED]
        monkeypatch.setattr(letters, "_store", lambda *args: pytest.fail("stored a second time"))
        return pdf

    monkeypatch.setattr(letter_content, "print_to_pdf", print_while_another_is_faster)
    assert render(letter) == LetterState.RENDERED


def storage_raises(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def save(*args: Any, **kwargs: Any) -> str:
        raise error

    monkeypatch.setattr(storages["letters"], "save", save)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("error", [OSError("disk full"), PermissionError(), RuntimeError("of a storage in a cloud")])
def test_a_storage_that_is_away_leaves_the_letter_due(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    letter = reviews.due_letter()
    with monkeypatch.context() as patch:
        storage_raises(patch, error)
        with pytest.raises(OSError):  # noqa: PT011 - Celery and the sweep tell it by its class alone
            letters.render_or_fail(letter_id=str(letter.pk), by="worker")
    assert letter.state == LetterState.DUE
    assert not freshly(letter).file
    assert pending.find().letters == [str(letter.pk)]
    assert render(letter) == LetterState.RENDERED


@pytest.mark.usefixtures("quick")
def test_a_database_that_is_away_leaves_the_letter_due(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = reviews.due_letter()

    def gone(**kwargs: Any) -> None:
        raise OperationalError("the server closed the connection")

    with monkeypatch.context() as patch:
        patch.setattr(letters.audit, "record", gone)
        with pytest.raises(OperationalError):
            letters.render_or_fail(letter_id=str(letter.pk), by="worker")
    assert letter.state == LetterState.DUE


@pytest.mark.usefixtures("quick")
def test_a_letter_that_cannot_be_printed_is_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = reviews.due_letter()

    def broken(frozen: Letter) -> bytes:
        raise KeyError("subject")

    with monkeypatch.context() as patch:
        patch.setattr(letter_content, "print_to_pdf", broken)
        with pytest.raises(KeyError):
            letters.render_or_fail(letter_id=str(letter.pk), by="worker")
    assert letter.state == LetterState.FAILED
    assert letter.statuses.last().reason == "KeyError"
    assert pending.find().letters == []
    letters.retry(letter=letter, by="rep1", reason="mended")
    assert render(letter) == LetterState.RENDERED


def test_only_a_failed_letter_is_tried_again() -> None:
    with pytest.raises(TransitionRefused):
        letters.retry(letter=reviews.due_letter(), by="rep1", reason="impatient")


@pytest.mark.usefixtures("quick")
def test_failing_a_letter_that_has_moved_on_does_nothing() -> None:
    letter = reviews.rendered_letter()
    letters.fail(letter_id=str(letter.pk), by="worker", reason="late")
    assert letter.state == LetterState.RENDERED


@pytest.mark.usefixtures("quick")
def test_a_letter_that_is_cancelled_while_it_is_printed_is_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    request = reviews.matched_request()
    letter = request.letters.get()
    print_to_pdf = letter_content.print_to_pdf

    def cancelled_meanwhile(frozen: Letter) -> bytes:
        withdrawal.withdraw(request=request, by="rep1")
        return print_to_pdf(frozen)

    monkeypatch.setattr(letter_content, "print_to_pdf", cancelled_meanwhile)
    assert render(letter) == LetterState.CANCELLED
    assert not freshly(letter).file


# Addresses ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick")
def test_a_letter_waits_unfrozen_for_an_address() -> None:
    """Frozen without one, it would be mailed without one as soon as the address arrives."""
    person = members.member(address1="")
    letter = reviews.due_letter(person)
    assert pending.find().letters == []
    assert letters.due_of(request_id=str(letter.request_id)) == []
    assert render(letter) == LetterState.DUE
    assert freshly(letter).frozen_at is None
    Member.objects.update(address1="1 Main Street")
    assert pending.find().letters == [str(letter.pk)]
    assert render(letter) == LetterState.RENDERED
    assert freshly(letter).content["address_lines"][0] == "1 Main Street"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"phone": "617-555-0999"}, ""),
        ({"death_date": timezone.localdate()}, "the member has died"),
        ({"address1": ""}, "no address on file"),
        ({"address1": "2 Side Street"}, "the address on file has changed since it was printed"),
        ({"zip_code": "02111"}, "the address on file has changed since it was printed"),
    ],
)
def test_holds_are_asked_for_in_the_moment_of_mailing(change: dict[str, Any], reason: str) -> None:
    letter = reviews.rendered_letter()
    if change:
        Member.objects.update(**change)
    assert letters.hold_reason(freshly(letter)) == reason


@pytest.mark.usefixtures("quick")
def test_in_production_an_unverified_wording_is_not_mailed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = reviews.rendered_letter()
    settings.PRODUCTION = True
    assert letters.hold_reason(letter) == "the wording is not verified"
    monkeypatch.setattr(letter_content, "is_verified", lambda letter: True)
    assert letters.hold_reason(letter) == ""


def test_a_letter_to_nobody_is_held() -> None:
    assert letters.hold_reason(reviews.request().letters.get()) == "no member"
