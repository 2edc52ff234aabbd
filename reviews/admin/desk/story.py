"""The member's year in sentences, and the script of the open call."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.decision_sentences import sentences
from members.models import EnrolmentState
from reviews.admin.desk.words import state_of, word
from reviews.admin.state import short_time
from reviews.models import IN_FORCE
from reviews.services import scripts
from reviews.services.desk import Desk


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
        values = {"year": year, "day": _day(row.opted_out_on), "why": word(row, "opt_out_reason")}
        yield _("Left the %(year)s program on %(day)s: %(why)s.") % values
    else:
        yield _("The %(year)s program ended for this member on %(day)s.") % {"year": year, "day": _day(row.ended_on)}


def _wish(desk: Desk) -> Iterator[str]:
    wish = next((asked for asked in desk.requests if asked.current_state in IN_FORCE), None)
    if wish:
        values = {"what": word(wish, "choice"), "reference": wish.reference}
        values["state"] = state_of(wish)
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


def _day(day: Any) -> str:
    return date_format(day, "DATE_FORMAT")
