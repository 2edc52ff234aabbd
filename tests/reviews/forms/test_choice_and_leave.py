"""What is asked for, and the interruption before leaving."""

from collections.abc import Callable

import pytest

from reviews.forms.about import About
from reviews.forms.choice import ChoiceForm
from reviews.forms.leave import LeaveForm
from tests.reviews.forms.conftest import posted


@pytest.mark.parametrize("choice", ["review", "not_now", "leave", "come_back"])
def test_four_choices(about: Callable[..., About], choice: str) -> None:
    assert ChoiceForm(posted({"choice": choice}), about=about()).is_valid()


@pytest.mark.parametrize("choice", ["", "stay", "leave\x00", "review,leave"])
def test_no_other_choice(about: Callable[..., About], choice: str) -> None:
    assert "choice" in ChoiceForm(posted({"choice": choice}), about=about()).errors


def test_leaving_needs_the_button(about: Callable[..., About]) -> None:
    assert LeaveForm(posted({"confirm": "yes"}), about=about()).is_valid()
    for wrong in ({}, {"confirm": "no"}, {"confirm": ""}):
        assert "confirm" in LeaveForm(posted(wrong), about=about()).errors


def test_leaving_adds_no_line_to_the_check_page(about: Callable[..., About]) -> None:
    form = LeaveForm(posted({"confirm": "yes"}), about=about())
    assert form.is_valid()
    assert form.rows() == []


def test_a_name_in_the_words_stays_text(about: Callable[..., About]) -> None:
    form = ChoiceForm(about=about(who="helper", name="<script>x</script> 100%"))
    assert form.title() == "What would you like to do for <script>x</script> 100%?"
    assert "&lt;script&gt;" in str(form)
    assert "<script>" not in str(form)
