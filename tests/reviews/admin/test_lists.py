"""A rep and blank lists: sent from a member's page, matched or rejected when it is not clear who is meant."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from reviews.models import LetterState, ListRequest, ListRequestState
from reviews.services import lists_by_mail
from tests.factories import lists, members, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def rep() -> Client:
    return staff.signed_in(roles.REP)


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was handed to the worker."""
    handed: list[tuple[str, ...]] = []
    monkeypatch.setattr("reviews.tasks.enqueue", lambda task, *ids: handed.append((task.name, *ids)))
    return handed


def waiting(**changes: Any) -> ListRequest:
    request = lists.asked_for(**{"zip_code": "99999", **changes})
    lists_by_mail.match(request_id=str(request.pk), by="worker")
    assert request.state == ListRequestState.WAITING
    return request


def address(request: ListRequest, name: str = "change") -> str:
    return reverse(f"admin:reviews_listrequest_{name}", args=[request.pk])


def test_a_list_is_sent_from_the_page_of_a_member(rep: Client, sent: list[tuple[str, ...]]) -> None:
    member = members.member(language="es", large_print=True)
    page = reverse("admin:members_member_change", args=[member.pk])
    assert "Send a blank medication list" in rep.get(page).text
    act = reverse("admin:members_member_send-list", args=[member.pk])
    for _ in range(2):
        assert "goes to the address on file" in rep.post(act, {"language": "es", "size": "large"}, follow=True).text
    letter = ListRequest.objects.get().letters.get()
    assert (letter.state, letter.member) == (LetterState.DUE, member)
    assert set(sent) == {("reviews.tasks.render_letter", str(letter.pk))}
    assert AuditEvent.objects.get(verb="list.matched").actor == rep.user.username  # type: ignore[attr-defined]


def test_the_members_own_language_and_print_are_chosen_beforehand(rep: Client) -> None:
    member = members.member(language="es-US", large_print=True)
    page = rep.get(reverse("admin:members_member_send-list", args=[member.pk]))
    assert page.context["form"].initial == {"language": "es", "size": "large"}
    assert rep.post(reverse("admin:members_member_send-list", args=[member.pk]), {"size": "huge"}).status_code == 422


def test_who_may_not_is_refused() -> None:
    member = members.member()
    client = staff.signed_in(roles.PHARMACIST)
    act = reverse("admin:members_member_send-list", args=[member.pk])
    assert client.post(act, {"language": "es", "size": "large"}).status_code == 403
    assert (
        "Send a blank medication list" not in client.get(reverse("admin:members_member_change", args=[member.pk])).text
    )
    assert not ListRequest.objects.exists()


def test_a_waiting_wish_is_matched(rep: Client, sent: list[tuple[str, ...]]) -> None:
    member = members.member()
    request = waiting()
    page = rep.get(address(request)).text
    assert member.member_id in page
    assert AuditEvent.objects.get(verb="list.viewed").values == {"candidates": [member.member_id]}
    rep.post(address(request, "match"), {"candidate": str(member.pk), "reason": "called"}, follow=True)
    request.refresh_from_db()
    assert (request.state, request.member) == (ListRequestState.MATCHED, member)
    assert sent == [("reviews.tasks.render_letter", str(request.letters.get().pk))]


def test_a_wish_with_an_id_alone_shows_no_agreement_of_a_zip_code(rep: Client) -> None:
    members.member()
    page = rep.get(address(waiting(zip_code="", member_id="nobody-1"))).text
    assert "Same name; same birth date" in page
    assert "ZIP code</" in page
    assert "same ZIP code" not in page


def test_a_waiting_wish_is_rejected(rep: Client) -> None:
    request = waiting(first_name="Norbert")
    assert "No list leaves" in rep.post(address(request, "reject"), {"reason": "nobody"}, follow=True).text
    assert request.letters.get().state == LetterState.CANCELLED


def test_it_is_found_by_birth_date_and_by_member_id(rep: Client) -> None:
    member = members.member()
    lists_by_mail.send_to(member=member, language="en", size="standard", by="rep")
    waiting(first_name="Norbert")
    changelist = reverse("admin:reviews_listrequest_changelist")
    for text, count in (("04/28/1948", 2), (member.member_id, 1), ("nothing", 0)):
        assert len(rep.post(changelist, {"q": text}, follow=True).context["cl"].result_list) == count, text
