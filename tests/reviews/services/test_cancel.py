"""Cancelling: all or nothing, and never after something has left."""

import pytest

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews.models import LetterState, NoticeState, RequestState
from reviews.services import letters_again, mailing, requests
from tests.factories import reviews

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [reviews.request, reviews.matched_request])
def test_everything_of_it_is_cancelled(make) -> None:  # type: ignore[no-untyped-def]
    request = make()
    requests.cancel(request=request, by="test", reason="asked")
    assert request.state == RequestState.CANCELLED
    assert request.letters.get().state == LetterState.CANCELLED
    assert request.notices.get().state == NoticeState.CANCELLED
    event = AuditEvent.objects.get(verb="request.cancelled")
    assert (event.actor, event.reason) == ("test", "asked")


def test_not_when_the_letter_is_in_the_mail_drop(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.MAIL_DROP = tmp_path
    letter = reviews.rendered_letter()
    assert mailing.put_into_mail_drop(by="test").mailed == 1
    with pytest.raises(TransitionRefused):
        requests.cancel(request=letter.request, by="test")
    assert letter.request.state == RequestState.MATCHED
    assert letter.request.notices.get().state == NoticeState.QUEUED
    assert not AuditEvent.objects.filter(verb="request.cancelled").exists()


@pytest.mark.parametrize("state", [NoticeState.SENDING, NoticeState.REJECTED, NoticeState.DEAD])
def test_not_when_the_vendor_may_have_heard(state: str) -> None:
    request = reviews.matched_request()
    request.notices.update(state=state, claimed_at=request.created_at)
    with pytest.raises(TransitionRefused):
        requests.cancel(request=request, by="test")
    assert request.letters.get().state == LetterState.DUE


def test_not_twice() -> None:
    request = reviews.request()
    requests.cancel(request=request, by="test")
    with pytest.raises(TransitionRefused):
        requests.cancel(request=request, by="test")


@pytest.mark.parametrize("request_id", ["", "1", "x" * 500, "00000000-0000-0000-0000-000000000000", "\x00"])
def test_no_other_id_finds_a_request(request_id: str) -> None:
    assert requests.find(request_id=request_id) is None


def test_a_letter_that_was_written_anew_does_not_stand_in_the_way() -> None:
    request = reviews.matched_request()
    letters_again.replace(letter=request.letters.get(), by="rep", reason="large print")
    requests.cancel(request=request, by="rep", reason="taken back")
    assert request.state == "cancelled"
