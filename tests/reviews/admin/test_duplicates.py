"""Two records that may be one person: the list, both side by side, and what is answered."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members import roles
from members.models import AuditEvent, Member
from reviews.models import PairState
from reviews.services import duplicates
from tests.factories import calls as calling
from tests.factories import members, staff
from tests.factories.duplicates import pair

pytestmark = pytest.mark.django_db
LIST = "/admin/duplicates/"
TWO = {"answer": "two", "reason": "twins", "facts": "as found"}


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


def at(one):
    return f"{LIST}{one.pk}/"


def test_the_likeliest_comes_first_with_its_reasons(rep):
    likely = pair(members.member(city="Lowell"), members.member(first_name="Mary"))
    less = pair(reasons=["name_close", "birth_date", "zip_code"], points=10)
    page = rep.get(LIST)
    assert [one for one, *_words in page.context["pairs"]] == [likely, less]
    assert "Name one or two letters off; same birth date; same ZIP code" in page.text
    assert f"{likely.first.member_id} · Maria Lopez · 1948 · Lowell" in page.text
    assert likely.first.phone not in page.text
    event = AuditEvent.objects.get(verb="duplicates.listed")
    assert event.values["members"][:2] == [likely.first.member_id, likely.second.member_id]


def test_it_asks_the_same_number_of_questions_for_one_as_for_many(rep):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            rep.get(LIST)
        return len(queries)

    pair()
    asked()
    few = asked()
    for _number in range(10):
        pair()
    assert asked() == few
    assert rep.get(LIST).context["count"] == 11
    assert len(rep.get(f"{LIST}?page=2").context["pairs"]) == 3


def test_both_stand_side_by_side_and_what_differs_is_said_in_words(rep):
    one, other = members.member(phone="617-555-0100"), members.member()
    members.coverage(one, members.BIRTH_DATE.replace(year=2020), members.BIRTH_DATE.replace(year=2023))
    members.coverage(other, members.BIRTH_DATE.replace(year=2024))
    page = rep.get(at(pair(one, other)))
    assert page.context["both"] == [other, one]  # the newer one in the plan's file first
    differing = {row.label for row in page.context["rows"] if row.differs}
    assert differing == {"Member ID", "Phone", "Coverage"}
    assert page.text.count("differs__word") == 3
    seen = AuditEvent.objects.filter(verb="member.viewed", actor=rep.user.get_username())
    assert set(seen.values_list("object_id", flat=True)) == {str(one.pk), str(other.pk)}


def test_two_people_are_noted_and_the_next_pair_is_shown(rep):
    first, second = pair(), pair(points=9)
    answer = rep.post(at(first), TWO)
    assert (answer.status_code, answer.url) == (302, at(second))
    row = first.statuses.last()
    assert (row.state, row.by, row.reason) == (PairState.TWO_PEOPLE, rep.user.get_username(), "twins")
    assert rep.post(at(second), TWO).url == LIST
    told = AuditEvent.objects.filter(verb="member.parted", object_id=str(first.second.pk)).get()
    assert told.values == {"from": first.first.member_id}
    assert "This pair is settled: two people" in rep.get(at(first)).text


def test_one_person_is_merged_into_the_newer_record_unless_another_is_chosen(rep):
    one, other = members.member(), members.member()
    members.coverage(other, members.BIRTH_DATE.replace(year=2024))
    made = pair(one, other)
    form = rep.get(at(made)).context["form"]
    assert form["keep"].initial == str(other.pk)
    answer = rep.post(at(made), {"answer": "one", "keep": str(one.pk), "reason": "called", "facts": "as found"})
    assert (answer.status_code, answer.url) == (302, LIST)
    assert Member.objects.get(pk=other.pk).merged_into == one
    assert f"Merged. {one.member_id} is the record that counts." in rep.get(LIST).text
    assert "See the merge, or undo it" in rep.get(at(made)).text


def test_what_stands_in_the_way_of_a_merge_is_said_and_what_was_typed_stays(rep):
    made = pair()
    calling.call(made.second)
    answer = rep.post(at(made), {**TWO, "answer": "one", "keep": str(made.first.pk), "reason": "kept words"})
    assert answer.status_code == 422
    assert "A call with one of them is open. Close it first." in answer.text
    assert "kept words" in answer.text
    assert made.state == PairState.OPEN


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ({"answer": "one"}, 422, "Choose the record that is kept."),
        ({"answer": "one", "keep": "999999"}, 422, "Select a valid choice"),
        ({"answer": ""}, 422, "Choose one of the answers."),
        ({"reason": " "}, 422, "Say how you know."),
        ({"answer": "three", "reason": "kept words"}, 422, "kept words"),
        ({"facts": "as it was"}, 409, "has changed one of the records since you opened this"),
        ({"facts": ""}, 409, "has changed one of the records since you opened this"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_done(rep, typed, status, words):
    one = pair()
    answer = rep.post(at(one), TWO | typed)
    assert answer.status_code == status
    assert words in answer.text
    assert one.state == PairState.OPEN


def test_what_another_rep_settled_is_refused_with_a_word(rep):
    one = pair()
    duplicates.part(pair=one, by="another", reason="called both")
    answer = rep.post(at(one), TWO)
    assert answer.status_code == 409
    assert "someone else was faster" in answer.text
    assert one.statuses.count() == 2


def test_a_judgement_has_its_reason():
    with pytest.raises(ValueError, match="reason"):
        duplicates.part(pair=pair(), by="rep", reason="")


def test_the_unkind(rep, client):
    one = pair()
    for address in (LIST, at(one)):
        assert client.get(address).url.startswith("/admin/login/")
        for role in (roles.PHARMACIST, roles.PROGRAM_OWNER, roles.AUDITOR):
            assert staff.signed_in(role).get(address).status_code == 403
        assert rep.put(address).status_code == 405
    assert rep.post(LIST).status_code == 405
    assert rep.get(f"{LIST}{uuid.uuid4()}/").status_code == 404
    assert rep.get(f"{LIST}not-a-key/").status_code == 404
    assert staff.signed_in(roles.SUPERVISOR).get(LIST).status_code == 200
