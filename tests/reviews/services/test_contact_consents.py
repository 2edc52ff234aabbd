"""Consent to e-mail and text messages: from a request after its match, from a rep, taken back at once."""

from typing import Any

import pytest

from members.models import AuditEvent
from reviews.models import ConsentSource, ContactConsent
from reviews.services import contact_consents as consents
from reviews.services import matching
from tests.factories import members, messages, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db


def test_a_request_gives_consent_only_when_it_matched_that_member() -> None:
    maria = members.member()
    stranger = reviews.request(first_name="Nobody", last_name="Known", **messages.AGREED)
    matching.match(request_id=str(stranger.pk), by="worker")
    assert not ContactConsent.objects.exists()
    reviews.matched_request(maria, **messages.AGREED)
    assert consents.may_email(maria) == messages.EMAIL
    assert consents.may_text(maria) == ""


def test_an_address_without_the_consent_is_none() -> None:
    maria = members.member()
    reviews.matched_request(maria, email=messages.EMAIL)
    assert consents.may_email(maria) == ""


@pytest.mark.parametrize(("source", "counts"), [("link", False), ("rep", False), ("other_address", True)])
def test_what_was_taken_back_after_the_request_stays_so(source: str, counts: bool) -> None:
    maria = members.member()
    late = reviews.request(maria, who="helper", helper_name="Ana", authority="not_sure", **messages.AGREED)
    matching.match(request_id=str(late.pk), by="worker")
    given = messages.consent(maria, address="old@example.com")
    consents.withdraw(consent=given, source=source, by="rep")
    matching.release(request=late, member=maria, by="rep")
    assert bool(consents.may_email(maria)) is counts


def test_another_address_takes_the_place_of_the_first() -> None:
    maria = members.member()
    first = messages.consent(maria)
    messages.consent(maria, address="new@example.com")
    assert consents.may_email(maria) == "new@example.com"
    assert first.state == "withdrawn"
    messages.consent(maria)
    assert consents.may_email(maria) == messages.EMAIL


def test_said_twice_and_taken_back_twice_is_once() -> None:
    maria = members.member()
    given = messages.consent(maria)
    messages.consent(maria)
    assert given.statuses.count() == 1
    assert consents.withdraw(consent=given, source="rep", by="rep") is True
    assert consents.withdraw(consent=given, source="rep", by="rep") is False
    assert consents.may_email(maria) == ""
    verbs = AuditEvent.objects.filter(verb__startswith="contact_consent.").values_list("verb", flat=True)
    assert sorted(verbs) == ["contact_consent.given", "contact_consent.withdrawn"]


@pytest.mark.parametrize(
    ("channel", "address"),
    [("email", "maria"), ("text", "555-0123"), ("text", "617-555-0123 x4"), ("text", "+49 30 1234567"), ("text", "no")],
)
def test_an_address_that_does_not_fit_is_refused(channel: str, address: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        messages.consent(channel=channel, address=address)


@pytest.mark.parametrize("typed", ["617-555-0123", "(617) 555 0123", "1 617.555.0123", "+16175550123"])
def test_a_number_is_kept_as_carriers_write_it(typed: str) -> None:
    assert consents.as_number(typed) == messages.NUMBER


def test_a_token_tells_its_consent_and_nothing_else() -> None:
    given = messages.consent()
    token = consents.token(given)
    assert messages.EMAIL not in token
    assert consents.by_token(token) == given
    for wrong in (token[:-1], token + "x", "", "nonsense", given.pk.hex):
        assert consents.by_token(wrong) is None


@pytest.mark.django_db(transaction=True)
def test_two_at_once_leave_one_address() -> None:
    maria = members.member()

    def say(address: str) -> Any:
        return lambda: messages.consent(maria, address=address)

    together(say("a@example.com"), say("b@example.com"))
    assert ContactConsent.objects.given().count() == 1
    assert {row.source for row in maria.contact_consents.get(current_state="withdrawn").statuses.all()} == {
        "rep",
        ConsentSource.OTHER_ADDRESS,
    }
