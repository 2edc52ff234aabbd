"""What a rep types, and whom it finds."""

import datetime

import pytest

from members.models import AuditEvent, Member
from members.services import audit
from members.services.finding import Typed, find_events, find_members, read
from tests.factories import members

BORN = datetime.date(1941, 3, 2)


@pytest.mark.parametrize(
    ("text", "words", "birth_date"),
    [
        ("3/2/1941", [], BORN),
        ("03-02-1941", [], BORN),
        ("1941-03-02", [], BORN),
        ("Peña 3/2/1941", ["Peña"], BORN),
        ("3/2/1941  de la Cruz ", ["de", "la", "Cruz"], BORN),
        ("DEMO00001", ["DEMO00001"], None),
        ("13/45/1941", ["13/45/1941"], None),
        ("", [], None),
    ],
)
def test_reads_words_and_a_date(text, words, birth_date):
    assert read(text) == Typed(words, birth_date)


@pytest.fixture
def rosa(db):
    members.member(member_id="ZZ1", first_name="Bob", last_name="Stone", birth_date=BORN)
    return members.member(
        member_id="AB-1234", mbi="1EG4TE5MK73", first_name="Rosa María", last_name="Peña-O’Neill", birth_date=BORN
    )


@pytest.mark.parametrize(
    "text",
    [
        "AB-1234", "ab1234", "AB12", "1eg4-te5-mk73", "1EG4TE5MK73", "pena 3/2/1941", "3/2/1941 PEÑA",
        "rosa 3/2/1941", "Rosa Maria Pena 3/2/1941", "peña rosa 1941-03-02", "AB1234 3/2/1941",
    ],
)  # fmt: skip
def test_finds_a_member_by_what_callers_say(rosa, text):
    assert list(find_members(Member.objects.all(), text)) == [rosa]


@pytest.mark.parametrize("text", ["Peña", "Rosa María", "1EG4TE5MK", "Peña 3/3/1941", "Stein 3/2/1941", "%", "☺", ""])
def test_a_name_alone_or_a_wrong_second_key_finds_nobody(rosa, text):
    assert not find_members(Member.objects.all(), text).exists()


def test_a_birth_date_finds_all_born_on_it(rosa):
    assert find_members(Member.objects.all(), "3/2/1941").count() == 2


def test_events_are_found_by_who_looked_and_by_who_was_looked_at(rosa):
    for by in ("demo-rep", "somebody"):
        audit.record(by=by, verb="member.viewed", on=rosa)
    audit.record(by="somebody", verb="member.searched", on=Member)
    everything = AuditEvent.objects.all()
    assert find_events(everything, "demo-rep").count() == 1
    assert find_events(everything, "ab1234").count() == 2
    assert find_events(everything, "member.se").count() == 1
    assert find_events(everything, "nobody").count() == 0


def test_a_search_is_an_event_on_no_single_record(db):
    event = audit.record(by="rep", verb="member.searched", on=Member)
    assert (event.object_type, event.object_id) == ("members.Member", "")
