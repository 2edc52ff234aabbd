"""Something to do in every worklist of the start page."""

import datetime

from django.utils import timezone

from members.services import status
from reviews.models import (
    Appointment,
    Call,
    Complaint,
    CompletedReview,
    FollowUp,
    HandmadeCopy,
    Letter,
    PrintDifference,
    VendorNotice,
)
from reviews.services import call_ends, letters, lists_by_mail, matching
from reviews.services.call_acts import Added
from tests.factories import calls, duplicates, exchange, introductions, lists, members, messages, reviews, tmr

LONG_AGO = datetime.timedelta(days=30)


def everywhere() -> None:
    """At least one row in each list."""
    _requests()
    duplicates.pair()
    _calls()
    _mail()
    _messages()
    _vendor()
    _alerts()


def _requests() -> None:
    helped = {"who": "helper", "helper_name": "H", "helper_relationship": "daughter", "authority": "not_sure"}
    for typed in ({}, helped):
        matching.match(request_id=str(reviews.request(zip_code="99999", **typed).pk), by="worker")
    lists_by_mail.match(request_id=str(lists.asked_for(zip_code="99999").pk), by="worker")


def call_agreed(when: datetime.datetime) -> Call:
    """A member asked to be called at that time."""
    call = calls.call(members.member())
    call_ends.close(call=call, code="CBK", by=calls.REP, added=Added(**calls.TOMORROW))
    Call.objects.filter(pk=call.pk).update(next_at=when)
    return call


def review_agreed(when: datetime.datetime) -> Appointment:
    key = f"A{Appointment.objects.count()}"
    exchange.receive(exchange.message("appointment.scheduled", exchange.told_request(), appointment_id=key))
    made = Appointment.objects.get(key=key)
    Appointment.objects.filter(pk=made.pk).update(starts_at=when)
    return made


def _calls() -> None:
    call_agreed(timezone.now() - datetime.timedelta(minutes=5))
    introductions.enrolment(members.member(), offer_due_on=timezone.localdate() - LONG_AGO)
    calls.hold(members.member(), "reported_death")
    call_ends.close(call=calls.call(), code="CMP", by=calls.REP, added=Added(note="Nobody called."))
    Complaint.objects.update(received_on=timezone.localdate() - LONG_AGO, due_on=timezone.localdate() - LONG_AGO)


def _mail() -> None:
    back = reviews.rendered_letter()
    for kind in ("returned_mail", "address_check"):
        reviews.follow_up(back, kind=kind)
    FollowUp.objects.update(due_on=timezone.localdate() - LONG_AGO)
    Letter.objects.filter(pk=back.pk).update(not_before=timezone.now() - LONG_AGO)
    status.move(HandmadeCopy.objects.create(letter=back, format="braille"), to="open", by="test")
    letters.fail(letter_id=str(reviews.due_letter(members.member()).pk), by="worker", reason="KeyError")
    PrintDifference.objects.create(run=reviews.print_run(), letter_key="x", what="missing")


def _messages() -> None:
    message = messages.due_message(members.member())
    message.address, message.language, message.template_version = messages.EMAIL, "en", "1"
    message.content, message.frozen_at = {}, timezone.now()
    message.save()
    for state in ("sending", "refused"):
        status.move(message, to=state, by="test")


def _alerts() -> None:
    long_ago = timezone.localdate() - LONG_AGO
    run = tmr.alert(severity="high", raised_on=long_ago, due_on=long_ago).run
    tmr.told_prescriber(tmr.alert(run=run), answer_by=long_ago)


def _vendor() -> None:
    request = exchange.told_request()
    status.move(exchange.told_request(), to="missed", by="test")
    exchange.receive(exchange.message("review.completed", request))
    CompletedReview.objects.update(done_on=timezone.localdate() - LONG_AGO)
    exchange.difference(request)
    exchange.refused_file()
    for state in ("rejected", "dead", "sent"):
        notice = reviews.queued_notice(members.member())
        VendorNotice.objects.filter(pk=notice.pk).update(state=state, sent_at=timezone.now() - LONG_AGO)
