"""Who fills in the request."""

from collections.abc import Callable

import pytest

from reviews.forms.about import About
from reviews.forms.who import WhoForm
from tests.factories import reviews
from tests.reviews.forms.conftest import posted


def test_a_member_is_asked_nothing_else(about: Callable[..., About]) -> None:
    form = WhoForm(posted({"who": "self", "helper_name": "x" * 500, "helper_phone": "nonsense"}), about=about())
    assert form.is_valid()
    assert form.cleaned_data["helper_name"] == form.cleaned_data["helper_phone"] == ""
    assert [row.name for row in form.rows()] == ["who"]


@pytest.mark.parametrize("who", ["helper", "representative"])
@pytest.mark.parametrize("missing", ["helper_name", "helper_relationship", "authority"])
def test_somebody_else_says_who_they_are(about: Callable[..., About], who: str, missing: str) -> None:
    form = WhoForm(posted(reviews.helper_post(who=who, **{missing: " "})), about=about())
    assert set(form.errors) == {missing}


@pytest.mark.parametrize("authority", ["on_file", "not_on_file", "not_sure"])
def test_any_answer_about_papers_will_do(about: Callable[..., About], authority: str) -> None:
    assert WhoForm(posted(reviews.helper_post(authority=authority)), about=about()).is_valid()


def test_the_helpers_phone_is_optional(about: Callable[..., About]) -> None:
    form = WhoForm(posted(reviews.helper_post(helper_phone="")), about=about())
    assert form.is_valid()
    assert form.fields["helper_phone"].says_optional


@pytest.mark.parametrize("who", ["", "doctor", "SELF", "self\x00", "-1"])
def test_nobody_else_fills_it_in(about: Callable[..., About], who: str) -> None:
    assert "who" in WhoForm(posted({"who": who}), about=about()).errors
