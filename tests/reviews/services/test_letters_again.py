"""A letter once more: copied byte for byte, written anew, or stopped; nothing of it twice, nothing of it lost."""

import csv
import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services.status import TransitionRefused
from reviews.documents import letter_content
from reviews.models import Letter, LetterState
from reviews.services import letters, letters_again, mailing, paper_forms
from tests.factories import introductions, members, reviews

pytestmark = pytest.mark.django_db
BY = {"by": "rep1", "reason": "lost in the post"}


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    return settings.MAIL_DROP


def sent_on(letter: Letter) -> Letter:
    """Printed and mailed, its undo window being over."""
    letters.render(letter_id=str(letter.pk), by="worker")
    Letter.objects.filter(pk=letter.pk).update(not_before=reviews.a_minute_ago())
    mailing.put_into_mail_drop(by="worker")
    return Letter.objects.get(pk=letter.pk)


def manifest(drop: Path) -> dict[str, dict[str, str]]:
    with (drop / timezone.localdate().isoformat() / "manifest.csv").open(newline="") as file:
        return {row["letter_id"]: row for row in csv.DictReader(file)}


# Copies ---------------------------------------------------------------------------------------------------------------


def test_a_copy_has_the_same_bytes_and_is_called_one_in_the_manifest_alone(drop: Path) -> None:
    letter = reviews.mailed_letter()
    copy = letters_again.copy(letter=letter, **BY)
    assert (copy.state, copy.not_before > timezone.now()) == (LetterState.RENDERED, True)
    copy = sent_on(copy)
    folder = drop / timezone.localdate().isoformat()
    pdf = (folder / f"{copy.pk}.pdf").read_bytes()
    assert pdf == (folder / f"{letter.pk}.pdf").read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == copy.sha256 == letter.sha256
    rows = manifest(drop)
    assert (rows[str(letter.pk)]["copy_of"], rows[str(copy.pk)]["copy_of"]) == ("", str(letter.pk))
    event = AuditEvent.objects.get(verb="letter.copied")
    assert (event.actor, event.reason, event.object_id) == ("rep1", "lost in the post", str(copy.pk))


def test_a_copy_of_a_copy_is_one_of_the_letter() -> None:
    letter = reviews.mailed_letter()
    first = sent_on(letters_again.copy(letter=letter, **BY))
    assert letters_again.copy(letter=first, **BY).copy_of == letter


def test_the_copy_of_an_introduction_goes_by_the_same_reference() -> None:
    letter = sent_on(introductions.due_letter())
    copy = letters_again.copy(letter=letter, **BY)
    assert copy.form_reference == letter.form_reference
    # The form of either is the form of the letter.
    assert paper_forms.look_up(typed_reference=copy.form_reference) == letter


def test_a_copy_whose_file_is_gone_can_be_printed_again_to_the_same_bytes() -> None:
    letter = reviews.mailed_letter()
    copy = letters_again.copy(letter=letter, **BY)
    letter.file.storage.delete(letter.file.name)
    Letter.objects.filter(pk=copy.pk).update(not_before=reviews.a_minute_ago())
    mailing.put_into_mail_drop(by="worker")
    assert copy.state == LetterState.FAILED


@pytest.mark.parametrize("make", [reviews.due_letter, reviews.rendered_letter])
def test_what_has_not_left_is_not_copied(make: Any) -> None:
    with pytest.raises(TransitionRefused):
        letters_again.copy(letter=make(), **BY)
    assert Letter.objects.count() == 1


def test_no_copy_goes_to_a_former_address() -> None:
    letter = reviews.mailed_letter()
    Member.objects.update(address1="2 Side Street")
    with pytest.raises(ValidationError):
        letters_again.copy(letter=letter, **BY)
    assert Letter.objects.count() == 1


# Newer letters --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "language", "size"),
    [
        ({}, "en", "standard"),
        ({"language": "es"}, "es", "standard"),
        ({"size": "large"}, "en", "large"),
        ({"language": "es", "size": "large"}, "es", "large"),
    ],
)
@pytest.mark.parametrize("make", [reviews.due_letter, introductions.due_letter])
def test_a_letter_is_written_anew_in_the_language_and_size_wanted(
    make: Any, wanted: dict[str, str], language: str, size: str
) -> None:
    old = sent_on(make())
    new = sent_on(letters_again.replace(letter=old, **wanted, **BY))
    assert (new.language, new.size, new.supersedes) == (language, size, old)
    assert (old.state, new.state) == (LetterState.SUPERSEDED, LetterState.MAILED)
    assert new.reference == old.reference
    assert AuditEvent.objects.get(verb="letter.replaced").values["supersedes"] == str(old.pk)


def test_a_letter_held_by_a_new_address_is_printed_anew_and_only_the_new_one_leaves(drop: Path) -> None:
    old = reviews.rendered_letter()
    Member.objects.update(address1="2 Side Street")
    assert mailing.put_into_mail_drop(by="worker").mailed == 0
    new = sent_on(letters_again.replace(letter=old, **BY))
    assert new.printed_address[0] == "2 Side Street"
    assert set(manifest(drop)) == {str(new.pk)}
    assert old.state == LetterState.SUPERSEDED


def test_the_newer_letter_keeps_what_was_wanted_of_the_old_one() -> None:
    old = letters_again.replace(letter=reviews.due_letter(), size="large", **BY)
    new = letters_again.replace(letter=old, language="es", **BY)
    assert (new.wanted_language, new.wanted_size) == ("es", "large")


def test_a_replaced_letter_stays_in_the_manifest_of_its_day(drop: Path) -> None:
    old = reviews.mailed_letter()
    new = sent_on(letters_again.replace(letter=old, **BY))
    assert set(manifest(drop)) == {str(old.pk), str(new.pk)}


def test_a_letter_is_replaced_once() -> None:
    old = reviews.due_letter()
    letters_again.replace(letter=old, **BY)
    with pytest.raises(TransitionRefused):
        letters_again.replace(letter=old, **BY)
    assert Letter.objects.count() == 2


def test_a_held_letter_is_not_replaced() -> None:
    with pytest.raises(TransitionRefused):
        letters_again.replace(letter=reviews.request().letters.get(), **BY)


# Stopping -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [reviews.due_letter, reviews.rendered_letter])
def test_a_cancelled_letter_never_leaves(make: Any) -> None:
    letter = make()
    letters_again.cancel(letter=letter, **BY)
    letters.render(letter_id=str(letter.pk), by="worker")
    assert mailing.put_into_mail_drop(by="worker").mailed == 0
    assert letter.state == LetterState.CANCELLED
    assert AuditEvent.objects.get(verb="letter.cancelled").reason == "lost in the post"


def test_what_has_left_is_not_cancelled() -> None:
    with pytest.raises(TransitionRefused):
        letters_again.cancel(letter=reviews.mailed_letter(members.member()), **BY)
