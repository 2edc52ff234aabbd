"""A record that was merged is nobody to call, to write to, to offer a review to; whoever is meant is the kept one."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import Enrolment, Member
from members.services import audit_search, enrolment, targeting, year_cycle
from members.services.imports.members import Members
from members.services.targeting import Order
from reviews.models import Letter, Message, RequestState, TmrAlert, VendorEvent, VendorNotice
from reviews.services import (
    calls,
    candidates,
    cmr,
    introductions,
    legal_holds,
    letters,
    lists_by_mail,
    matching,
    merges,
    message_holds,
    message_sending,
    notice_holds,
    welcome,
)
from reviews.services.tmr import who
from tests.factories import calls as calling
from tests.factories import exchange, files, histories, members, messages, reviews, tmr
from tests.factories import introductions as enrolments
from tests.factories.duplicates import REP, found, merged

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    """Two records of the program, of which the second was merged into the first."""
    kept, other = members.member(), members.member()
    for member in (kept, other):
        enrolments.enrolment(member, offer_due_on=timezone.localdate())
        calling.tried(member, "no_answer", "no_answer", "no_answer", days=9)
    return merged(kept, other)


def unreachable():
    return Enrolment.objects.filter(pk__in=Letter.objects.unreachable_owed(timezone.localdate().year))


QUEUES = {
    "in the program": Enrolment.objects.current,
    "to be offered a review": lambda: Enrolment.objects.offer_due(timezone.localdate()),
    "to be introduced": lambda: introductions.waiting(timezone.localdate()),
    "to be welcomed": welcome.waiting,
    "not reached by three calls": unreachable,
}


@pytest.mark.parametrize("queue", QUEUES.values(), ids=QUEUES.keys())
def test_it_stands_in_no_queue_until_it_counts_for_itself_again(both, queue):
    assert [row.member for row in queue()] == [both.kept]
    merges.undo(merge=both, by=REP, reason="two people")
    assert {row.member for row in queue()} >= {both.kept}
    assert len(queue()) == 2 or queue is unreachable


def test_its_alerts_and_its_quarterly_review_wait():
    kept, other = tmr.in_program(), tmr.in_program()
    run = tmr.run()
    about = tmr.alert(other, run=run)
    assert who.to_review(run, None) == [kept.pk, other.pk]
    made = merged(kept, other)
    assert who.to_review(run, None) == [kept.pk]
    assert about not in TmrAlert.objects.tellable()
    merges.undo(merge=made, by=REP, reason="two people")
    assert about in TmrAlert.objects.tellable()


ACTS = {
    "called": lambda it, year: calls.open_call(
        member=it, program_year=year, direction="outbound", purpose="offer", by=REP
    ),
    "answered": lambda it, year: calls.open_call(
        member=it, program_year=year, direction="inbound", purpose="question", by=REP
    ),
    "taken out": lambda it, year: enrolment.opt_out(member=it, program_year=year, way="phone", by=REP),
    "let in": lambda it, year: enrolment.come_back(member=it, program_year=year, by=REP),
    "sent a list": lambda it, year: lists_by_mail.send_to(member=it, language="en", size="standard", by=REP),
    "asked for consent": lambda it, year: messages.consent(it),
    "put on hold": lambda it, year: calling.hold(it),
    "held": lambda it, year: legal_holds.hold(member=it, by=REP, reason="court"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_nothing_is_done_with_it_and_the_word_names_the_kept_one(both, act):
    with pytest.raises(ValidationError, match=both.kept.member_id):
        act(both.merged, reviews.todays_year())


def test_a_review_is_written_about_the_kept_one(both):
    draft = cmr.start(member=both.merged, program_year=reviews.todays_year(), by=REP)
    assert draft.member == both.kept


def test_letter_and_notice_about_its_enrolment_wait_until_it_counts_again():
    kept, other = members.member(), members.member()
    enrolments.enrolment(kept)
    letter = enrolments.due_letter(other)
    enrolments.ripen()
    notice = VendorNotice.objects.get(enrolment=letter.enrolment)
    made = merged(kept, other)
    letter, notice = Letter.objects.get(pk=letter.pk), VendorNotice.objects.get(pk=notice.pk)
    assert letter not in Letter.objects.printable()
    assert letters.hold_reason(letter) == "its record was merged with another"
    assert notice_holds.reason(notice, reviews.vendor()) == "its record was merged with another"
    merges.undo(merge=made, by=REP, reason="two people")
    assert letter in Letter.objects.printable()
    assert letters.hold_reason(Letter.objects.get(pk=letter.pk)) == ""


def test_a_letter_that_came_too_late_to_go_over_does_not_leave(both):
    letter = reviews.due_letter(both.kept)
    Letter.objects.filter(pk=letter.pk).update(member=both.merged)
    assert letters.hold_reason(Letter.objects.get(pk=letter.pk)) == "its record was merged with another"
    message = messages.due_message(both.kept)
    message.member.merged_into = both.kept
    assert message_holds.stop(message, timezone.now()).reason == "the record was merged with another"


def test_a_message_of_that_moment_is_stopped_and_the_audit_of_either_record_says_why(both):
    message = messages.due_message(both.kept)
    Message.objects.filter(pk=message.pk).update(member=both.merged)
    assert message_sending.send(message_id=str(message.pk), by="worker") == "cancelled"
    stopped = {"verb": "message.cancelled", "reason": "the record was merged with another"}
    assert audit_search.search(member=both.merged).filter(**stopped).count() == 1
    assert message.statuses.latest("id").reason == stopped["reason"]
    merges.gather(by="night")
    assert audit_search.search(member=both.kept).filter(**stopped).count() == 1


@pytest.mark.parametrize(("enrolled", "apart"), [(("kept", "merged"), 2), (("merged",), 1), (("kept",), 1)])
def test_a_closed_year_counts_one_person_and_after_undoing_two(enrolled, apart):
    made, year = merged(), reviews.todays_year()
    for name in enrolled:
        enrolments.enrolment(getattr(made, name))
    with time_machine.travel(datetime.datetime(year.year + 1, 1, 2, 12, tzinfo=datetime.UTC)):
        one = year_cycle.close(program_year=year, by="worker")
        assert (one.closed, one.stayed_to_the_end) == (1, 1)
        assert not Enrolment.objects.not_ended().exists()
        merges.undo(merge=made, by=REP, reason="two people")
        again = year_cycle.close(program_year=year, by="worker")
    assert (again.closed, again.stayed_to_the_end) == (0, apart)


@pytest.mark.parametrize("typed", [{}, {"member_id": "merged"}, {"member_id": "kept"}])
def test_a_request_of_either_record_is_the_kept_ones(both, typed):
    ids = {name: getattr(both, value).member_id for name, value in typed.items()}
    request = reviews.request(zip_code="02110", **ids)
    assert matching.match(request_id=str(request.pk), by="worker") == RequestState.MATCHED
    request.refresh_from_db()
    assert request.member == both.kept


def test_without_the_merge_nobody_knows_which_is_meant(both):
    merges.undo(merge=both, by=REP, reason="two people")
    request = reviews.request(zip_code="02110")
    assert matching.match(request_id=str(request.pk), by="worker") == RequestState.WAITING


def test_it_is_suggested_once_as_the_kept_one(both):
    request = reviews.request(zip_code="99999", last_name="Lopes")
    assert [each.member for each in candidates.find(request)] == [both.kept]


def test_a_vendor_that_knows_the_other_id_tells_of_the_kept_one(both):
    reviews.vendor()
    about = {"program_year": reviews.todays_year().year, "member_id": both.merged.member_id}
    exchange.receive(exchange.message("contact.attempted", **about))
    assert VendorEvent.objects.get().member == both.kept
    asked = reviews.matched_request(both.kept)
    exchange.sent(asked)
    exchange.receive(exchange.message("request.acknowledged", asked, member_id=both.merged.member_id))
    assert VendorEvent.objects.filter(request=asked).count() == 1


def test_it_is_targeted_and_not_enrolled():
    histories.codes()
    today = timezone.localdate()
    kept, other = members.member(), members.member()
    for member in (kept, other):
        members.coverage(member, today.replace(month=1, day=1) - datetime.timedelta(days=400))
        histories.qualifying(member, today - datetime.timedelta(days=10))
    histories.settle()
    merged(kept, other)
    report = targeting.run(Order(program_year=reviews.todays_year(), as_of=today), by="worker")
    assert (report.targeted, report.newly_enrolled, report.skipped["merged"]) == (2, 1, 1)
    assert Enrolment.objects.get().member == kept


def test_the_next_file_of_the_plan_changes_nothing_of_a_merge(tmp_path):
    lines = [files.member("M1"), files.member("M2")]
    files.load(tmp_path, Members, *lines)
    made = merged(*Member.objects.order_by("member_id"))
    files.load(tmp_path, Members, files.member("M1"), files.member("M2", phone="508-555-0166"), files.member("M3"))
    other = Member.objects.get(pk=made.merged.pk)
    assert (other.phone, other.merged_into) == ("508-555-0166", made.kept)


def test_it_is_found_as_a_duplicate_no_more(both):
    assert found() == set()
    merges.undo(merge=both, by=REP, reason="two people")
    assert len(found()) == 1
