"""What the database itself refuses of pairs of records."""

import pytest

from reviews.models import DuplicatePair
from tests.factories import members
from tests.factories.duplicates import pair
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def test_a_pair_has_one_order_and_stands_once():
    one, other = members.member(), members.member()
    with refused("a_pair_has_one_order"):
        pair(other, one)
    with refused("a_pair_has_one_order"):
        pair(one, one)
    pair(one, other)
    with refused("a_pair_stands_once"):
        pair(one, other)


def test_a_pair_has_its_reasons():
    with refused("a_pair_has_its_reasons"):
        pair(reasons=[])


def test_the_newest_status_is_the_state_and_stays():
    made = pair()
    row = made.statuses.create(state="two_people", by="rep")
    DuplicatePair.objects.filter(pk=made.pk).update(current_state="open")
    made.refresh_from_db()
    assert made.current_state == "two_people"
    with history_kept():
        made.statuses.filter(pk=row.pk).update(state="open")
    with history_kept():
        row.delete()
