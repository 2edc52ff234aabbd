"""What a rep does with a letter that is wanted again, is not wanted, or came back; and with the follow-up of it."""

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent, Member
from reviews.documents import letter_content
from reviews.models import FollowUp, FollowUpState, Letter, LetterState
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rep(settings, tmp_path, monkeypatch):
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    return staff.signed_in(roles.REP)


@pytest.fixture
def sent(monkeypatch):
    handed = []
    monkeypatch.setattr("reviews.tasks.enqueue", lambda task, *ids: handed.append((task.name, *ids)))
    return handed


def address(record, name="change"):
    return reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_{name}", args=[record.pk])


def do(client, record, name, **form):
    return client.post(address(record, name), {"reason": "asked for on the phone", **form}, follow=True)


def test_a_letter_is_mailed_again_byte_for_byte(rep):
    letter = reviews.mailed_letter()
    assert "Mail an exact copy" in rep.get(address(letter)).text
    response = do(rep, letter, "copy")
    copy = Letter.objects.get(copy_of=letter)
    assert response.redirect_chain[-1][0] == address(copy)
    assert "This is the copy" in response.text
    assert str(letter.pk) in response.text
    assert AuditEvent.objects.get(verb="letter.copied").actor == rep.user.username


def test_a_copy_to_a_former_address_is_refused_with_what_to_do(rep):
    letter = reviews.mailed_letter()
    Member.objects.update(address1="2 Side Street")
    response = do(rep, letter, "copy")
    assert response.status_code == 422
    assert "Have a new letter written instead." in response.text


def test_a_letter_is_written_anew_in_spanish_and_large_print(rep, sent):
    letter = reviews.mailed_letter()
    response = do(rep, letter, "anew", language="es", size="large")
    new = Letter.objects.get(supersedes=letter)
    assert (new.wanted_language, new.wanted_size) == ("es", "large")
    assert "This is the new letter" in response.text
    assert sent == [("reviews.tasks.render_letter", str(new.pk))]
    assert str(new.pk) in rep.get(address(letter)).text


def test_a_letter_is_not_written_in_a_language_we_have_not(rep, sent):
    response = do(rep, reviews.mailed_letter(), "anew", language="fr")
    assert (response.status_code, sent) == (422, [])


def test_print_anew_is_offered_when_the_address_has_changed_since(rep, sent):
    letter = reviews.rendered_letter()
    assert "Print it anew" not in rep.get(address(letter)).text
    Member.objects.update(address1="2 Side Street")
    assert "Print it anew" in rep.get(address(letter)).text
    do(rep, letter, "new-address")
    assert [name for name, _ in sent] == ["reviews.tasks.render_letter"]
    assert letter.state == LetterState.SUPERSEDED


def test_a_letter_is_stopped_before_the_print_run_and_not_after(rep):
    letter, gone = reviews.due_letter(), reviews.mailed_letter()
    assert "Cancelled." in do(rep, letter, "cancel").text
    assert letter.state == LetterState.CANCELLED
    assert "Cancel this letter" not in rep.get(address(gone)).text
    assert do(rep, gone, "cancel").status_code == 409


def test_a_letter_that_came_back_opens_a_follow_up_that_a_rep_closes(rep):
    letter = reviews.mailed_letter()
    assert do(rep, letter, "returned", reason="nonsense").status_code == 422
    do(rep, letter, "returned", reason="moved")
    follow_up = FollowUp.objects.get()
    page = rep.get(address(follow_up)).text
    lines = letter.member.address_lines
    for words in ("moved, no new address known", letter.member.phone, *lines, letter.member.full_name):
        assert words in page
    assert "members to call because mail came back" in rep.get("/admin/").text
    do(rep, follow_up, "done", reason="called; the plan is told of the new address")
    assert follow_up.state == FollowUpState.DONE
    do(rep, follow_up, "confirm", reason="the neighbour took it")
    assert follow_up.state == FollowUpState.CONFIRMED
    assert do(rep, follow_up, "done").status_code == 409


def test_why_a_letter_waits_for_another_address_stands_on_its_page(rep):
    letter = reviews.mailed_letter()
    do(rep, letter, "returned", reason="moved")
    waiting = reviews.due_letter(letter.member, choice="leave")
    assert "mail to this address came back" in rep.get(address(waiting)).text


def test_what_looks_wrong_with_an_address_stands_on_the_letter(rep):
    letter = reviews.rendered_letter(members.member(state="NH"))
    assert "the ZIP code belongs to another state" in rep.get(address(letter)).text


def test_follow_ups_are_searched_by_reference_and_cost_the_same_queries(rep, django_assert_max_num_queries):
    made = [reviews.follow_up(reviews.due_letter()) for _ in range(4)]
    with django_assert_max_num_queries(20):
        page = rep.get("/admin/reviews/followup/")
    assert len(page.context["cl"].result_list) == 4
    found = rep.post("/admin/reviews/followup/", {"q": made[0].letter.reference}, follow=True)
    assert list(found.context["cl"].result_list) == [made[0]]
