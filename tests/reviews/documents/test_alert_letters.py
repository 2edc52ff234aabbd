"""What a member reads of an alert: plain words in the member's language, and nothing of the rule's card."""

import pytest
from django.utils.translation import override

from reviews.documents.alert_letters import ABOUT
from reviews.models import TmrHeading
from reviews.services.tmr import catalogue
from tests.reviews.documents.samples import alert_content

ALARM = ("danger", "death", "diagnos", "peligro", "muerte", "diagnóst")


def test_every_heading_has_its_words() -> None:
    assert set(ABOUT) == set(TmrHeading.values)


@pytest.mark.parametrize("heading", TmrHeading.values)
def test_each_heading_is_told_in_the_members_language_without_an_alarm(heading: str) -> None:
    told = {
        language: alert_content(kind="alert_member", heading=heading, language=language) for language in ("en", "es")
    }
    with override("en"):
        assert told["en"]["about"] == str(ABOUT[heading])
    assert told["es"]["about"] != told["en"]["about"]
    assert told["es"]["subject"] != told["en"]["subject"]
    assert not any(word in each["about"].lower() for each in told.values() for word in ALARM)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_of_a_card_stands_in_a_letter_to_a_member(language: str) -> None:
    letter = str(alert_content(kind="alert_member", language=language))
    assert not any(text in letter for card in catalogue.cards().values() for text in (card.title, card.why))
