"""What a sweep does beside handing out what waits. Its task and its command call the same; all of it is safe twice."""

from reviews.services import (
    attempts,
    closed_appointments,
    contact_holds,
    departures,
    follow_ups,
    introductions,
    mailing,
    message_sending,
    messages,
    outreach,
    packet_copies,
    packets,
    text_replies,
    told_letters,
    wishes,
)
from reviews.services.mailing import MailingReport
from reviews.services.tmr import handing_over

Counts = dict[str, int]


def write_due(*, by: str) -> dict[str, Counts]:
    """Letters that nobody asked for are made due, those that are owed no more cancelled; how many of each."""
    return {
        "introductions": {"cancelled": introductions.withdraw(by=by), "due": introductions.make_due(by=by)},
        "outreach": {"cancelled": outreach.withdraw(by=by), "due": outreach.make_due(by=by)},
        "told by vendors": {"cancelled": told_letters.withdraw(by=by)},
    }


def write_messages(*, by: str) -> Counts:
    """E-mails and text messages that are owed, after what members answered by text; how many of each."""
    return {
        "answers": text_replies.read_all(by=by),
        "put down": message_sending.put_down_abandoned(by=by),
        "due": messages.make_due(by=by),
    }


def tell_due(*, by: str) -> None:
    """What newer wishes have replaced is withdrawn, places of calls that nobody wants are given up, and vendors are to
    hear of who left or came back."""
    wishes.withdraw_replaced(by=by)
    closed_appointments.release_closed(by=by)
    departures.announce(by=by)


def tell_of_alerts(*, by: str) -> Counts:
    """Faxes and messages of the exchange to prescribers, and what became of letters and messages about alerts."""
    return {"handed over": handing_over.hand_over(by=by), "settled": handing_over.settle(by=by)}


def finish(*, by: str) -> tuple[Counts, MailingReport]:
    """Follow-ups opened and closed, printed letters put into the mail drop, and counts of past hours forgotten."""
    asked = {"settled": follow_ups.settle(by=by), "addresses to check": follow_ups.ask_about_addresses(by=by)}
    attempts.forget_old()
    contact_holds.settle(by=by)
    mailed = mailing.put_into_mail_drop(by=by)
    packets.note_sent(by=by)
    packet_copies.make_due(by=by)
    return asked, mailed
