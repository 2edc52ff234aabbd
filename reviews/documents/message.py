"""The words of e-mails and text messages: that we have a request, mailed a letter, or call at a time. Nothing else."""

import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mtmsite.unbroken import NO_BREAK
from reviews.documents import phrases
from reviews.documents.year_facts import YearFacts

SUBJECTS = {
    "request_received": _("We have your request"),
    "request_changed": _("We have your change"),
    "request_cancelled": _("We have cancelled your request"),
    "letter_mailed": _("We mailed you a letter"),
    "appointment_reminder": _("Your call with us"),
    "text_help": _("Help"),
    "call_us": _("Please call us"),
}


def content(
    *,
    kind: str,
    channel: str,
    language: str,
    year: YearFacts,
    reference: str = "",
    starts_at: datetime.datetime | None = None,
    by_phone: bool = True,
    stop_address: str = "",
    calendar: str = "",
) -> dict[str, Any]:
    """What the message says, as JSON: frozen, it can be shown again as it was.

    ``starts_at`` stands on the clock of its reader. No name, no birth date, no word on health goes in: whoever reads
    over a shoulder learns that the plan writes, and no more. Raises ``KeyError`` for an unknown kind or language.
    """
    with translation.override(language):
        first = _first_line(kind, reference, starts_at, by_phone)
        frame = _text if channel == "text" else _email
        return {
            "kind": kind,
            "subject": str(SUBJECTS[kind]),
            "body": frame(kind, first, year, stop_address).replace(NO_BREAK, " "),
            "stop_address": stop_address,
            "calendar": calendar,
        }


def _first_line(kind: str, reference: str, starts_at: datetime.datetime | None, by_phone: bool) -> str:
    known = {"reference": reference, "time": phrases.moment(starts_at) if starts_at else ""}
    call = gettext("We will call you: %(time)s.") if by_phone else gettext("Your appointment with us: %(time)s.")
    lines = {
        "request_received": gettext("We have your request. Your reference is %(reference)s."),
        "request_changed": gettext("We have changed your request %(reference)s as you asked."),
        "request_cancelled": gettext("Your request %(reference)s is cancelled, as you asked."),
        "letter_mailed": gettext("We mailed you a letter. It should come within a week."),
        "appointment_reminder": call,
        "call_us": gettext("We would like to talk with you. Please call us when it suits you."),
        "text_help": gettext("Nobody reads the texts that come to this number. Please call us."),
    }
    return lines[kind] % known


def _text(kind: str, first: str, year: YearFacts, stop_address: str) -> str:
    """One line: who writes, what, whom to call, how to stop."""
    call = gettext("Questions? Call %(phone)s (TTY %(tty)s).") % {"phone": year.phone, "tty": year.tty}
    stop = gettext("Reply STOP to stop texts.")
    return f"{year.sponsor_name}: {first} {call} {stop}"


def _email(kind: str, first: str, year: YearFacts, stop_address: str) -> str:
    hours = phrases.hours_lines(
        opens_at=year.opens_at,
        closes_at=year.closes_at,
        weekdays_only_from=year.weekdays_only_from,
        weekdays_only_to=year.weekdays_only_to,
    )
    call = gettext("Questions, or was this not you? Call us at %(phone)s (TTY %(tty)s).")
    paragraphs = [
        gettext("Hello,"),
        first,
        *([gettext("A letter with all of it comes by mail.")] if kind.startswith("request_") else []),
        "\n".join([call % {"phone": year.phone, "tty": year.tty}, *hours]),
        gettext("We never ask for your Social Security number or a bank number by e-mail."),
        year.sponsor_name,
        gettext("You get this e-mail because you agreed to it. To stop these e-mails, open this page:")
        + f"\n{stop_address}",
    ]
    return "\n\n".join(paragraphs) + "\n"
