"""Two records become one and two again: what goes over, what is refused, and that undoing leaves all as it was."""

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent, Enrolment, Member, OptOutWish
from members.services import enrolment
from members.services.status import TransitionRefused
from reviews.models import DuplicatePair, MemberRequest, PairState
from reviews.services import call_ends, contact_consents, legal_holds, letters, merges, retention
from reviews.services.merge_moves import BY_LABEL, MOVES, STAYS
from reviews.services.retention_kinds import KINDS
from tests.factories import calls as calling
from tests.factories import cmr, introductions, members, messages, reviews
from tests.factories.duplicates import REP, merged, pair
from tests.racing import together
from tests.reviews.admin.walking import make_rows

pytestmark = pytest.mark.django_db


def test_each_kind_of_row_about_a_member_goes_over_or_has_a_reason_to_stay():
    about = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.fields
        if field.remote_field and field.remote_field.model is Member
    }
    assert about == BY_LABEL.keys() | STAYS.keys()
    assert not BY_LABEL.keys() & STAYS.keys()


def everything():
    """All columns of all rows that may go over."""
    return {move.model._meta.label: list(move.model._base_manager.order_by("pk").values()) for move in MOVES}


def test_merging_and_undoing_leaves_every_row_of_every_kind_as_it_was():
    other, kept = make_rows()["members_member"], members.member()
    introductions.enrolment(kept)
    cmr.written(other)
    enrolment.opt_out(member=other, program_year=members.program_year(year=2032), way="phone", by=REP)
    before = everything()
    made = merged(kept, other)
    had = {label for label, rows in before.items() if any(row["member_id"] == other.pk for row in rows)}
    assert len(had) > 14
    assert set(made.moved) == had
    assert all(row["member_id"] != other.pk for rows in everything().values() for row in rows)
    assert Enrolment.objects.filter(member=other).exists()
    assert merges.undo(merge=made, by=REP, reason="two people") == 0
    assert everything() == before


@pytest.fixture
def asked():
    """Two records; the one that goes has a request with its letter and notice."""
    kept, other = members.member(), members.member()
    reviews.matched_request(other)
    return kept, other


def test_what_was_done_for_the_other_is_done_for_the_kept_one(asked):
    kept, _other = asked
    made = merged(*asked)
    request = MemberRequest.objects.get()
    assert (request.member, request.letters.get().member, request.notices.get().member) == (kept, kept, kept)
    assert made.moved["reviews.MemberRequest"] == [str(request.pk)]
    letters.render(letter_id=str(request.letters.get().pk), by=REP)
    assert request.letters.get().printed_address == kept.address_lines


def test_both_members_have_it_in_their_audit(asked):
    made = merged(*asked)
    merges.undo(merge=made, by=REP, reason="two people")
    for verb in ("member.merged", "member.merge_undone"):
        events = AuditEvent.objects.filter(verb=verb)
        assert {event.object_id for event in events} == {str(member.pk) for member in asked}
        assert {event.values["kept"] for event in events} == {asked[0].member_id}


def test_what_came_since_stays_but_for_what_belongs_to_something_that_goes_back(asked):
    kept, other = asked
    made = merged(*asked)
    request = MemberRequest.objects.get()
    letter = letters.render(letter_id=str(request.letters.get().pk), by=REP) and request.letters.get()
    follow_up = reviews.follow_up(letter)
    own = calling.hold(kept, "do_not_call")
    assert merges.undo(merge=made, by=REP, reason="two people") == 1
    for row in (request, letter, follow_up, own):
        row.refresh_from_db()
    assert (request.member, letter.member, follow_up.member, own.member) == (other, other, other, kept)


def test_what_a_member_has_once_stays_where_it_is_and_the_kept_ones_holds():
    kept, other = members.member(), members.member()
    for member in (kept, other):
        calling.hold(member, "do_not_call")
        messages.consent(member)
        OptOutWish.objects.create(member=member, year=None, since=timezone.localdate(), way="phone")
    calling.hold(other, "wrong_number")
    made = merged(kept, other)
    assert {label: len(keys) for label, keys in made.moved.items()} == {"reviews.ContactHold": 1}
    assert kept.contact_holds.count() == 2
    merges.undo(merge=made, by=REP, reason="two people")
    assert other.contact_holds.count() == 2


def leave(member):
    enrolment.opt_out(member=member, program_year=reviews.todays_year(), way="phone", by=REP)


def withdrawn(member):
    contact_consents.withdraw(consent=messages.consent(member), source="rep", by=REP)


def died(member):
    Member.objects.filter(pk=member.pk).update(death_date=timezone.localdate())


REFUSED = {
    "kept is merged": (lambda kept, other: merged(members.member(), kept), "is merged already"),
    "other is merged": (lambda kept, other: merged(members.member(), other), "is merged already"),
    "other keeps one": (lambda kept, other: merged(other), "stands for another one"),
    "other died": (lambda kept, other: died(other), "another date of death"),
    "kept is held": (lambda kept, other: legal_holds.hold(member=kept, by="x", reason="court"), "legal hold"),
    "other is held": (lambda kept, other: legal_holds.hold(member=other, by="x", reason="court"), "legal hold"),
    "in a call": (lambda kept, other: calling.call(other), "call with one of them is open"),
    "out and in": (lambda kept, other: (leave(kept), introductions.enrolment(other)), "has left the program"),
    "in and out": (lambda kept, other: (introductions.enrolment(kept), leave(other)), "has left the program"),
    "only the other is in": (lambda kept, other: introductions.enrolment(other), "Only the other record is in"),
    "two wishes": (lambda kept, other: [reviews.matched_request(each) for each in (kept, other)], "Both ask for"),
    "two reviews": (lambda kept, other: [cmr.finalised(each) for each in (kept, other)], "Both had a review"),
    "two drafts": (lambda kept, other: [cmr.written(each) for each in (kept, other)], "being written for both"),
    "yes and no": (lambda kept, other: (messages.consent(kept), withdrawn(other)), "agrees to e-mail or text"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_with_a_plain_word_and_changes_nothing(before, words):
    kept, other = members.member(zip_code="02110"), members.member(zip_code="02111")
    before(kept, other)
    one = pair(kept, other)
    rows = everything()
    with pytest.raises(ValidationError, match=words):
        merges.merge(pair=one, kept=kept, by=REP, reason="called")
    assert everything() == rows
    assert one.state == PairState.OPEN


def test_a_merge_has_its_reason_and_keeps_one_of_the_two():
    one = pair()
    for kept, reason in ((one.first, ""), (members.member(), "called")):
        with pytest.raises(ValueError, match="one of the two"):
            merges.merge(pair=one, kept=kept, by=REP, reason=reason)
    with pytest.raises(ValueError, match="reason"):
        merges.undo(merge=merged(), by=REP, reason="")


def test_a_call_keeps_a_merge_from_being_undone():
    made = merged()
    call = calling.call(made.kept)
    with pytest.raises(ValidationError, match="Close it first"):
        merges.undo(merge=made, by=REP, reason="two people")
    call_ends.close(call=call, code="INF", by=REP)
    merges.undo(merge=made, by=REP, reason="two people")
    with pytest.raises(TransitionRefused):
        merges.undo(merge=made, by=REP, reason="again")


def test_other_pairs_of_the_merged_record_are_put_aside_and_its_own_comes_back():
    kept, other = members.member(), members.member()
    aside = pair(other, members.member())
    made = merged(kept, other)
    assert aside.state == PairState.GONE
    merges.undo(merge=made, by=REP, reason="wrong record kept")
    one = DuplicatePair.objects.of(kept).get()
    assert [row.state for row in one.statuses.all()] == ["open", "merged", "open"]
    merges.merge(pair=one, kept=other, by=REP, reason="this way round")
    assert Member.objects.get(pk=kept.pk).merged_into == other


@pytest.mark.django_db(transaction=True)
def test_of_two_reps_at_once_one_wins_and_the_other_hears_why():
    first, second, third = (members.member() for _number in range(3))
    one, next_one = pair(first, second), pair(second, third)
    answers = together(
        lambda: merges.merge(pair=one, kept=first, by="one", reason="called"),
        lambda: merges.merge(pair=one, kept=second, by="two", reason="called"),
    )
    assert sorted(type(each).__name__ for each in answers) == ["MemberMerge", "TransitionRefused"]
    made = next(each for each in answers if not isinstance(each, Exception))
    undone = together(*[lambda: merges.undo(merge=made, by="rep", reason="no")] * 2)
    assert sorted(type(each).__name__ for each in undone) == ["TransitionRefused", "int"]
    chain = together(
        lambda: merges.merge(pair=one, kept=first, by="one", reason="called"),
        lambda: merges.merge(pair=next_one, kept=second, by="two", reason="called"),
    )
    won, refused = sorted(chain, key=lambda each: isinstance(each, Exception))
    assert Member.objects.get(pk=won.merged.pk).merged_into == won.kept
    assert isinstance(refused, (TransitionRefused, ValidationError))


def test_a_hold_of_the_kept_one_keeps_all_of_the_person(asked):
    """What the plan's file says of the merged record is not purged either."""
    kind = next(each for each in KINDS if each.name == "enrolments")
    made = merged(*asked)
    introductions.enrolment(made.merged)
    day = timezone.localdate() + datetime.timedelta(days=2)
    assert retention._over(kind, day).count() == 1
    legal_holds.hold(member=made.kept, by="counsel", reason="court")
    assert retention._over(kind, day).count() == 0
