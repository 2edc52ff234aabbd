"""What the database refuses of words about alerts, and of prescribers."""

from typing import Any

import pytest
from django.utils import timezone

from members.services import status
from reviews.models import Letter, Message, Prescriber, TmrOutreach
from reviews.services.tmr import outreach
from tests.factories import calls, members, tmr
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def word(**columns: Any) -> TmrOutreach:
    base = {"alert": columns.pop("alert", None) or tmr.alert(), "channel": "in_person", "to": "member"}
    return TmrOutreach.objects.create(**{**base, "not_before": timezone.now(), **columns})


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("an_npi_has_ten_digits", {"npi": "123"}),
        ("a_prescriber_has_a_name", {"name": ""}),
        ("a_fax_is_a_phone_number", {"fax": "617"}),
        ("a_prescribers_address_is_whole", {"address1": "1 Main Street"}),
    ],
)
def test_a_prescriber_that_makes_no_sense(constraint: str, columns: dict[str, str]) -> None:
    with refused(constraint):
        Prescriber.objects.create(**{"npi": "1234567893", "name": "Dr. A", **columns})


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("each_is_told_by_a_channel_of_theirs", {"channel": "fax"}),
        ("each_is_told_by_a_channel_of_theirs", {"to": "prescriber"}),
        ("a_prescriber_is_written_to_with_a_document", {"reference": "MTM-7K2D-9QXH"}),
        ("a_prescriber_is_written_to_with_a_document", {"document": {}}),
    ],
)
def test_a_word_that_makes_no_sense(constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        word(**columns)


def test_a_prescriber_is_not_mailed_to_by_a_text_message() -> None:
    with refused("each_is_told_by_a_channel_of_theirs"):
        word(to="prescriber", prescriber=tmr.prescriber(), channel="text")


def test_a_fax_has_its_document() -> None:
    with refused("a_prescriber_is_written_to_with_a_document"):
        word(to="prescriber", prescriber=tmr.prescriber(), channel="fax")


def test_a_call_is_told_by_phone() -> None:
    with refused("a_call_is_told_by_phone_to_the_member"):
        word(call=calls.call(members.member()))


def test_the_ledger_is_about_members() -> None:
    person = members.member()
    calls.tried(person, "no_answer")
    attempt = person.contactattempt_set.get()
    with refused("the_ledger_has_contacts_of_members_alone"):
        word(to="prescriber", prescriber=tmr.prescriber(), attempt=attempt)


def test_one_letter_and_one_message_for_a_word() -> None:
    told = word(channel="mail")
    person = told.alert.member
    Letter.objects.create(kind="alert_member", outreach=told, member=person)
    with refused("one_letter_per_word_about_an_alert"):
        Letter.objects.create(kind="alert_member", outreach=told, member=person)
    by_mail = {"channel": "email", "kind": "call_us", "member": person, "not_before": timezone.now()}
    Message.objects.create(outreach=told, **by_mail)
    with refused("one_message_per_word_about_an_alert"):
        Message.objects.create(outreach=told, **by_mail)


@pytest.mark.parametrize(("kind", "whose"), [("alert_prescriber", True), ("alert_member", False), ("takeaway", True)])
def test_a_letter_about_an_alert_is_to_who_it_says(kind: str, whose: bool) -> None:
    told = word(channel="mail")
    with refused("of_a_request_or_an_introduction"):
        Letter.objects.create(kind=kind, outreach=told, member=told.alert.member if whose else None)


def test_what_happened_to_a_word_is_not_rewritten() -> None:
    told = tmr.told_prescriber(tmr.alert())
    with history_kept():
        told.statuses.update(reason="another")


def test_a_reference_is_given_once() -> None:
    first, second = (tmr.told_prescriber(tmr.alert(run=run)) for run in [tmr.run()] * 2)
    with refused("one_word_under_a_reference"):
        TmrOutreach.objects.filter(pk=second.pk).update(reference=first.reference)


def test_one_under_way_by_each_channel() -> None:
    about = tmr.alert()
    outreach.write_to_member(alert=about, by="rep")
    with refused("one_word_under_way_by_each_channel"):
        status.move(word(alert=about, channel="mail"), to="under_way", by="rep")
