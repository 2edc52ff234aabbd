"""Who may be there twice: found in one go, safe twice, and what was judged stays judged."""

import datetime
import itertools
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import ImportFile, Member
from members.services.imports import signals
from reviews import tasks
from reviews.likeness import compare, may_be_one
from reviews.models import DuplicatePair, PairState
from reviews.services import candidates, duplicate_finding, duplicates
from tests.factories import members
from tests.factories.duplicates import REP, found, pair
from tests.racing import together

pytestmark = pytest.mark.django_db
ELSEWHERE = {"zip_code": "01608", "phone": "508-555-0166"}
OTHER_DAY = datetime.date(1948, 3, 3)


def two(**second):
    """Maria Lopez, and somebody who is like her but for what is said."""
    return members.member(), members.member(**second)


TABLE = [
    ({}, True),
    ({"zip_code": "02110-1234", "phone": ""}, True),
    ({"zip_code": "01608", "phone": "1 (617) 555 0123 x4"}, True),
    (ELSEWHERE, False),
    ({"zip_code": "", "phone": ""}, False),
    ({"birth_date": OTHER_DAY}, False),
    ({"first_name": "Mária", "last_name": "LOPEZ", "phone": ""}, True),
    ({"last_name": "Lopes", "phone": ""}, True),
    ({"first_name": "Lopez", "last_name": "Maria", "phone": ""}, True),
    ({"last_name": "Rivera", "zip_code": ""}, True),  # a married name, the same phone
    ({"last_name": "Rivera", "phone": ""}, False),
    ({"first_name": "Ann", "phone": ""}, False),
    ({"first_name": "Ann", "last_name": "Rivera"}, False),
    ({**ELSEWHERE, "birth_date": OTHER_DAY, "mbi": "1EG4TE5MK73", "first_name": "X"}, False),
]


@pytest.mark.parametrize(("second", "alike"), TABLE)
def test_who_may_be_one_person(second, alike):
    one, other = two(**second)
    assert found() == ({(one.member_id, other.member_id)} if alike else set())


def test_a_medicare_number_in_the_place_of_the_member_id():
    other = members.member(member_id="1EG4-TE5-MK73", birth_date=OTHER_DAY, **ELSEWHERE)
    one = members.member(mbi="1EG4TE5MK73")
    assert found() == {(other.member_id, one.member_id)}
    assert DuplicatePair.objects.get().reasons[0] == "member_id"


def test_records_without_names_are_like_nobody():
    two(first_name="", last_name="")
    Member.objects.update(first_name="", last_name="", first_name_key="", last_name_key="")
    assert found() == set()


def test_the_same_as_comparing_each_with_each():
    """A naive second computation over people who are alike in every way."""
    chance = random.Random(7)
    pick = chance.choice
    for number in range(60):
        members.member(
            member_id=f"N{number}",
            first_name=pick(["Maria", "Marie", "Ann", "Lopez"]),
            last_name=pick(["Lopez", "Lopes", "Maria", "Rivera"]),
            birth_date=pick([members.BIRTH_DATE, OTHER_DAY]),
            zip_code=pick(["02110", "02110-1234", "01608", "", "021"]),
            phone=pick(["617-555-0123", "(617) 555 0123", "508-555-0166", "", "0123"]),
        )
    people = list(Member.objects.order_by("pk"))
    naive = {
        (one.member_id, other.member_id)
        for one, other in itertools.combinations(people, 2)
        if may_be_one(compare(candidates.on_file(one), candidates.on_file(other)))
    }
    assert len(naive) > 50
    assert found() == naive


def test_twice_is_once():
    two()
    first, second = duplicate_finding.find(by="worker"), duplicate_finding.find(by="worker")
    assert (first.alike, first.opened, first.gone) == (1, 1, 0)
    assert (second.alike, second.opened, second.gone) == (1, 0, 0)
    assert [row.state for row in DuplicatePair.objects.get().statuses.all()] == ["open"]
    with pytest.raises(ValueError, match="actor"):
        duplicate_finding.find(by="")


def test_two_people_do_not_come_back_unless_their_facts_change():
    one, other = two()
    found()
    duplicates.part(pair=DuplicatePair.objects.get(), by=REP, reason="twins")
    assert found() == set()
    Member.objects.filter(pk=other.pk).update(city="Lowell", phone="(617) 555-0123")  # nothing that is compared
    assert found() == set()
    Member.objects.filter(pk=other.pk).update(phone="508-555-0166")
    assert found() == {(one.member_id, other.member_id)}
    assert DuplicatePair.objects.get().reasons == ["name", "birth_date", "zip_code"]


def test_who_is_no_longer_alike_is_off_the_list_and_may_come_back():
    one, other = two()
    found()
    Member.objects.filter(pk=other.pk).update(birth_date=OTHER_DAY)
    assert found() == set()
    assert DuplicatePair.objects.get().current_state == PairState.GONE
    Member.objects.filter(pk=other.pk).update(birth_date=one.birth_date)
    assert found() == {(one.member_id, other.member_id)}


def test_what_was_merged_is_left_alone():
    pair().statuses.create(state="merged", by=REP)
    Member.objects.update(phone="")
    assert found() == set()


def test_it_asks_the_same_number_of_questions_for_one_as_for_many():
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found()
        return len(queries)

    two()
    few = asked()
    for _number in range(6):
        members.member()
    assert asked() == few
    assert DuplicatePair.objects.open().count() == 28


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_find_it_once():
    two()
    answers = together(*[lambda: duplicate_finding.find(by="worker")] * 2)
    assert sorted(each.opened for each in answers) == [0, 1]
    assert DuplicatePair.objects.get().statuses.count() == 1


@pytest.mark.parametrize(("kind", "searched"), [("members", True), ("claims", False), ("diagnoses", False)])
def test_a_file_of_members_is_followed_by_a_search(monkeypatch, kind, searched):
    asked = []
    monkeypatch.setattr(tasks, "enqueue", lambda task, *ids: asked.append(task.name))
    signals.loaded.send(sender=ImportFile, file=ImportFile(kind=kind))
    assert ("reviews.tasks.find_duplicates" in asked) is searched


def test_the_task_searches():
    two()
    tasks.find_duplicates()
    assert DuplicatePair.objects.open().count() == 1
