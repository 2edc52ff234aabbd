"""What a step needs to know from earlier answers and from the day."""

import datetime
from dataclasses import dataclass
from typing import Any

from members.models import ProgramYear
from reviews.models import Who
from reviews.offered_times import WEEKDAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Who fills in the form, about whom, and for which choice. ``name`` is the member's, as typed.

    On ``weekdays`` the year's vendor calls, 0 being Monday. Where a working plan is kept, ``open_windows`` are the
    parts of days in which somebody has a place (``2026-12-01-morning``).
    """

    today: datetime.date
    year: ProgramYear | None
    who: str = Who.SELF
    choice: str = ""
    name: str = ""
    weekdays: tuple[int, ...] = tuple(WEEKDAYS)
    open_windows: frozenset[str] | None = None

    @property
    def is_self(self) -> bool:
        return self.who == Who.SELF

    def has_room(self, window: str) -> bool:
        """Whether a call may be wished for in that window."""
        return self.open_windows is None or window in self.open_windows

    def days_with_room(self) -> frozenset[datetime.date] | None:
        if self.open_windows is None:
            return None
        return frozenset(datetime.date.fromisoformat(window[:10]) for window in self.open_windows)

    def say(self, to_member: Any, to_other: Any) -> str:
        """The words for the member, or those for someone else with the member's name put in."""
        return str(to_member) if self.is_self else str(to_other) % {"name": self.name}
