"""What is written about a record at the very moment in which it is merged goes over; what slips through is gathered."""

import functools
import threading

import pytest
from django.db import connection, transaction

from members.models import AuditEvent, MemberMerge
from reviews.documents import letter_content
from reviews.models import Difference, Discrepancy, FollowUp
from reviews.services import cmr, letters_again, lists_by_mail, merge_moves, merges, returned_mail
from reviews.services.exchange import reconciliation
from tests.factories import cmr as reviews_held
from tests.factories import exchange, lists, members, reviews
from tests.factories.duplicates import REP, merged, pair
from tests.racing import together

SOMEBODY_WAITS = """
select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"""


def somebody_waits():
    """Looks, a hundredth of a second apart and for two seconds at most, for a session that waits for a lock of ours."""
    with connection.cursor() as cursor:
        for _look in range(200):
            cursor.execute(SOMEBODY_WAITS)
            if cursor.fetchone()[0]:
                return
            cursor.execute("select pg_sleep(0.01)")


def while_merging(kept, other, write):
    """``write`` begins when ``other`` is merged and that is not committed; it may have to wait."""
    begun, one = threading.Event(), pair(kept, other)

    def merge():
        with transaction.atomic():
            made = merges.merge(pair=one, kept=kept, by=REP, reason="called")
            begun.set()
            somebody_waits()
        return made

    def write_then():
        begun.wait(5)
        return write()

    return together(merge, write_then)


def came_back(other):
    letter = reviews.mailed_letter(other)
    return functools.partial(returned_mail.record, letter=letter, reason="moved", by=REP)


def written_anew(other):
    letter = reviews.due_letter(other)
    return functools.partial(letters_again.replace, letter=letter, by=REP, reason="larger", size="large")


def list_sent(other):
    return functools.partial(lists_by_mail.release, request=lists.asked_for(), member=other, by=REP, reason="called")


def told(other):
    asked = reviews.matched_request(other)
    exchange.sent(asked)
    return functools.partial(exchange.receive, exchange.message("contact.attempted", asked))


def finalised(other):
    draft = reviews_held.written(other)
    return functools.partial(cmr.finalise, draft_id=draft.pk, revision=draft.revision, by=REP)


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_the_kept_ones(monkeypatch):
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    reviews.vendor()
    for prepare in (came_back, written_anew, list_sent, told, finalised):
        kept, other = members.member(), members.member()
        answers = while_merging(kept, other, prepare(other))
        assert not [each for each in answers if isinstance(each, Exception)], (prepare.__name__, answers)
        assert merge_moves.left_behind() == set(), prepare.__name__


@pytest.mark.django_db
def test_what_came_too_late_is_gathered_once_and_goes_back_when_undone():
    made = merged(members.member(), members.member())
    letter = reviews.due_letter(made.kept)
    late = FollowUp.objects.get(pk=reviews.follow_up(letter).pk)
    FollowUp.objects.filter(pk=late.pk).update(member=made.merged)
    assert [merges.gather(by="worker"), merges.gather(by="worker")] == [1, 0]
    late.refresh_from_db()
    assert late.member == made.kept
    assert MemberMerge.objects.get().moved["reviews.FollowUp"] == [str(late.pk)]
    assert AuditEvent.objects.filter(verb="member.merge_gathered").count() == 2
    merges.undo(merge=made, by=REP, reason="two people")
    late.refresh_from_db()
    assert late.member == made.merged


@pytest.fixture
def known():
    """Two records; the vendor was told of the second one, which goes."""
    reviews.vendor()
    kept, other = members.member(), members.member()
    exchange.sent(reviews.matched_request(other))
    return kept, other


def ids():
    return [(row.kind, row.ours, row.theirs, bool(row.closed_at)) for row in Discrepancy.objects.order_by("created_at")]


@pytest.mark.django_db
def test_a_vendor_that_knows_the_id_that_went_is_to_be_told_by_a_person(known):
    both = (known[0].member_id, known[1].member_id)
    made = merged(*known)
    assert ids() == [("merged", *both, False)]
    reconciliation._settle(Discrepancy.objects.get().vendor, [], "night")
    assert ids() == [("merged", *both, False)]
    merges.undo(merge=made, by=REP, reason="two people")
    assert ids() == [("merged", *both, True)]


@pytest.mark.django_db
def test_who_was_told_hears_that_they_are_two_after_all(known):
    made = merged(*known)
    reconciliation.close(discrepancy=Discrepancy.objects.get(), by=REP, word="told by phone")
    merges.undo(merge=made, by=REP, reason="two people")
    assert [row[0] for row in ids()] == [Difference.MERGED, Difference.TWO_AGAIN]


@pytest.mark.django_db
def test_a_vendor_that_knows_only_the_kept_one_needs_no_word(known):
    merged(known[1], known[0])
    assert ids() == []
