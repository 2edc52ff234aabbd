"""The trail is written by one function, and always names somebody."""

import pytest

from members.models import AuditEvent, Member
from members.services import audit
from tests.factories import members

pytestmark = pytest.mark.django_db


def test_an_event_tells_who_did_what_to_which_record() -> None:
    person = members.member()
    audit.record(by="rep1", verb="member.viewed", on=person, values={"page": 1}, reason="a call", origin="127.0.0.1")
    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.reason, event.origin) == ("rep1", "member.viewed", "a call", "127.0.0.1")
    assert (event.object_type, event.object_id) == ("members.Member", str(person.pk))
    assert event.values == {"page": 1}


def test_a_search_is_on_no_single_record() -> None:
    event = audit.record(by="rep1", verb="member.searched", on=Member)
    assert (event.object_type, event.object_id) == ("members.Member", "")


def test_nobody_acts_without_a_name() -> None:
    with pytest.raises(ValueError, match="actor"):
        audit.record(by="", verb="member.viewed", on=members.member())
    assert not AuditEvent.objects.exists()


def test_the_same_act_on_many_records_is_an_event_for_each() -> None:
    people = [members.member() for _ in range(3)]
    audit.record_each(by="worker", verb="member.loaded", on=people, values={"file": 1})
    assert {event.object_id for event in AuditEvent.objects.all()} == {str(person.pk) for person in people}
    assert all(event.values == {"file": 1} and event.actor == "worker" for event in AuditEvent.objects.all())
    with pytest.raises(ValueError, match="actor"):
        audit.record_each(by="", verb="member.loaded", on=people)
