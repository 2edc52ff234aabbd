"""What a rep must see before saying a word: flags, the loudest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.admin.mixins import those_set
from reviews.admin.state import short_time
from reviews.forms.contact import LANGUAGES
from reviews.models import ComplaintState, ConsentState, LetterState, NoticeState
from reviews.services.desk import SHOWN, Desk

STOP, CARE, KNOW = "stop", "care", "know"
IN_TRANSIT = (LetterState.DUE, LetterState.RENDERED, LetterState.IN_PRINT_BATCH)
NOT_TAKEN = (NoticeState.REJECTED, NoticeState.DEAD)


@dataclass(frozen=True, slots=True)
class Flag:
    level: str
    text: Any


def flags(desk: Desk) -> list[Flag]:
    found = [
        *_stops(desk),
        *_open_things(desk),
        *_person(desk),
        *_representative(desk),
        *_contacts(desk),
        *_under_way(desk),
    ]
    return sorted(found, key=lambda flag: (STOP, CARE, KNOW).index(flag.level))


def _stops(desk: Desk) -> Iterator[Flag]:
    member = desk.member
    if member.death_date:
        yield Flag(STOP, _("Died on %(day)s, says the plan’s file") % {"day": _day(member.death_date)})
    elif not desk.covered:
        yield Flag(STOP, _("Not covered by the plan today"))
    for hold in desk.holds:
        until = _("until %(day)s") % {"day": _day(hold.until)} if hold.until else ""
        since = _("since %(day)s") % {"day": _day(hold.since)}
        parts = [hold.get_kind_display(), since, until, hold.get_source_display()]
        level = KNOW if hold.kind in ("declined", "no_copies") else STOP
        yield Flag(level, _capital(", ".join(filter(None, parts))))


def _open_things(desk: Desk) -> Iterator[Flag]:
    for complaint in desk.complaints:
        text = _("Complaint, to be answered by %(day)s (%(state)s)")
        yield Flag(CARE, text % {"day": _day(complaint.due_on), "state": ComplaintState(complaint.current_state).label})
    for follow_up in desk.follow_ups:
        yield Flag(CARE, _capital(follow_up.get_kind_display()))
    if desk.member.confidential_address:
        yield Flag(CARE, _("Confidential address: never say it on the phone"))
    for notice in desk.notices:
        if notice.state in NOT_TAKEN:
            yield Flag(CARE, _("The vendor has not taken a notice: %(what)s") % {"what": notice.get_type_display()})
    if desk.vendor and desk.vendor.on_hold:
        yield Flag(CARE, _("All notices to the vendor are on hold"))


def _person(desk: Desk) -> Iterator[Flag]:
    member = desk.member
    if member.reads not in ("", "en"):
        yield Flag(CARE, _("Language: %(language)s") % {"language": language_name(member.reads)})
    needs = those_set(member, "interpreter", "uses_tty", "hearing_help", "large_print", "braille", "audio")
    if needs != "-":
        yield Flag(CARE, _capital(needs))
    care = those_set(member, "long_term_care", "hospice", "cognitively_impaired")
    if care != "-":
        yield Flag(CARE, _capital(care))
    helper = next((asked for asked in desk.requests if asked.helper_name), None)
    if helper:
        values = {"name": helper.helper_name, "how": helper.helper_relationship or helper.get_who_display()}
        yield Flag(KNOW, _("Helped by %(name)s (%(how)s); see the request for the authority") % values)


def _representative(desk: Desk) -> Iterator[Flag]:
    for each in desk.representatives:
        if each.closed_at is None:
            values = {"name": each.name, "proof": each.get_proof_display(), "day": _day(each.since)}
            yield Flag(KNOW, _("Copies of packets go to %(name)s since %(day)s (%(proof)s)") % values)


def _contacts(desk: Desk) -> Iterator[Flag]:
    said = next((asked.leave_message for asked in desk.requests if asked.leave_message is not None), False)
    yield Flag(KNOW, _("May leave a message") if said else _("Leave no message"))
    for consent in desk.consents:
        given = consent.current_state == ConsentState.GIVEN
        text = _("%(channel)s: agreed to") if given else _("%(channel)s: taken back (STOP), none is sent")
        yield Flag(KNOW if given else CARE, _capital(text % {"channel": consent.get_channel_display()}))
    standing = desk.standing
    if standing is None:
        return
    tries = ngettext("%(count)s try this year", "%(count)s tries this year", standing.attempts)
    failed = ngettext("%(count)s in a row reached nobody", "%(count)s in a row reached nobody", standing.failed)
    parts = [tries % {"count": standing.attempts}, failed % {"count": standing.failed} if standing.failed else ""]
    if standing.last:
        last = {"at": short_time(standing.last.at), "outcome": standing.last.get_outcome_display()}
        parts.append(_("last contact %(at)s: %(outcome)s") % last)
    yield Flag(KNOW, "; ".join(filter(None, parts)))
    if standing.often_enough:
        yield Flag(CARE, _("Called often enough in these seven days"))


def _under_way(desk: Desk) -> Iterator[Flag]:
    on_the_way = sum(letter.current_state in IN_TRANSIT for letter in desk.letters)
    if on_the_way > SHOWN:  # no more than a few are read
        yield Flag(KNOW, _("More than %(count)s letters are on their way") % {"count": SHOWN})
    elif on_the_way:
        text = ngettext("%(count)s letter is on its way", "%(count)s letters are on their way", on_the_way)
        yield Flag(KNOW, text % {"count": on_the_way})


def language_name(code: str) -> str:
    return str(dict(LANGUAGES).get(code, code))


def _capital(text: Any) -> str:
    text = str(text)
    return text[:1].upper() + text[1:]


def _day(day: Any) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
