"""A daughter with a power of attorney asks for a copy on the site; nothing goes to her before a rep has seen the
papers, the member's packet never waits for it, and the member's word ends it."""

import pytest
from django.test import Client
from django.urls import reverse

from members import roles
from reviews.documents import letter_content
from reviews.models import Letter, LetterState, MemberRequest, Representative
from reviews.services import cmr, matching, packets, representatives, upkeep
from tests.factories import cmr as held
from tests.factories import members, reviews, staff
from tests.factories import representatives as making

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _drop(settings, tmp_path, monkeypatch):
    """How it looks on paper is tested beside the other packets."""
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)


def asked_on_the_site(member):
    """Step by step, as a browser does it; returns what was sent."""
    client = Client()
    steps = {
        "who": making.asks_post(), "member": reviews.member_post(member), "choice": reviews.choice_post(),
        "appointment": reviews.appointment_post(), "contact": reviews.contact_post(),
    }  # fmt: skip
    for step, typed in steps.items():
        assert client.post(f"/request/{step}/", typed).status_code == 302, step
    check = client.get("/request/check/").content.decode()
    assert "8 Elm Street" in check
    assert client.post("/request/check/").status_code == 302
    return MemberRequest.objects.get()


def confirmed_by_a_rep(request, member):
    rep = staff.signed_in(roles.REP)
    typed = {**making.PLACE, "name": "Ana Rivera", "proof": "power_of_attorney", "copies": "yes"}
    url = reverse("admin:reviews_memberrequest_match", args=[request.pk])
    return rep.post(url, {"candidate": str(member.pk), "reason": "called the member, saw the paper", **typed})


def copies():
    return Letter.objects.filter(kind="takeaway_copy").order_by("created_at")


def test_from_the_wish_on_the_site_to_the_copy_in_the_mail():
    # given a member whose daughter asked for a review, and for a copy of the summary
    reviews.todays_year()
    member = members.member()
    request = asked_on_the_site(member)
    matching.match(request_id=str(request.pk), by="worker")

    # when nobody has looked at her papers, a review leaves no trace of her
    assert (request.state, Representative.objects.exists()) == ("waiting", False)
    assert confirmed_by_a_rep(request, member).status_code == 302
    assert Representative.objects.get().request == request

    # when the review was held, the packet is mailed to the member and names her; her copy is due only then
    version = held.finalised(member)
    making.mail_all()
    packet = Letter.objects.get(review_version=version, kind="takeaway")
    assert (packet.state, packet.content["copy_to"], copies().count()) == (LetterState.MAILED, "Ana Rivera", 0)
    upkeep.finish(by="worker")
    making.mail_all()

    # then the copy is in the mail to her own address, of the same version, and no clock has changed
    copy = copies().get()
    assert (copy.state, copy.review_version) == (LetterState.MAILED, version)
    assert copy.printed_address == ["8 Elm Street", "Quincy, MA 02169"]
    assert copy.content["list"] == packet.content["list"]
    assert packets.note_sent(by="worker") == 0

    # when the review is corrected after the member has said no, only the member hears of it
    representatives.want_no_copies(member=member, by="rep", reason="by phone")
    draft = cmr.start_correction(review=version.review, by="pharmacist")
    cmr.finalise(draft_id=draft.pk, revision=draft.revision, by="pharmacist", reason="one medicine was missing")
    making.mail_all()
    upkeep.finish(by="worker")
    newest = Letter.objects.filter(kind="takeaway").order_by("created_at").last()
    assert (newest.state, newest.content["copy_to"], copies().count()) == (LetterState.MAILED, "", 1)
