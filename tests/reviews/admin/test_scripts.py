"""Scripts in the back office: changed by the program owner, approved by somebody else."""

import pytest
from django.urls import reverse

from members import roles
from reviews.models import ScriptVersion
from reviews.services import scripts
from tests.factories import members, staff

pytestmark = pytest.mark.django_db


def address(version, act="change"):
    return reverse(f"admin:reviews_scriptversion_{act}", args=[version.pk])


def test_words_are_changed_by_one_and_approved_by_another():
    members.program_year()
    first, owner, other = staff.script(), staff.signed_in(roles.PROGRAM_OWNER), staff.signed_in(roles.SUPERVISOR)
    texts = {name: getattr(first, name) for name in scripts.TEXTS} | {"words": "New words."}
    owner.post(address(first, "write"), {**texts, "reason": "shorter"})
    second = ScriptVersion.objects.get(number=2)
    assert second.written_by == owner.user.username
    own = owner.post(address(second, "approve"), {"sure": "on"})
    assert (own.status_code, "second person" in own.text) == (422, True)
    assert "This is the first version." in other.get(address(first)).text
    page = other.get(address(second)).text
    assert "This is the first version." not in page
    assert "Second line." in page
    assert "taken out" in page
    other.post(address(second, "approve"), {"sure": "on"})
    second.refresh_from_db()
    assert second.approved_by == other.user.username


def test_a_stale_form_is_refused_and_nothing_typed_is_lost():
    first, owner = staff.script(), staff.signed_in(roles.PROGRAM_OWNER)
    texts = {name: getattr(first, name) for name in scripts.TEXTS}
    scripts.write(based_on=first, texts=texts | {"words": "Quick."}, by="quick", reason="x")
    answer = owner.post(address(first, "write"), {**texts, "words": "My long work.", "reason": "y"})
    assert answer.status_code == 422
    assert "quick wrote version 2" in answer.text
    assert "My long work." in answer.text


def test_a_card_for_a_year_that_is_not_there_is_refused():
    answer = staff.signed_in(roles.PROGRAM_OWNER).post(address(staff.script(), "own-year"), {"year": "2055"})
    assert (answer.status_code, "no such program year" in answer.text) == (422, True)


@pytest.mark.parametrize("day", [("1", "2", "2020"), ("1", "2", "2099")])
def test_a_day_that_cannot_be_is_refused(day):
    data = dict(zip(("on_month", "on_day", "on_year"), day, strict=True)) | {"sure": "on"}
    assert staff.signed_in(roles.SUPERVISOR).post(address(staff.script(), "approve"), data).status_code == 422
