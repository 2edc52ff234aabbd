"""Two records side by side, line by line, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Coverage, EnrolmentState
from reviews.admin.desk.flags import language_name
from reviews.admin.state import short_time
from reviews.likeness import REASONS
from reviews.models import DuplicatePair
from reviews.services.duplicates import Side

IN_A_PAIR = {"member_id": gettext_lazy("the member ID of one is the Medicare number of the other")}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is about, and both sides of it."""

    label: Any
    left: str
    right: str

    @property
    def differs(self) -> bool:
        return self.left != self.right


def reasons(pair: DuplicatePair) -> str:
    """Why they may be one: “Same name; same birth date; same ZIP code”."""
    words = "; ".join(str((REASONS | IN_A_PAIR)[name]) for name in pair.reasons)
    return words[:1].upper() + words[1:]


def rows(left: Side, right: Side) -> list[Row]:
    pairs = zip(_lines(left), _lines(right), strict=True)
    return [Row(label, one or "-", other or "-") for (label, one), (_label, other) in pairs]


def _lines(side: Side) -> Iterator[tuple[Any, str]]:
    member = side.member
    yield _("Member ID"), member.member_id
    yield _("Medicare number (MBI)"), member.mbi or ""
    yield _("Name"), member.full_name
    yield _("Birth date"), _day(member.birth_date)
    yield _("Date of death"), _day(member.death_date)
    yield _("Phone"), member.phone
    yield _("Address"), "\n".join(member.address_lines)
    yield _("Language"), language_name(member.reads)
    yield _("Coverage"), "\n".join(_span(each) for each in side.coverage)
    yield _("Program of this year"), _standing(side)
    for label, count in zip((_("Requests"), _("Calls"), _("Letters")), side.counts, strict=True):
        yield label, str(count)
    yield _("Last contact"), short_time(side.last_contact)


def _standing(side: Side) -> str:
    return str(EnrolmentState(side.enrolment.current_state).label) if side.enrolment else _("not in the program")


def _span(span: Coverage) -> str:
    until = _day(span.end) if span.end else _("until further notice")
    return f"{span.contract_number} {span.plan_id}: {_day(span.start)} – {until}"


def _day(day: Any) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
