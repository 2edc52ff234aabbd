"""A review from the first word to the packet: nothing lost, nothing twice, nothing half."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.models import CompletedReview, Letter, LetterState, Prescriber, ReviewDraft, ReviewVersion, SummarySent
from reviews.services import cmr, letters, mailing, packets
from tests.factories import cmr as held
from tests.factories import histories, introductions, members, plans, reviews
from tests.racing import together
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    return settings.MAIL_DROP


def finalise(draft: ReviewDraft, **changes: Any) -> ReviewVersion:
    return cmr.finalise(draft_id=draft.pk, revision=draft.revision, by=held.BY, **changes)


def correct(version: ReviewVersion, **changes: Any) -> ReviewVersion:
    draft = cmr.start_correction(review=version.review, by=held.BY)
    content = held.content(**changes)
    revision = cmr.save(draft_id=draft.pk, revision=draft.revision, content=content, by=held.BY)
    return cmr.finalise(draft_id=draft.pk, revision=revision, by=held.BY, reason="a medicine was missing")


# Drafts ---------------------------------------------------------------------------------------------------------------


def test_a_draft_is_opened_again_and_not_begun_twice() -> None:
    person = members.member()
    assert held.draft(person) == held.draft(person)
    with refused("one_open_draft_per_member_and_year"):
        ReviewDraft.objects.create(member=person, program_year=reviews.todays_year(), saved_by="other")


def test_it_begins_with_what_was_filled_lately() -> None:
    person, drug, other = members.member(), *histories.drugs(2)
    today = timezone.localdate()
    days = [(drug, 10), (drug, 40), (other, 400)]
    rows = [histories.claim(person, each, today - datetime.timedelta(days=ago)) for each, ago in days]
    type(rows[0]).objects.bulk_create(rows)
    content = held.draft(person).content
    assert [each["kind"] for each in content["medicines"]] == ["prescription"]
    assert content["sources"] == ["your prescription records"]
    assert "prescriber" not in content["medicines"][0]


def test_who_prescribed_is_named_where_somebody_has_typed_the_name() -> None:
    person, (drug, other) = members.member(), histories.drugs(2)
    today = timezone.localdate()
    fills = [(drug, 40, "1111111111"), (drug, 10, "2222222222"), (other, 5, "3333333333")]
    rows = [
        histories.claim(person, each, today - datetime.timedelta(days=ago), prescriber_npi=npi)
        for each, ago, npi in fills
    ]
    type(rows[0]).objects.bulk_create(rows)
    Prescriber.objects.create(npi="1111111111", name="Dr. Former")
    Prescriber.objects.create(npi="2222222222", name="Dr. Ana Núñez")
    medicines = held.draft(person).content["medicines"]
    assert [each.get("prescriber") for each in medicines] == [None, "Dr. Ana Núñez"]


def test_an_older_page_cannot_write_over_a_newer_one() -> None:
    draft = held.draft()
    assert cmr.save(draft_id=draft.pk, revision=0, content={"minutes": 5}, by="first") == 1
    with pytest.raises(cmr.Stale):
        cmr.save(draft_id=draft.pk, revision=0, content={"minutes": 9}, by="second")
    draft.refresh_from_db()
    assert (draft.content, draft.saved_by) == ({"minutes": 5}, "first")


LACKS = [
    ({"held_on": None}, "held_on"),
    ({"method": "05"}, "method"),
    ({"provider": "supervised_pharmacy_intern"}, "supervised_by"),
    ({"recipient": "caregiver", "spoke_with": "Ana Lopez"}, "why_not_the_member"),
    ({"recipient": "caregiver", "why_not_the_member": "severe dementia"}, "spoke_with"),
    ({"provider_name": None}, "provider_name"),
    ({"medicines": [{"name": ""}]}, "medicines.0.name"),
    ({"medicines": [{"name": "A", "started": "2026-05-02", "stopped": "2026-05-01"}]}, "medicines.0.stopped"),
    ({"to_do": [{"talked_about": "sugar", "what_to_do": []}]}, "to_do.0.what_to_do"),
    ({"held_on": (timezone.localdate() + datetime.timedelta(days=1)).isoformat()}, "held_on"),
    ({"held_on": "2019-05-01"}, "held_on"),
]


@pytest.mark.parametrize(("changes", "place"), LACKS)
def test_what_is_not_whole_is_saved_and_not_finalised(changes: dict[str, Any], place: str) -> None:
    draft = held.written(**changes)
    assert place in [where for where, _sentence in cmr.problems(draft)]
    with pytest.raises(ValidationError):
        finalise(draft)
    assert not CompletedReview.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"provider": "supervised_pharmacy_intern", "supervised_by": "Dr. Kim Example"},
        {"recipient": "caregiver", "why_not_the_member": "severe dementia", "spoke_with": "Ana Lopez"},
        {"recipient": "prescriber", "why_not_the_member": "in a coma", "spoke_with": "Dr. Ana Núñez"},
        {"method": "03"},
        {"to_do": []},
    ],
)
def test_what_the_rules_allow_is_finalised(changes: dict[str, Any]) -> None:
    assert held.finalised(**changes).number == 1


# Finalised ------------------------------------------------------------------------------------------------------------


def test_finalising_makes_the_review_its_version_and_its_packet_once() -> None:
    draft = held.written()
    assert finalise(draft) == finalise(draft)
    review = CompletedReview.objects.get()
    assert (review.done_on, review.method, review.provider) == (timezone.localdate(), "02", "plan_sponsor_pharmacist")
    assert held.packet(review.versions.get()).state == LetterState.DUE


@pytest.mark.django_db(transaction=True)
def test_two_who_finalise_at_once_make_one_review() -> None:
    draft = held.written()
    answers = together(lambda: finalise(draft), lambda: finalise(draft))
    assert answers[0] == answers[1]
    assert (CompletedReview.objects.count(), Letter.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_an_edit_against_finalising_is_in_the_review_or_is_refused() -> None:
    draft = held.written()
    newer = held.content(minutes=45)
    edited, made = together(
        lambda: cmr.save(draft_id=draft.pk, revision=draft.revision, content=newer, by="other"),
        lambda: finalise(draft),
    )
    assert isinstance(edited, cmr.Stale) != isinstance(made, cmr.Stale)
    draft.refresh_from_db()
    assert (draft.content == newer) == isinstance(made, cmr.Stale)
    assert CompletedReview.objects.count() == (0 if isinstance(made, cmr.Stale) else 1)


def test_it_stops_the_clock_of_the_offer() -> None:
    enrolled = introductions.enrolment()
    held.finalised(enrolled.member)
    enrolled.refresh_from_db()
    assert enrolled.offered_on == timezone.localdate()


def test_the_booked_call_and_its_request_are_done_even_when_it_was_held_early() -> None:
    appointment = plans.booked()
    draft = cmr.start(
        member=appointment.member, program_year=appointment.program_year, by=held.BY, appointment=appointment
    )
    revision = cmr.save(draft_id=draft.pk, revision=0, content=held.content(), by=held.BY)
    cmr.finalise(draft_id=draft.pk, revision=revision, by=held.BY)
    appointment.request.refresh_from_db()
    assert (appointment.state, appointment.request.current_state) == ("done", "done")


def test_versions_are_never_rewritten() -> None:
    version = held.finalised()
    with history_kept():
        ReviewVersion.objects.filter(pk=version.pk).update(by="somebody else")
    with refused("a_correction_has_its_reason"):
        ReviewVersion.objects.create(review=version.review, number=2, encounter={}, by="x")
    with refused("one_version_per_number"):
        ReviewVersion.objects.create(review=version.review, number=1, encounter={}, by="x")


# Corrected ------------------------------------------------------------------------------------------------------------


def test_a_correction_is_a_new_version_with_a_packet_of_its_own() -> None:
    first = held.finalised()
    second = correct(first, method="03")
    assert (second.number, second.review) == (2, first.review)
    first.review.refresh_from_db()
    assert first.review.method == "03"
    assert [held.packet(each).state for each in (first, second)] == [LetterState.CANCELLED, LetterState.DUE]


def test_a_packet_that_has_left_is_not_called_back_by_a_correction() -> None:
    first = held.finalised()
    mail()
    second = correct(first)
    assert [held.packet(each).state for each in (first, second)] == [LetterState.MAILED, LetterState.DUE]


def test_a_correction_needs_its_reason_and_what_a_vendor_told_is_the_vendors() -> None:
    first = held.finalised()
    draft = cmr.start_correction(review=first.review, by=held.BY)
    with pytest.raises(ValidationError):
        finalise(draft)


# The packet -----------------------------------------------------------------------------------------------------------


def mail() -> None:
    for letter in Letter.objects.due():
        letters.render(letter_id=str(letter.pk), by="worker")
    introductions.ripen()
    mailing.put_into_mail_drop(by="worker")
    packets.note_sent(by="worker")


def test_the_packet_is_mailed_once_and_counts_as_the_summary() -> None:
    version = held.finalised()
    mail()
    mail()
    summary = SummarySent.objects.get()
    letter = held.packet(version)
    assert (summary.review_key, summary.sent_on) == (version.review.key, letter.mail_date)
    assert letter.content["list"]["medicines"][0]["medication"] == "Metformin 500 mg tablet"


def test_in_production_no_packet_with_unverified_words_is_mailed(settings: Any) -> None:
    version = held.finalised()
    settings.PRODUCTION = True
    mail()
    assert held.packet(version).state == LetterState.RENDERED
    assert letters.hold_reason(held.packet(version)) == "the wording is not verified"


@pytest.mark.parametrize(("days_ago", "due"), [(9, 0), (10, 1), (14, 1), (30, 1)])
def test_the_clock_of_fourteen_days(days_ago: int, due: int) -> None:
    held.finalised()
    CompletedReview.objects.update(done_on=timezone.localdate() - datetime.timedelta(days=days_ago))
    assert packets.summaries_due() == due
    mail()
    assert packets.summaries_due() == 0
