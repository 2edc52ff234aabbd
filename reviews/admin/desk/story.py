"""The member's year in sentences, and one time line of all that happened."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.decision_sentences import sentences
from members.models import EnrolmentState
from reviews.admin.state import short_time
from reviews.models import IN_FORCE
from reviews.services import scripts
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


def standing(desk: Desk) -> list[str]:
    """Where the member stands in the open year."""
    if desk.year is None:
        return [_("No program year is open today.")]
    return [*_enrolment(desk), *_wish(desk), *_done(desk)]


def facts(desk: Desk) -> list[str]:
    """What it rests on: health data, for who may hear it."""
    return sentences(desk.decision) if desk.decision else []


def _enrolment(desk: Desk) -> Iterator[str]:
    row, year = desk.enrolment, desk.year.year if desk.year else ""
    if row is None:
        yield _("Not in the %(year)s program.") % {"year": year}
    elif row.current_state == EnrolmentState.ENROLLED:
        yield _("In the %(year)s program since %(day)s.") % {"year": year, "day": _day(row.enrolled_on)}
        if row.offered_on:
            yield _("A review was offered on %(day)s.") % {"day": _day(row.offered_on)}
        else:
            yield _("A review is to be offered by %(day)s.") % {"day": _day(row.offer_due_on)}
    elif row.current_state == EnrolmentState.OPTED_OUT:
        values = {"year": year, "day": _day(row.opted_out_on), "why": _word(row, "opt_out_reason")}
        yield _("Left the %(year)s program on %(day)s: %(why)s.") % values
    else:
        yield _("The %(year)s program ended for this member on %(day)s.") % {"year": year, "day": _day(row.ended_on)}


def _wish(desk: Desk) -> Iterator[str]:
    wish = next((asked for asked in desk.requests if asked.current_state in IN_FORCE), None)
    if wish:
        values = {"what": _word(wish, "choice"), "reference": wish.reference}
        values["state"] = _state(wish)
        yield _("Newest wish: %(what)s (%(reference)s), %(state)s.") % values


def _done(desk: Desk) -> Iterator[str]:
    planned = [each for each in desk.appointments if each.current_state == "scheduled" and each.starts_at]
    for each in planned[:1]:
        yield _("Appointment: %(at)s.") % {"at": short_time(each.starts_at)}
    if desk.reviews:
        yield _("Review held on %(day)s.") % {"day": _day(desk.reviews[0].done_on)}
    if desk.summaries and desk.summaries[0].sent_on:
        yield _("Summary sent on %(day)s.") % {"day": _day(desk.summaries[0].sent_on)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The script of the open call, with the year's names and numbers in it."""

    label: str
    language: str
    why: str
    words: str
    mandatory: list[str]
    answers: list[tuple[str, str]]


def card(desk: Desk) -> Card | None:
    version = desk.script
    if version is None or desk.year is None:
        return None

    def say(text: str) -> str:
        return scripts.spoken(text=text, year=desk.year)

    return Card(
        label=version.label,
        language=version.language,
        why=say(version.why),
        words=say(version.words),
        mandatory=[say(line) for line in version.mandatory_lines],
        answers=[(question, say(answer)) for question, answer in version.answer_pairs],
    )


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
    return {"kind": _("Request"), "text": f"{_word(row, 'choice')} · {row.reference}", "state": _state(row)}


def _letter(row: Any) -> Words:
    return {"kind": _("Letter"), "text": _word(row, "kind"), "state": _state(row)}


def _notice(row: Any) -> Words:
    return {"kind": _("Notice to the vendor"), "text": _word(row, "type"), "state": _word(row, "state")}


def _call(row: Any) -> Words:
    text = " · ".join(filter(None, [_word(row, "direction"), _word(row, "purpose"), row.note]))
    state = f"{row.code}: {_word(row, 'code')}" if row.code else _("open, %(who)s") % {"who": row.opened_by}
    return {"kind": _("Call"), "text": text, "state": state}


def _contact(row: Any) -> Words:
    return {"kind": _("Contact by the vendor"), "text": f"{_word(row, 'channel')}: {_word(row, 'outcome')}"}


def _representative(row: Any) -> Words:
    return {"kind": _("Copies for a representative"), "text": f"{row.name} · {_word(row, 'proof')}"}


def _representative_ended(row: Any) -> Words:
    return {
        "kind": _("Copies for a representative"),
        "text": row.name,
        "state": _("ended: %(why)s") % {"why": row.word},
    }


def _appointment(row: Any) -> Words:
    return {"kind": _("Appointment"), "text": short_time(row.starts_at), "state": _state(row)}


def _review(row: Any) -> Words:
    return {"kind": _("Review"), "text": _word(row, "method")}


def _summary(row: Any) -> Words:
    return {"kind": _("Summary"), "text": row.return_reason if row.returned_on else ""}


def _quarterly(row: Any) -> Words:
    return {"kind": _("Quarterly review"), "text": _("quarter %(number)s") % {"number": row.quarter}}


def _alert(row: Any) -> Words:
    whom = _("for %(whom)s") % {"whom": _word(row, "to")}
    text = f"{_word(row, 'severity')} · {whom}"
    return {"kind": _("Alert of the targeted review"), "text": text, "state": _state(row)}


def _finding(row: Any) -> Words:
    told = _alert(row)
    return told | {"text": f"{catalogue.cards()[row.rule].title} · {told['text']}"}


def _state(row: Any) -> Any:
    """Its current state in words, which stand with the history."""
    return _words(type(row)._meta.get_field("statuses").related_model, "state").get(row.current_state, "")


def _word(row: Any, column: str) -> Any:
    """As ``get_…_display``, which looks at every choice in every language, and there are dozens on the page."""
    value = getattr(row, column)
    return str(_words(type(row), column).get(value, value))


@cache
def _words(model: type[Any], column: str) -> dict[str, Any]:
    return dict(model._meta.get_field(column).flatchoices)


def _page(model: str, row: Any) -> str:
    return reverse(f"admin:reviews_{model}_change", args=[row.pk])


def _noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def _day(day: Any) -> str:
    return date_format(day, "DATE_FORMAT")
