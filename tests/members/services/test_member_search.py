"""The one search box: what is read in it, whom it finds, and whom it does not."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from members.models import Member
from members.names import identifier_key, name_key
from members.services.member_search import Box, read_box, search
from reviews.benchmarks import desk
from tests.factories import members

BORN = datetime.date(1941, 3, 2)


@pytest.mark.parametrize(
    ("text", "box", "identifier", "phone"),
    [
        ("Peña 01608", Box(["Peña"], None, "01608"), "PEÑA01608", ""),
        ("01608-1234 Peña", Box(["Peña"], None, "01608"), "PEÑA01608", ""),
        ("Peña 3/2/1941", Box(["Peña"], BORN, ""), "", ""),
        ("Peña 3/2/1941 01608", Box(["Peña"], BORN, "01608"), "PEÑA01608", ""),
        ("3/2/1941 01608", Box([], BORN, "01608"), "01608", ""),
        ("01608", Box(["01608"], None, ""), "01608", ""),
        ("1eg4-te5-mk73", Box(["1eg4-te5-mk73"], None, ""), "1EG4TE5MK73", ""),
        ("(617) 555-0123", Box(["(617)", "555-0123"], None, ""), "6175550123", "6175550123"),
        ("+1 617.555.0123", Box(["+1", "617.555.0123"], None, ""), "16175550123", "6175550123"),
        ("555-0123", Box(["555-0123"], None, ""), "5550123", "5550123"),
        ("617 555 0123 ext. 45", Box(["617", "555", "0123", "ext.", "45"], None, ""), "6175550123EXT45", "6175550123"),
        ("555-012", Box(["555-012"], None, ""), "555012", ""),
        ("", Box([], None, ""), "", ""),
    ],
)
def test_reads_what_was_typed(text, box, identifier, phone):
    read = read_box(text)
    assert (read, read.identifier, read.phone) == (box, identifier, phone)


@pytest.fixture
def rosa(db):
    members.member(member_id="ZZ1", first_name="Bob", last_name="Stone", birth_date=BORN, zip_code="02139", phone="")
    return members.member(
        member_id="AB-1234", mbi="1EG4TE5MK73", first_name="Rosa María", last_name="Peña-O’Neill", birth_date=BORN,
        zip_code="01608-1234", phone="+1 (617) 555-0123 ext 9",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("AB-1234", "identifier"), ("ab 1234", "identifier"), ("1eg4 te5 mk73", "identifier"),
        ("617-555-0123", "phone"), ("16175550123", "phone"), ("5550123", "phone"), ("(617)5550123 x2", "phone"),
        ("pena 3/2/1941", "name and birth date"), ("3/2/1941 ROSA", "name and birth date"),
        ("oneill, 01608", "nothing"), ("pena 01608", "name and zip"), ("rosa maria pen 01608", "name and zip"),
        ("3/2/1941 01608", "birth date"), ("rosa 1941-03-02 01608", "name and birth date"),
    ],
)  # fmt: skip
def test_finds_a_member_by_what_callers_say(rosa, text, kind):
    found = search(text)
    if kind == "nothing":
        assert found.members == []
    else:
        assert (found.kind, found.members, found.more) == (kind, [rosa], False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peña", "name alone"), ("Rosa María", "name alone"), ("AB-12", "identifier"), ("1EG4TE5MK", "identifier"),
        ("pena 02139", "name and zip"), ("pena 3/3/1941", "name and birth date"), ("5550124", "phone"),
        ("555012", "identifier"), ("01608", "identifier"), ("%", "name alone"), ("☺ 01608", "name and zip"),
        ("_ 3/2/1941", "name and birth date"), ("13/45/1941", "phone"), ("", "nothing"), ("()", "name alone"),
    ],
)  # fmt: skip
def test_nobody_is_found_by_a_name_alone_a_part_of_a_number_or_a_wrong_second_key(rosa, text, kind):
    found = search(text)
    assert (found.kind, found.members) == (kind, [])


def test_at_most_fifteen_are_shown_and_it_is_said_that_there_are_more(db):
    for number in range(16):
        members.member(birth_date=BORN, last_name=f"Stone{number:02}")
    found = search("3/2/1941")
    assert (len(found.members), found.more) == (15, True)
    Member.objects.first().delete()
    found = search("3/2/1941")
    assert (len(found.members), found.more) == (15, False)


@pytest.mark.parametrize(
    ("text", "index"), [("617-555-0123", "member_phone"), ("familybc 01608", "member_zip_and_name"),
                        ("familybc 3/2/1941", "member_birth_date")],
)  # fmt: skip
def test_each_way_has_its_index(db, text, index):
    desk.fill(20_000)
    with CaptureQueriesContext(connection) as captured:
        search(text)
    with connection.cursor() as cursor:
        cursor.execute("explain " + captured.captured_queries[0]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert f"Scan on {index}" in plan or f"using {index}" in plan, plan


NAMES = ["Ana", "Anaïs", "O’Hara", "de la Cruz", "Pena", "Peña", "Li"]
PHONES = ["", "617-555-0100", "(617) 555-0101", "+1 508 555 0100", "5550100", "617.555.0101 x3"]


class AgainstANaiveSearch(TestCase):
    """The same answers as looking at every member with plain Python."""

    @classmethod
    def setUpTestData(cls):
        for number, (first, last) in enumerate((first, last) for first in NAMES for last in NAMES[:4]):
            members.member(
                member_id=f"M{number}", first_name=first, last_name=last, phone=PHONES[number % len(PHONES)],
                birth_date=BORN + datetime.timedelta(days=number % 3), zip_code=("01608", "02139-0001")[number % 2],
            )  # fmt: skip

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        word=st.sampled_from(["an", "ANA", "o'h", "de la", "cruz", "pena", "peña ana", "li", "zz"]),
        second=st.sampled_from(["01608", "02139", "3/2/1941", "1941-03-03", ""]),
    )
    def test_names(self, word, second):
        found = search(f"{word} {second}")
        expected = {each.pk for each in Member.objects.all() if second and self.fits(each, word, second)}
        assert {each.pk for each in found.members} <= expected
        assert len(found.members) == min(15, len(expected))

    def fits(self, member, word, second):
        key = name_key(word)
        parts = [name_key(part) for part in word.split()]
        one, other = member.first_name_key, member.last_name_key
        named = one.startswith(key) or other.startswith(key)
        named |= len(parts) == 2 and (
            (one.startswith(parts[0]) and other.startswith(parts[1]))
            or (one.startswith(parts[1]) and other.startswith(parts[0]))
        )
        if "/" in second or second.startswith("1941"):
            return named and member.birth_date == BORN + datetime.timedelta(days=1 if "03-03" in second else 0)
        return named and member.zip_code[:5] == second

    @settings(max_examples=40, deadline=None)
    @given(typed=st.sampled_from(["6175550100", "555-0100", "(508) 555-0100", "1 617 555 0101", "5550199"]))
    def test_phones(self, typed):
        digits = re.sub(r"\D", "", typed)
        digits = digits[1:] if len(digits) == 11 else digits
        expected = {
            each.pk for each in Member.objects.all() if re.sub(r"\D", "", each.phone.split("x")[0]).endswith(digits)
        }
        found = search(typed)
        assert {each.pk for each in found.members} <= expected
        assert len(found.members) == min(15, len(expected))
        assert identifier_key(typed)
