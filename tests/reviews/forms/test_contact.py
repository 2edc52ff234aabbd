"""How the member is reached: what is needed depends on who asks for what."""

from collections.abc import Callable
from typing import Any

import pytest

from reviews.forms.about import About
from reviews.forms.contact import ContactForm
from tests.factories import reviews
from tests.reviews.forms.conftest import posted


def form(about: About, **changes: Any) -> ContactForm:
    return ContactForm(posted(reviews.contact_post(**changes)), about=about)


@pytest.mark.parametrize(
    ("who", "choice", "needed"),
    [
        ("self", "review", True),
        ("self", "not_now", False),
        ("self", "leave", False),
        ("self", "come_back", False),
        ("helper", "leave", True),
        ("representative", "not_now", True),
    ],
)
def test_a_phone_is_needed_when_somebody_must_call(
    about: Callable[..., About], who: str, choice: str, needed: bool
) -> None:
    asked = form(about(who=who, choice=choice, name="Rosa Diaz"), phone="")
    assert ("phone" in asked.errors) is needed
    assert asked.fields["phone"].says_optional is not needed


def test_only_a_review_asks_about_the_call(about: Callable[..., About]) -> None:
    assert "questions" in form(about(choice="review")).fields
    asked = form(about(choice="leave"), questions="Why?", interpreter="on")
    assert not {"questions", "others_on_call", "interpreter", "tty", "hearing_help"} & set(asked.fields)
    assert "large_print" in asked.fields


@pytest.mark.parametrize(
    ("email", "consent", "wrong"),
    [
        ("", "", None),
        ("rosa@example.com", "on", None),
        ("rosa@example.com", "", "email_consent"),
        ("", "on", "email"),
        ("rosa@", "on", "email"),
        ("a@b.example, c@d.example", "on", "email"),
        ("x" * 250 + "@example.com", "on", "email"),
        ("rosa@example.com\nBcc: all@example.com", "on", "email"),
    ],
)
def test_an_address_and_the_consent_belong_together(
    about: Callable[..., About], email: str, consent: str, wrong: str | None
) -> None:
    changes = {"email": email, **({"email_consent": consent} if consent else {})}
    assert set(form(about(choice="review"), **changes).errors) == ({wrong} if wrong else set())


@pytest.mark.parametrize(("typed", "meant"), [("yes", True), ("no", False), ("", None)])
def test_a_message_only_when_they_say_yes(about: Callable[..., About], typed: str, meant: bool | None) -> None:
    asked = form(about(choice="review"), leave_message=typed)
    assert asked.is_valid()
    assert asked.cleaned_data["leave_message"] is meant


@pytest.mark.parametrize(
    "changes",
    [
        {"leave_message": "maybe"},
        {"language": "klingon"},
        {"phone": "-5"},
        {"phone_alternate": "555"},
        {"others_on_call": "x" * 201},
        {"questions": "x" * 2001},
        {"questions": "a\x00b"},
    ],
)
def test_other_answers_are_refused(about: Callable[..., About], changes: dict[str, str]) -> None:
    assert set(form(about(choice="review"), **changes).errors) == set(changes)


def test_questions_may_have_lines_and_the_full_length(about: Callable[..., About]) -> None:
    asked = form(about(choice="review"), questions="One?\r\nTwo?" + "x" * 1990)
    assert asked.is_valid()
    assert asked.cleaned_data["questions"].startswith("One?\nTwo?")


def test_the_page_language_is_a_guess_only_for_the_member(about: Callable[..., About]) -> None:
    assert ContactForm(about=about()).fields["language"].initial == "en"
    assert ContactForm(about=about(who="helper", name="Rosa Diaz")).fields["language"].initial == ""


def test_the_check_page_shows_the_phone_as_typed_and_all_help_in_one_line(about: Callable[..., About]) -> None:
    asked = form(about(choice="review"), phone="(617) 555 0123", interpreter="on", large_print="on", language="")
    assert asked.is_valid()
    rows = {row.label: row.lines for row in asked.rows()}
    assert rows["Your phone number"] == ["(617) 555 0123"]
    assert rows["Help needed"] == ["An interpreter is needed on the call", "Send letters in large print"]
    assert rows["Language you prefer"] == ["As the plan has it on file"]
    assert rows["May we leave a message when nobody answers?"] == ["Yes"]
    assert rows["Another phone number"] == []
    assert "You may send e-mail about this request" not in rows


def test_the_words_name_the_member(about: Callable[..., About]) -> None:
    asked = ContactForm(about=about(who="helper", choice="review", name="Rosa Diaz"))
    assert asked.title() == "How can we reach Rosa Diaz?"
    assert "Phone number of Rosa Diaz" in str(asked)
