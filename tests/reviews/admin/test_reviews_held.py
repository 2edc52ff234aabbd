"""The pharmacist's desk: begun by member ID, written in any order, saved as one types, finalised once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from reviews.models import CompletedReview, Letter, ReviewDraft
from reviews.services import cmr
from tests.factories import cmr as held
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def pharmacist() -> Client:
    return staff.sign_in(Client(), staff.account(roles.PHARMACIST))


def url(name: str, *args: Any) -> str:
    return reverse(f"admin:reviews_reviewdraft_{name}", args=args)


def typed(draft: ReviewDraft, **changes: Any) -> dict[str, Any]:
    """What a browser posts for a whole review."""
    base = {
        "revision": draft.revision,
        "page": "page-1",
        "held-held_on": timezone.localdate().strftime("%m/%d/%Y"),
        "held-method": "02",
        "held-provider": "plan_sponsor_pharmacist",
        "held-recipient": "beneficiary",
        "held-provider_name": "Robin Example, PharmD",
        "held-allergies": "Penicillin\n\nSulfa",
        "medicines-count": "2",
        "medicines-0-name": "Metformin 500 mg tablet",
        "medicines-0-kind": "prescription",
        "medicines-0-started": "05/01/2026",
        "medicines-1-name": "",
        "to_do-count": "1",
        "to_do-0-talked_about": "Your blood sugar",
        "to_do-0-what_to_do": "Write it down.\nBring the notes.",
    }
    return {**base, **changes}


def write(client: Client, draft: ReviewDraft, **changes: Any) -> Any:
    return client.post(url("writing", draft.pk), typed(draft, **changes))


def saved(draft: ReviewDraft) -> dict[str, Any]:
    draft.refresh_from_db()
    return dict(draft.content)


# Beginning ------------------------------------------------------------------------------------------------------------


def test_a_review_begins_with_the_member_id_in_any_spelling(pharmacist: Client) -> None:
    reviews.todays_year()
    person = members.member(member_id="TEST-900-1")
    response = pharmacist.post(url("begin"), {"member_id": " test9001 "})
    draft = ReviewDraft.objects.get()
    assert (response.status_code, response["Location"]) == (302, url("writing", draft.pk))
    assert (draft.member, draft.saved_by) == (person, pharmacist.user.get_username())  # type: ignore[attr-defined]


@pytest.mark.parametrize("member_id", ["", "nobody"])
def test_an_id_that_is_nobodys_is_said_at_its_place(pharmacist: Client, member_id: str) -> None:
    reviews.todays_year()
    response = pharmacist.post(url("begin"), {"member_id": member_id})
    assert response.status_code == 422
    assert "field--error" in response.content.decode()


# Writing --------------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_as_the_document_has_it_and_shown_as_it_was_typed(pharmacist: Client) -> None:
    draft = held.draft()
    page = write(pharmacist, draft).content.decode()
    content = saved(draft)
    assert content["allergies"] == ["Penicillin", "Sulfa"]
    assert content["medicines"] == [
        {"name": "Metformin 500 mg tablet", "kind": "prescription", "started": "2026-05-01"}
    ]
    assert content["to_do"] == [
        {"talked_about": "Your blood sugar", "what_to_do": ["Write it down.", "Bring the notes."]}
    ]
    assert 'value="05/01/2026"' in page
    assert "Saved at" in page


def test_what_cannot_be_read_is_kept_as_typed_and_said_when_it_is_finalised(pharmacist: Client) -> None:
    draft = held.draft()
    wrong = {"held-held_on": "last Tuesday", "held-minutes": "many", "medicines-0-started": "13/45/2026"}
    write(pharmacist, draft, **wrong)
    assert (saved(draft)["held_on"], saved(draft)["minutes"]) == ("last Tuesday", "many")
    response = write(pharmacist, draft, **wrong, finalise="yes")
    page = response.content.decode()
    assert response.status_code == 422
    for place in ("held-held_on", "held-minutes", "medicines-0-started"):
        assert f'<a href="#id_{place}">' in page
    assert 'value="last Tuesday"' in page
    assert not CompletedReview.objects.exists()


def test_another_entry_is_one_button_away_and_an_empty_one_goes_away(pharmacist: Client) -> None:
    draft = held.draft()
    page = write(pharmacist, draft, more="medicines").content.decode()
    assert 'name="medicines-count" value="2"' in page
    draft.refresh_from_db()
    page = write(
        pharmacist, draft, **{"medicines-0-name": "", "medicines-0-kind": "", "medicines-0-started": ""}
    ).content.decode()
    assert "medicines" not in saved(draft)


def test_it_is_saved_as_one_types_and_the_next_saving_is_of_the_same_page(pharmacist: Client) -> None:
    draft = held.draft()
    first = pharmacist.post(url("keep", draft.pk), typed(draft))
    assert b'name="revision" value="1"' in first.content
    # The button is pressed before the answer came: the page is the same, so nothing is old.
    assert write(pharmacist, draft).status_code == 200
    draft.refresh_from_db()
    assert draft.revision == 2


def test_somebody_elses_saving_is_not_written_over_and_nothing_typed_is_lost(pharmacist: Client) -> None:
    draft = held.draft()
    cmr.save(draft_id=draft.pk, revision=0, content={"minutes": 7}, by="other-pharmacist")
    kept = pharmacist.post(url("keep", draft.pk), typed(draft))
    assert b"other-pharmacist saved this review" in kept.content
    response = write(pharmacist, draft)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Metformin 500 mg tablet" in page
    assert saved(draft) == {"minutes": 7}
    assert 'name="revision" value="1"' in page  # who has seen it may save over it


# Finalising -----------------------------------------------------------------------------------------------------------


def test_finalising_leads_to_the_review_and_the_packet_is_due(pharmacist: Client) -> None:
    draft = held.draft()
    response = write(pharmacist, draft, finalise="yes")
    review = CompletedReview.objects.get()
    assert response["Location"] == reverse("admin:reviews_completedreview_change", args=[review.pk])
    assert Letter.objects.get().review_version.review == review
    assert b"Correct this review" in pharmacist.get(response["Location"]).content


def test_what_was_finalised_is_written_no_more(pharmacist: Client) -> None:
    draft = held.draft()
    write(pharmacist, draft, finalise="yes")
    assert write(pharmacist, draft).status_code == 404
    assert pharmacist.post(url("keep", draft.pk), typed(draft)).status_code == 404


def test_a_correction_asks_for_its_reason(pharmacist: Client) -> None:
    version = held.finalised()
    address = reverse("admin:reviews_completedreview_correct", args=[version.review_id])
    assert b"the member gets a new packet" in pharmacist.get(address).content
    location = pharmacist.post(address)["Location"]
    draft = ReviewDraft.objects.get(review=None)
    assert location == url("writing", draft.pk)
    assert write(pharmacist, draft, finalise="yes").status_code == 422
    draft.refresh_from_db()
    assert write(pharmacist, draft, finalise="yes", reason="a dose was wrong").status_code == 302
    assert version.review.versions.count() == 2


def test_the_preview_is_the_packet_marked_and_kept_nowhere(pharmacist: Client) -> None:
    draft = held.written()
    response = pharmacist.get(url("preview", draft.pk))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf"
    assert not Letter.objects.exists()
    assert pharmacist.get(url("preview", held.draft().pk)).status_code == 302


def test_a_review_is_downloaded_as_a_document_and_that_is_noted(pharmacist: Client) -> None:
    version = held.finalised()
    page = reverse("admin:reviews_completedreview_change", args=[version.review_id])
    address = reverse("admin:reviews_completedreview_document", args=[version.review_id])
    shown = pharmacist.get(page).content.decode()
    assert address in shown
    assert reverse("admin:reviews_letter_change", args=[held.packet(version).pk]) in shown
    response = pharmacist.get(address)
    assert (response["Content-Type"], response.json()["type"]) == ("application/fhir+json", "document")
    assert AuditEvent.objects.filter(verb="completed_review.exported", object_id=str(version.review_id)).exists()
    owner = staff.sign_in(Client(), staff.account(roles.PROGRAM_OWNER))
    assert owner.get(address).status_code == 403
    other = "00000000-0000-4000-8000-000000000000"
    assert pharmacist.get(reverse("admin:reviews_completedreview_document", args=[other])).status_code == 404


def test_the_page_says_that_not_being_reached_is_no_reason(pharmacist: Client) -> None:
    page = pharmacist.get(url("writing", held.draft().pk)).content.decode()
    assert "Not being reached is no reason." in page


# Unkindness -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [roles.REP, roles.SUPERVISOR, roles.AUDITOR, roles.PROGRAM_OWNER])
def test_nobody_else_holds_reviews(role: str) -> None:
    client = staff.sign_in(Client(), staff.account(role))
    draft, version = held.draft(), held.finalised()
    assert client.get(url("begin")).status_code == 403
    assert client.get(url("writing", draft.pk)).status_code == 403
    assert client.get(url("preview", draft.pk)).status_code == 403
    correct = reverse("admin:reviews_completedreview_correct", args=[version.review_id])
    for address in (url("writing", draft.pk), url("keep", draft.pk), correct):
        assert client.post(address, typed(draft)).status_code == 403
    assert saved(draft) == {"medicines": [], "sources": []}


def test_not_signed_in_bad_id_wrong_method(client: Client, pharmacist: Client) -> None:
    draft = held.draft()
    assert client.get(url("writing", draft.pk)).status_code == 302
    other = "00000000-0000-4000-8000-000000000000"
    assert pharmacist.get(url("writing", other)).status_code == 404
    assert pharmacist.post(reverse("admin:reviews_completedreview_correct", args=[other])).status_code == 404
    assert pharmacist.get(url("keep", draft.pk)).status_code == 200
    assert saved(draft) == {"medicines": [], "sources": []}


@pytest.mark.parametrize("revision", ["", "x", "-1", "99999999999999", "²"])
def test_a_forged_revision_writes_nothing(pharmacist: Client, revision: str) -> None:
    draft = held.draft()
    assert write(pharmacist, draft, revision=revision).status_code == 409


def test_each_look_and_each_saving_leaves_its_trace(pharmacist: Client) -> None:
    draft = held.draft()
    pharmacist.get(url("writing", draft.pk))
    write(pharmacist, draft)
    verbs = AuditEvent.objects.filter(object_id=str(draft.pk)).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["review.started", "review.viewed", "review.saved"]


def test_the_page_asks_the_database_as_often_for_thirty_medicines(
    pharmacist: Client, django_assert_max_num_queries: Any
) -> None:
    draft = held.written(medicines=[{"name": f"Medicine {n}"} for n in range(30)])
    with django_assert_max_num_queries(20):
        pharmacist.get(url("writing", draft.pk))
