"""What the database itself keeps true of merged records."""

import pytest
from django.utils import timezone

from members.models import Member, MemberMerge
from tests.factories import members
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def merge(kept=None, merged=None, **columns):
    base = {"kept": kept or members.member(), "merged": merged or members.member(), "by": "rep", "reason": "called"}
    return MemberMerge.objects.create(**{**base, **columns})


def counts_as(member):
    return Member.objects.get(pk=member.pk).merged_into


def undo(made):
    made.undone_at, made.undone_by, made.undo_reason = timezone.now(), "rep", "two people"
    made.save()


def test_a_merge_is_of_two_records_with_a_reason_and_undone_whole():
    one = members.member()
    with refused("nobody_is_merged_with_oneself"):
        merge(one, one)
    for columns in ({"by": ""}, {"reason": ""}):
        with refused("a_merge_has_its_reason"):
            merge(**columns)
    made = merge()
    for columns in ({"undone_by": "rep"}, {"undone_at": timezone.now(), "undone_by": "rep"}, {"undo_reason": "x"}):
        with refused("a_merge_is_undone_whole"):
            MemberMerge.objects.filter(pk=made.pk).update(**columns)


def test_the_record_follows_its_merge():
    made = merge()
    assert counts_as(made.merged) == made.kept
    assert counts_as(made.kept) is None
    undo(made)
    assert counts_as(made.merged) is None
    again = merge(made.merged, made.kept)
    assert counts_as(made.kept) == again.kept


def test_nothing_else_writes_what_a_record_counts_as():
    made, other = merge(), members.member()
    Member.objects.filter(pk=made.merged.pk).update(merged_into=None)
    Member.objects.filter(pk=other.pk).update(merged_into=made.kept)
    stale = made.merged  # read before it was merged
    stale.city = "Lowell"
    stale.save()
    assert (counts_as(made.merged), counts_as(other)) == (made.kept, None)
    assert counts_as(members.member(merged_into=made.kept)) is None


def test_the_check_stands_behind_it():
    constraint = next(each for each in Member._meta.constraints if each.name == "no_record_counts_as_itself")
    one = members.member()
    one.merged_into = one
    assert constraint.name in str({each.name for each in Member._meta.constraints})
    with pytest.raises(Exception, match="no_record_counts_as_itself"):
        constraint.validate(Member, one)


def test_merges_make_no_chains_either_way_and_no_record_goes_twice():
    made = merge()
    with refused("merges_make_no_chains"):
        merge(made.merged, members.member())
    with refused("merges_make_no_chains"):
        merge(members.member(), made.kept)
    with refused("a_record_is_merged_once_at_a_time"):
        merge(members.member(), made.merged)
    assert counts_as(merge(made.kept).merged) == made.kept  # a third record of the same person
    undo(made)
    merge(made.merged, members.member())


def test_a_merge_is_undone_and_never_changed():
    made = merge()
    for columns in ({"kept": members.member()}, {"reason": "other"}, {"by": "other"}):
        with history_kept():
            MemberMerge.objects.filter(pk=made.pk).update(**columns)
    with history_kept():
        made.delete()
    undo(made)
    with history_kept():
        MemberMerge.objects.filter(pk=made.pk).update(undone_at=None, undone_by="", undo_reason="")
