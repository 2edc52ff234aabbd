"""Scripts: a change is a new version, a second person puts it in force from a day."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent
from reviews.models import CallPurpose, ScriptPurpose, ScriptVersion
from reviews.services import scripts
from tests.factories import calls, members, reviews, staff
from tests.racing import together
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TOMORROW = TODAY + datetime.timedelta(days=1)


def texts(version, **changes):
    return {name: getattr(version, name) for name in scripts.TEXTS} | changes


def written(version, words="Other words.", by="writer"):
    return scripts.write(based_on=version, texts=texts(version, words=words), by=by, reason="better")


def now(year, *, on=TODAY, language="en"):
    return scripts.current(year=year, purpose="welcome", language=language, on=on)


def test_shipped_cards_are_there_in_both_languages_once_and_wait_for_approval():
    assert scripts.load(by="load") == 2 * len(ScriptPurpose.values)
    assert scripts.load(by="load") == 0
    assert not ScriptVersion.objects.exclude(approved_at=None).exists()
    assert now(members.program_year()) is None
    assert scripts.approve_shipped(by="owner") == 2 * len(ScriptPurpose.values)
    for version in ScriptVersion.objects.all():
        assert version.source
        assert version.mandatory_lines
        assert all(answer for _question, answer in version.answer_pairs)


def test_each_purpose_of_a_call_has_a_card():
    assert set(CallPurpose.values) <= set(ScriptPurpose.values)


def test_a_version_counts_from_its_day_and_the_one_before_until_then():
    first, year = staff.script(), members.program_year()
    scripts.approve(version=first, by="second")
    second = written(first)
    assert now(year) == first
    scripts.approve(version=second, by="second", start=TOMORROW)
    assert (now(year), now(year, on=TOMORROW)) == (first, second)
    assert now(year, language="es") is None


def test_a_year_may_have_a_card_of_its_own():
    first, year, other = staff.script(), members.program_year(), members.program_year(year=2031)
    scripts.approve(version=first, by="second")
    own = scripts.copy_to(version=first, year=year, by="writer")
    assert now(year) == first
    scripts.approve(version=own, by="second")
    assert (now(year), now(other)) == (own, first)
    with pytest.raises(ValidationError, match="already"):
        scripts.copy_to(version=first, year=year, by="writer")


def test_nobody_approves_their_own_words_nor_twice_nor_old_ones():
    first = staff.script()
    with pytest.raises(ValidationError, match="second person"):
        scripts.approve(version=first, by="writer")
    second = written(first, by="editor")
    with pytest.raises(ValidationError, match="editor wrote version 2"):
        scripts.approve(version=first, by="second")
    scripts.approve(version=second, by="writer")
    with pytest.raises(ValidationError, match="approved already by writer"):
        scripts.approve(version=second, by="second")
    assert AuditEvent.objects.get(verb="script.approved").actor == "writer"


def test_a_stale_change_is_refused_with_who_was_first():
    first = staff.script()
    written(first, by="quick")
    with pytest.raises(ValidationError, match="quick wrote version 2"):
        written(first, "Third words.")


@pytest.mark.parametrize(
    ("changes", "words"),
    [({}, "Nothing was changed"), ({"words": "Dear {name}"}, "places"), ({"mandatory": " "}, "must be said")],
)
def test_wrong_words_are_refused(changes, words):
    first = staff.script()
    with pytest.raises(ValidationError, match=words):
        scripts.write(based_on=first, texts=texts(first, **changes), by="writer", reason="x")


def test_a_revert_is_a_new_version_with_the_old_words():
    first = staff.script()
    second = written(first)
    third = scripts.revert(version=first, by="writer", reason="was better")
    assert (third.number, third.words, third.approved_at) == (3, first.words, None)
    assert scripts.before(version=third) == second
    with pytest.raises(ValidationError, match="newest words"):
        scripts.revert(version=first, by="writer", reason="again")


def test_what_changed_is_told_line_by_line():
    first = staff.script()
    second = written(first, "Hello from {plan}.\nAnother line.")
    told = [line for line in scripts.difference(old=first, new=second) if line[0] != "same"]
    assert told == [("gone", "Second line."), ("new", "Another line.")]


def test_the_card_has_the_names_of_the_year():
    card = scripts.card(version=staff.script(), year=members.program_year())
    assert card["lines"][0] == "Hello from Example Health Plan."


def test_the_version_is_kept_with_the_call():
    scripts.approve(version=staff.script(), by="second")
    year = reviews.todays_year()
    assert calls.call(purpose="welcome").script == "welcome all en 1"
    assert calls.call(members.member(), purpose="offer").script == ""
    spanish = staff.script(language="es")
    scripts.approve(version=spanish, by="second")
    assert calls.call(members.member(language="es"), purpose="welcome", program_year=year).script == "welcome all es 1"


def test_the_database_keeps_words_approvals_and_the_second_person():
    version, rows = staff.script(), ScriptVersion.objects
    with history_kept():
        rows.update(words="Other")
    with history_kept():
        version.delete()
    approval = {"approved_at": timezone.now(), "in_force_from": TODAY}
    with refused("script_is_approved_by_a_second_person"):
        rows.update(**approval, approved_by="writer")
    with refused("script_is_approved_by_somebody_from_a_day"):
        rows.update(approved_by="second")
    rows.update(**approval, approved_by="second")
    with history_kept():
        rows.update(approved_by="third")
    with refused("script_versions_are_numbered"):
        staff.script()
    with refused("script_says_why_what_and_what_must_be"):
        staff.script(number=2, mandatory="")
    with refused("script_purpose_is_known"):
        staff.script(purpose="x")


@pytest.mark.django_db(transaction=True)
def test_approving_and_changing_at_once_follow_each_other():
    first = staff.script()
    approved, changed = together(
        lambda: scripts.approve(version=first, by="second"), lambda: written(first, by="editor")
    )
    assert changed.number == 2
    assert approved == first or "meanwhile" in str(approved)


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_one_counts():
    first = staff.script()
    answers = together(*(lambda by=by: scripts.approve(version=first, by=by) for by in ("one", "two")))
    assert [type(answer) for answer in answers].count(ValidationError) == 1
