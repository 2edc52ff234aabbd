"""From a request to the packet in the mail: matched, booked, told by letter, written in a browser that dies, finalised,
looked at, mailed within 14 days, and told to who has the letter."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from members import roles
from reviews.models import CompletedReview, Letter, LetterState, MemberRequest, RequestState
from reviews.services import bookings, letter_clock, letters, mailing, matching, outreach, packets
from tests.browser import signing_in
from tests.factories import introductions, members, plans, reviews, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TUESDAY = datetime.datetime(2026, 11, 24, 15, tzinfo=datetime.UTC)
CLINICAL = ("Metformin", "blood sugar", "Diabetes", "Robin Example")


@pytest.fixture(autouse=True)
def _tuesday(settings: Any, tmp_path: Path) -> Any:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    with time_machine.travel(TUESDAY, tick=True):
        yield


def run_the_workers() -> None:
    """What beat and workers do in a day."""
    for letter in Letter.objects.due():
        letters.render(letter_id=str(letter.pk), by="worker")
    introductions.ripen()
    mailing.put_into_mail_drop(by="worker")
    packets.note_sent(by="worker")


def what_the_site_says(request: MemberRequest, code: str) -> str:
    """The public page of the call, opened with reference, birth date and the code of the letter."""
    member = Client()
    member.post("/request/manage/", reviews.manage_post(request))
    assert member.post("/request/manage/call/", {"code": code}).status_code == 302
    page = member.get("/request/manage/call/").content.decode().replace("\xa0", " ")
    assert not [word for word in CLINICAL if word in page]
    return page


def test_from_the_request_to_the_packet_in_the_mail(page: Any, live_server: Any) -> None:
    # given a matched request, its call booked, and the letter that tells the time and the code
    enrolled = introductions.enrolment(members.member(), enrolled_on=TUESDAY.date())
    request = reviews.request(enrolled.member)
    matching.match(request_id=str(request.pk), by="worker")
    call = plans.booked(request, after=9)
    assert outreach.make_due(by="worker") == 1
    run_the_workers()
    code = Letter.objects.get(appointment=call, current_state=LetterState.MAILED).content["call_code"]
    assert "The pharmacist calls you on" in what_the_site_says(request, code)

    # when the pharmacist's browser dies in the middle of the talk, what was typed is still there
    with time_machine.travel(call.starts_at + datetime.timedelta(minutes=20), tick=True):
        signing_in.sign_in(page, live_server, staff.account(roles.PHARMACIST))
        write = first_half(page, live_server, call.member.full_name)
        assert bookings.current(request=request) == call
        page.goto("about:blank")
        page.goto(write)
        assert page.get_by_label("What we talked about").input_value() == "Your blood sugar"

        # and when it is whole, the packet is looked at and the review finalised
        second_half(page)
        preview = page.request.get(write.replace("/write/", "/preview.pdf"))
        assert preview.body().startswith(b"%PDF")
        assert not Letter.objects.filter(kind="takeaway").exists()
        page.get_by_role("button", name="Finalise, and have the packet mailed").click()
        page.get_by_text("The packet leaves when the undo window is over.").wait_for()
        assert request.state == RequestState.DONE
        held_on = CompletedReview.objects.get().done_on
        by = held_on + datetime.timedelta(days=14)
        assert f"We mail your packet by December {by.day}, 2026." in what_the_site_says(request, code)

        # then it leaves within 14 days, counts as the summary, and the site says so to who has the letter
        run_the_workers()
        letter = Letter.objects.get(kind="takeaway")
        assert (letter.state, letter_clock.mail_by(letter)) == (LetterState.MAILED, by)
        assert held_on <= letter.mail_date <= by
        assert letter.content["list"]["medicines"][0]["medication"] == "Metformin 500 mg tablet"
        assert "Your packet was mailed on December" in what_the_site_says(request, code)


def first_half(page: Any, live_server: Any, name: str) -> str:
    """From the pharmacist's day to the page of the review; saved as one types. Returns its address."""
    page.goto(live_server.url + reverse("pharmacist_day"))
    page.get_by_role("button", name=f"Write the review of {name}").click()
    page.get_by_label("Medicine and strength").fill("Metformin 500 mg tablet")
    page.get_by_label("How the member takes it").fill("Take 1 tablet twice a day")
    page.get_by_label("What we talked about").fill("Your blood sugar")
    page.get_by_text("Saved at").wait_for()
    return str(page.url)


def second_half(page: Any) -> None:
    page.get_by_label("What the member should do").fill("Write it down each morning.")
    page.get_by_label("Held on").fill("12/03/2026")
    page.get_by_label("Held by").select_option("02")
    page.get_by_label("Who held it, as CMS names it").select_option("plan_sponsor_pharmacist")
    page.get_by_label("Name of who held it").fill("Robin Example, PharmD")
    page.get_by_label("Held with").select_option("beneficiary")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved at").wait_for()
