"""Each letter has words in both languages, and says who answers for them."""

import dataclasses

import pytest
from django.template.loader import get_template

from reviews.documents import alert_letters, introduction, list_letter, outreach, packet, packet_copy, told
from reviews.documents.confirmation import SUBJECTS
from reviews.documents.wording import letter_language, wording
from reviews.models import LetterKind


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", LetterKind.values)
def test_every_kind_has_words_a_template_and_a_version(kind: str, language: str) -> None:
    words = wording(kind, language)
    assert get_template(words.template)
    assert words.version
    assert words.source
    by_itself = {*outreach.SUBJECTS, *told.SUBJECTS, *alert_letters.SUBJECTS}
    assert kind in {*SUBJECTS, *by_itself, introduction.KIND, list_letter.KIND, packet.KIND, packet_copy.KIND}


def test_words_count_as_verified_only_with_a_name_and_a_day() -> None:
    words = dataclasses.replace(wording("confirmation_leave", "es"), verified_by="", verified_on="")
    assert not words.is_verified
    assert not dataclasses.replace(words, verified_by="A. Reader").is_verified
    assert dataclasses.replace(words, verified_by="A. Reader", verified_on="2026-11-24").is_verified


@pytest.mark.parametrize(("wanted", "got"), [("es", "es"), ("ES-us", "es"), ("en", "en"), ("vi", "en"), ("", "en")])
def test_letters_come_in_the_nearest_language_we_have(wanted: str, got: str) -> None:
    assert letter_language(wanted) == got
