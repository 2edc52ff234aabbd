"""The page "Key a paper form": a scan, a few keys, saved; and what it says when something is wrong."""

import re
import uuid
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from members.services import enrolment as enrolling
from reviews.models import Letter, MemberRequest, RequestState
from tests.factories import introductions, members, reviews, staff

pytestmark = pytest.mark.django_db
PAGE = "admin:reviews_memberrequest_paper_add"


@pytest.fixture
def rep() -> Client:
    return signed_in(roles.REP)


@pytest.fixture
def letter() -> Letter:
    return introductions.mailed_letter()


def signed_in(role: str) -> Client:
    user = User.objects.create_user("rep1", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    staff.sign_in(client, user)
    return client


def post(client: Client, **form: Any) -> Any:
    return client.post(reverse(PAGE), form)


def save(client: Client, letter: Letter, **changes: Any) -> Any:
    return post(client, **introductions.paper_post(letter, **changes))


def text(response: Any) -> str:
    return response.content.decode()


def test_a_scan_shows_the_member_and_the_year_and_asks_what_is_on_the_paper(rep: Client, letter: Letter) -> None:
    response = post(rep, reference=letter.form_reference.lower())
    assert response.status_code == 200
    page = text(response)
    for part in ("Maria Lopez", str(letter.enrolment.program_year.year), letter.form_reference, "Tuesday morning"):
        assert part in page
    assert "1948" not in page
    assert page.count("autofocus") == 1
    event = AuditEvent.objects.get(verb="paper_form.opened")
    assert (event.actor, event.object_id) == ("rep1", str(letter.pk))


def test_saving_makes_the_request_and_the_next_form_is_at_hand(rep: Client, letter: Letter) -> None:
    response = save(rep, letter, time_2="4-evening", phone="617-555-0177", large_print="on")
    assert (response.status_code, response.url) == (302, reverse(PAGE))
    request = MemberRequest.objects.get()
    assert (request.state, request.source, request.paper_form) == (RequestState.MATCHED, "paper", letter)
    assert len(request.windows) == 2
    assert (request.phone, request.leave_message, request.large_print) == ("617-555-0177", True, True)
    assert AuditEvent.objects.get(verb="request.received").actor == "rep1"
    page = text(rep.get(response.url))
    assert "Keyed. Letter and notice leave" in page
    assert str(request.pk) in page
    assert letter.form_reference not in page


def test_without_a_signature_it_says_that_it_waits(rep: Client, letter: Letter) -> None:
    form = introductions.paper_post(letter)
    form.pop("signed")
    page = text(rep.post(reverse(PAGE), form, follow=True))
    assert "It waits until it is confirmed with the member." in page
    assert MemberRequest.objects.get().state == RequestState.WAITING


def test_nothing_personal_stands_in_the_address(rep: Client, letter: Letter) -> None:
    for response in (post(rep, reference=letter.form_reference), save(rep, letter)):
        assert letter.form_reference not in response.request["PATH_INFO"] + response.request["QUERY_STRING"]
    assert letter.form_reference not in reverse(PAGE)


def test_the_form_of_a_request_leads_to_the_letter(rep: Client, letter: Letter) -> None:
    save(rep, letter)
    request = MemberRequest.objects.get()
    page = text(rep.get(reverse("admin:reviews_memberrequest_change", args=[request.pk])))
    assert reverse("admin:reviews_letter_change", args=[letter.pk]) in page
    assert letter.form_reference in page


def test_start_page_and_list_lead_here_for_who_may(rep: Client) -> None:
    for name in ("admin:index", "admin:reviews_memberrequest_changelist"):
        assert reverse(PAGE) in text(rep.get(reverse(name)))


def test_who_may_not_is_refused_and_shown_no_link(letter: Letter) -> None:
    pharmacist = signed_in(roles.PHARMACIST)
    assert pharmacist.get(reverse(PAGE)).status_code == 403
    assert save(pharmacist, letter).status_code == 403
    assert MemberRequest.objects.count() == 0
    for name in ("admin:index", "admin:reviews_memberrequest_changelist"):
        assert reverse(PAGE) not in text(pharmacist.get(reverse(name)))


def test_letters_are_found_by_the_reference_of_their_form(rep: Client, letter: Letter) -> None:
    introductions.due_letter()
    listing = reverse("admin:reviews_letter_changelist")
    for typed in (letter.form_reference, letter.member.member_id, str(letter.pk)):
        found = rep.post(listing, {"q": typed}, follow=True).context_data["cl"].queryset
        assert list(found) == [letter]
    notices = rep.post(reverse("admin:reviews_vendornotice_changelist"), {"q": letter.form_reference}, follow=True)
    assert [notice.enrolment for notice in notices.context_data["cl"].queryset] == [letter.enrolment]


def test_the_pages_of_an_introduction_and_its_notice_can_be_read(rep: Client, letter: Letter) -> None:
    page = text(rep.get(reverse("admin:reviews_letter_change", args=[letter.pk])))
    assert letter.form_reference in text(rep.get(reverse("admin:reviews_letter_changelist")))
    assert str(letter.enrolment.program_year.year) in page
    notice = letter.enrolment.notices.get()
    assert "member.enrolled" in text(rep.get(reverse("admin:reviews_vendornotice_change", args=[notice.pk])))


# Unkindness -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", " ", "hello", "MTM-7K2D-9QXG", "9" * 10_000, "<script>alert(1)</script>", "\0"])
def test_a_wrong_reference_is_told_at_the_field(rep: Client, typed: str) -> None:
    response = post(rep, reference=typed)
    assert response.status_code == 422
    assert list(response.context_data["form"].errors) == ["reference"]
    assert "<script>alert" not in text(response)
    assert 'href="#id_reference"' in text(response)


def test_each_refusal_names_its_cause(rep: Client, letter: Letter) -> None:
    save(rep, letter)
    assert "was keyed already" in text(post(rep, reference=letter.form_reference))
    left = introductions.mailed_letter()
    enrolling.opt_out(member=left.member, program_year=left.enrolment.program_year, way="web", by="x")
    assert "left the program on" in text(post(rep, reference=left.form_reference))
    old_year = members.program_year(members.this_year() - 1)
    old = introductions.mailed_letter()
    type(old.enrolment).objects.filter(pk=old.enrolment.pk).update(program_year=old_year)
    assert f"This form is for {old_year.year}" in text(post(rep, reference=old.form_reference))
    assert "reference of a request" in text(post(rep, reference=MemberRequest.objects.get().reference))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"choice": ""}, "choice"),
        ({"choice": "come_back"}, "choice"),
        ({"time_1": "6-morning"}, "time_1"),
        ({"time_1": "1-night"}, "time_1"),
        ({"time_2": "1-morning"}, "time_2"),
        ({"phone": "12"}, "phone"),
        ({"language": "klingon"}, "language"),
        ({"leave_message": "perhaps"}, "leave_message"),
        ({"helper_name": "x" * 101}, "helper_name"),
        ({"helper_relationship": "a\0b"}, "helper_relationship"),
        ({"submission_key": "x"}, "submission_key"),
    ],
)
def test_a_wrong_answer_is_told_at_its_field_and_the_rest_is_kept(
    rep: Client, letter: Letter, changes: dict[str, str], field: str
) -> None:
    kept = {"helper_name": "Ana Lopez", **changes}
    response = save(rep, letter, **kept)
    assert response.status_code == 422
    assert list(response.context_data["form"].errors) == [field]
    assert "Maria Lopez" in text(response)
    assert text(response).count(" autofocus") == 1
    assert re.search(rf'name="{field}"[^>]* autofocus', text(response))
    assert field == "helper_name" or "Ana Lopez" in text(response)
    assert MemberRequest.objects.count() == 0


def test_a_review_needs_some_phone_number(rep: Client) -> None:
    letter = introductions.mailed_letter(members.member(phone=""))
    assert list(save(rep, letter).context_data["form"].errors) == ["phone"]
    assert save(rep, letter, choice="not_now").status_code == 302


def test_times_beside_another_answer_do_not_matter(rep: Client, letter: Letter) -> None:
    assert save(rep, letter, choice="not_now", time_2="1-morning").status_code == 302
    assert MemberRequest.objects.get().windows == []


def test_a_double_click_saves_once_and_thanks_twice(rep: Client, letter: Letter) -> None:
    key = str(uuid.uuid4())
    answers = [save(rep, letter, submission_key=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert MemberRequest.objects.count() == 1


def test_a_form_that_another_rep_saved_meanwhile(rep: Client, letter: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    from reviews.services import paper_forms

    real = paper_forms.take

    def slower(**call: Any) -> MemberRequest:
        real(**{**call, "submission_key": uuid.uuid4()})
        return real(**call)

    monkeypatch.setattr(paper_forms, "take", slower)
    response = save(rep, letter)
    assert response.status_code == 422
    assert "was keyed already" in text(response)
    assert MemberRequest.objects.count() == 1


def test_somebody_elses_fields_do_nothing(rep: Client, letter: Letter) -> None:
    other = reviews.request()
    save(rep, letter, source="web", member=other.pk, paper_form="", who="self", id=str(other.pk))
    assert MemberRequest.objects.exclude(pk=other.pk).get().source == "paper"


def test_a_post_without_its_token_is_refused(letter: Letter) -> None:
    user = User.objects.create_user("rep1", is_staff=True)
    user.groups.add(Group.objects.get(name=roles.REP))
    client = Client(enforce_csrf_checks=True)
    staff.sign_in(client, user)
    assert save(client, letter).status_code == 403
