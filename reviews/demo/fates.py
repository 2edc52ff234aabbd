"""How far a request went. Every step is the service that does it in earnest; only clock and counter are pushed."""

import datetime
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from members.models import Member
from reviews.demo import appointments, partner, reviews_held
from reviews.demo.years import BY
from reviews.models import Letter, MemberRequest, ReviewVersion, VendorNotice
from reviews.services import bookings, letters, matching, outbox, requests

REP, PHARMACIST = "demo-rep", "demo-pharmacist"


def received(request: MemberRequest) -> None:
    """Sent a moment ago; the worker matches it next."""


def looked_at(request: MemberRequest) -> None:
    """The worker has looked: matched when exact and unique, else it waits for a rep."""
    matching.match(request_id=str(request.pk), by=BY)


matched = looked_at


def rejected(request: MemberRequest) -> None:
    looked_at(request)
    matching.reject(request=request, by=REP, reason="no such member, the caller could not be reached")


def released_by_rep(request: MemberRequest) -> None:
    looked_at(request)
    member = Member.objects.get(member_id=request.typed_member_id)
    matching.release(request=request, member=member, by=REP, reason="called: the name was mistyped, all else agrees")


def cancelled(request: MemberRequest) -> None:
    looked_at(request)
    requests.cancel(request=request, by="member", reason="")


def printed(request: MemberRequest) -> None:
    looked_at(request)
    letters.render(letter_id=str(request.letters.get().pk), by=BY)


def mailed(request: MemberRequest) -> None:
    """Printed, told to the vendor, and ready for the next emptying into the mail drop."""
    printed(request)
    Letter.objects.filter(request=request).update(not_before=timezone.now())
    told_vendor_of(request)


def letter_failed(request: MemberRequest) -> None:
    looked_at(request)
    letters.fail(letter_id=str(request.letters.get().pk), by=BY, reason="demonstration of a letter that failed")


def told_vendor(request: MemberRequest) -> None:
    looked_at(request)
    told_vendor_of(request)


def told_vendor_of(request: MemberRequest) -> None:
    with partner.stand_in() as address, partner.answering(f"{address}/events"):
        _send(request)


def booked(request: MemberRequest) -> None:
    """A pharmacist of the plan has time for it."""
    looked_at(request)
    appointments.book(request)


def booked_today(request: MemberRequest) -> None:
    """Its time has just come."""
    looked_at(request)
    call = appointments.book(request)
    if call:
        appointments.as_of_now(call)


def missed(request: MemberRequest) -> None:
    looked_at(request)
    call = appointments.book(request)
    if call:
        bookings.miss(appointment=appointments.as_of_yesterday(call), by=PHARMACIST, reason="nobody picked up")


def held(request: MemberRequest) -> None:
    looked_at(request)
    call = appointments.book(request)
    if call:
        bookings.done(appointment=appointments.as_of_yesterday(call), by=PHARMACIST)


def being_written(request: MemberRequest) -> None:
    looked_at(request)
    reviews_held.begin(request)


def reviewed(request: MemberRequest) -> None:
    """Held, and the packet waits until tomorrow."""
    _finalised(request, _let_wait)


def packet_mailed(request: MemberRequest) -> None:
    _finalised(request, reviews_held.have_packet_mailed)


def packet_copied(request: MemberRequest) -> None:
    """The member's daughter has a power of attorney and gets a copy of each packet."""
    looked_at(request)
    request.refresh_from_db()
    if request.member:
        reviews_held.put_representative_on_file(request.member)
    packet_mailed(request)


def review_corrected(request: MemberRequest) -> None:
    _finalised(request, reviews_held.correct)


def _finalised(request: MemberRequest, then: Callable[[ReviewVersion], Any]) -> None:
    """Who was matched had the review, and ``then`` something came of it."""
    looked_at(request)
    version = reviews_held.finalise(request)
    if version:
        then(version)


def _let_wait(version: ReviewVersion) -> None:
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    Letter.objects.filter(review_version=version).update(not_before=tomorrow)


def notice_rejected(request: MemberRequest) -> None:
    """The vendor has moved: its old address answers 404."""
    looked_at(request)
    with partner.stand_in() as address, partner.answering(f"{address}/moved"):
        _send(request)


def notice_dead(request: MemberRequest) -> None:
    """Nobody answered; the last try is made, the tries before it are only counted."""
    looked_at(request)
    request.notices.update(attempts=outbox.MAX_ATTEMPTS - 1)
    with partner.answering(partner.CLOSED):
        _send(request)


def _send(request: MemberRequest) -> str:
    notice = request.notices.get()
    VendorNotice.objects.filter(pk=notice.pk).update(not_before=timezone.now())
    return outbox.send(notice_id=str(notice.pk), by=BY)
