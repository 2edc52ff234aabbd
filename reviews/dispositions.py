"""How calls end: one row per code, with all that follows from it. Pure data; services look up what each name means.

The codes are a proposal of our own, drawn from what call centers use; days and numbers are settings.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

TAKE_CALLS = "reviews.take_calls"
INBOUND, OUTBOUND = "inbound", "outbound"
BOTH = frozenset({INBOUND, OUTBOUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """One code.

    ``outcome`` is what the ledger of contacts says, one of ``AttemptOutcome``. ``sets`` names the one act of
    ``reviews.services.call_acts`` that closing with it does, ``hold`` the hold that it begins, ``asks`` what the rep
    must add, ``next`` the rule for the day on which somebody calls again. ``letter`` says in words which letter
    follows; ``stops`` which clock. ``supervisor`` means that a supervisor goes on with it.
    """

    code: str
    label: Any
    outcome: str
    permission: str = TAKE_CALLS
    directions: frozenset[str] = BOTH
    checked: bool = False
    asks: tuple[str, ...] = ()
    sets: str = ""
    hold: str = ""
    next: str = ""
    letter: Any = ""
    stops: str = ""
    attempt: bool = False
    supervisor: bool = False


def _tried(code: str, label: Any, outcome: str, **columns: Any) -> Disposition:
    """A call of ours that reached nobody."""
    return Disposition(
        code=code, label=label, outcome=outcome, directions=frozenset({OUTBOUND}), attempt=True, **columns
    )


CONFIRMATION = _("confirmation")
ALL = (
    Disposition(
        code="REQ", label=_("wants a review, times taken"), outcome="reached", checked=True, sets="has_asked",
        letter=CONFIRMATION, stops="offer",
    ),
    Disposition(
        code="SCH", label=_("scheduled by the vendor on the line"), outcome="reached", checked=True,
        asks=("day", "time"), sets="scheduled", stops="offer",
        letter=_("time of the appointment, once the vendor tells it"),
    ),
    Disposition(
        code="NOT", label=_("not now, stays in the program"), outcome="declined", checked=True, sets="not_now",
        hold="declined", letter=CONFIRMATION, stops="offer",
    ),
    Disposition(
        code="OUT", label=_("leaves the program"), outcome="reached", checked=True, sets="leave", letter=CONFIRMATION,
    ),
    Disposition(
        code="IN", label=_("comes back into the program"), outcome="reached", checked=True, sets="come_back",
        letter=CONFIRMATION,
    ),
    _tried("LM", _("left a message (allowed)"), "left_message", sets="may_leave_message", next="other_part"),
    _tried("NA", _("no answer or busy"), "no_answer", next="other_part"),
    _tried(
        "UTR", _("third attempt failed"), "no_answer", sets="tried_before", hold="unreachable",
        letter=_("we could not reach you"),
    ),
    _tried("WN", _("wrong or dead number"), "wrong_number", hold="wrong_number"),
    Disposition(
        code="CBK", label=_("call back at an agreed time"), outcome="call_back", asks=("day", "time"), next="agreed",
    ),
    Disposition(
        code="HLP", label=_("someone helping, no authority on file"), outcome="helper", next="next_day",
    ),
    Disposition(
        code="LNG", label=_("needs the language line"), outcome="language_line", asks=("language",), checked=True,
        sets="language", next="next_day",
    ),
    Disposition(
        code="LTC", label=_("in a facility"), outcome="in_facility", asks=("day",), hold="facility", next="until",
    ),
    Disposition(
        code="HSP", label=_("in hospital"), outcome="in_facility", asks=("day",), hold="facility", next="until",
    ),
    Disposition(
        code="DEC", label=_("reported as deceased"), outcome="reached", hold="reported_death", supervisor=True,
    ),
    Disposition(
        code="DIS", label=_("says: no longer a member"), outcome="reached", hold="reported_left", supervisor=True,
    ),
    Disposition(
        code="CMP", label=_("complaint"), outcome="reached", asks=("note",), sets="complaint",
        supervisor=True,
    ),
    Disposition(code="SCM", label=_("thinks it is a scam: official number given"), outcome="reached"),
    Disposition(code="INF", label=_("information only"), outcome="reached"),
)  # fmt: skip
BY_CODE = {each.code: each for each in ALL}
CHOICES = [(each.code, each.label) for each in ALL]


def offered(direction: str) -> list[Disposition]:
    """Those with which a call in that direction may end."""
    return [each for each in ALL if direction in each.directions]
