"""One time line of all that happened with a member."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from reviews.admin.desk.words import state_of, word
from reviews.admin.state import short_time
from reviews.services.desk import Desk
from reviews.services.tmr import catalogue

Words = dict[str, Any]  # kind, text and state of a moment
Happened = tuple[datetime.datetime, str, Callable[[Any], Words], Any]  # when, its page, how it is told, the row


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the time line."""

    at: datetime.datetime
    kind: Any
    text: Any
    state: Any = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """``most`` is how many are shown at most; ``more`` says that there are older ones."""

    moments: list[Moment]
    most: int
    more: bool


def time_line(desk: Desk, most: int, *, clinical: bool) -> TimeLine:
    """The newest first, none left out between them; only these are put into words.

    Only with ``clinical`` it names what an alert is about.
    """
    found = [*_asked(desk), *_mailed(desk), *_called(desk, most), *_reviewed(desk), *_represented(desk)]
    found += ((row.created_at, "tmralert", _finding if clinical else _alert, row) for row in desk.alerts)
    newest = sorted(found, key=lambda one: one[0], reverse=True)[:most]
    moments = [Moment(at=at, url=_page(model, row), **tell(row)) for at, model, tell, row in newest]
    return TimeLine(moments=moments, most=most, more=len(found) > most)


def _asked(desk: Desk) -> Iterator[Happened]:
    return ((row.created_at, "memberrequest", _request, row) for row in desk.requests)


def _mailed(desk: Desk) -> Iterator[Happened]:
    yield from ((row.created_at, "letter", _letter, row) for row in desk.letters)
    yield from ((row.created_at, "vendornotice", _notice, row) for row in desk.notices)


def _called(desk: Desk, most: int) -> Iterator[Happened]:
    yield from ((row.created_at, "call", _call, row) for row in desk.calls)
    for row in desk.contacts[: most + 1]:
        if getattr(row, "call", None) is None:
            yield row.at, "contactattempt", _contact, row


def _represented(desk: Desk) -> Iterator[Happened]:
    for row in desk.representatives:
        yield row.created_at, "representative", _representative, row
        if row.closed_at:
            yield row.closed_at, "representative", _representative_ended, row


def _reviewed(desk: Desk) -> Iterator[Happened]:
    yield from ((row.created_at, "appointment", _appointment, row) for row in desk.appointments)
    yield from ((_noon(row.done_on), "completedreview", _review, row) for row in desk.reviews)
    yield from ((_noon(row.sent_on or row.returned_on), "summarysent", _summary, row) for row in desk.summaries)
    yield from ((_noon(row.done_on), "tmrresult", _quarterly, row) for row in desk.quarterly)


def _request(row: Any) -> Words:
    return {"kind": _("Request"), "text": f"{word(row, 'choice')} · {row.reference}", "state": state_of(row)}


def _letter(row: Any) -> Words:
    return {"kind": _("Letter"), "text": word(row, "kind"), "state": state_of(row)}


def _notice(row: Any) -> Words:
    return {"kind": _("Notice to the vendor"), "text": word(row, "type"), "state": word(row, "state")}


def _call(row: Any) -> Words:
    text = " · ".join(filter(None, [word(row, "direction"), word(row, "purpose"), row.note]))
    state = f"{row.code}: {word(row, 'code')}" if row.code else _("open, %(who)s") % {"who": row.opened_by}
    return {"kind": _("Call"), "text": text, "state": state}


def _contact(row: Any) -> Words:
    return {"kind": _("Contact by the vendor"), "text": f"{word(row, 'channel')}: {word(row, 'outcome')}"}


def _representative(row: Any) -> Words:
    return {"kind": _("Copies for a representative"), "text": f"{row.name} · {word(row, 'proof')}"}


def _representative_ended(row: Any) -> Words:
    return {
        "kind": _("Copies for a representative"),
        "text": row.name,
        "state": _("ended: %(why)s") % {"why": row.word},
    }


def _appointment(row: Any) -> Words:
    return {"kind": _("Appointment"), "text": short_time(row.starts_at), "state": state_of(row)}


def _review(row: Any) -> Words:
    return {"kind": _("Review"), "text": word(row, "method")}


def _summary(row: Any) -> Words:
    return {"kind": _("Summary"), "text": row.return_reason if row.returned_on else ""}


def _quarterly(row: Any) -> Words:
    return {"kind": _("Quarterly review"), "text": _("quarter %(number)s") % {"number": row.quarter}}


def _alert(row: Any) -> Words:
    whom = _("for %(whom)s") % {"whom": word(row, "to")}
    text = f"{word(row, 'severity')} · {whom}"
    return {"kind": _("Alert of the targeted review"), "text": text, "state": state_of(row)}


def _finding(row: Any) -> Words:
    told = _alert(row)
    return told | {"text": f"{catalogue.cards()[row.rule].title} · {told['text']}"}


def _page(model: str, row: Any) -> str:
    return reverse(f"admin:reviews_{model}_change", args=[row.pk])


def _noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
