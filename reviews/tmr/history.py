"""What the rules look at: one member's medicines as they were dispensed, conditions, age, coverage."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .adherence import Span, push_forward

DAY = datetime.timedelta(days=1)
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Product:
    """One package as the drug reference has it.

    ``groups`` names the lists of medicines it is in, each with those of its ingredients that put it there;
    ``strengths`` are milligrams in one unit for each ingredient, ``None`` where not known. ``generic`` is the key of
    the generics that are the same (ingredients, strength, form, route), empty where there is none.
    An NDC that the reference does not know has no ingredients and is in no group.
    """

    ndc: str
    name: str
    ingredients: tuple[str, ...] = ()
    strengths: tuple[float | None, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_brand: bool | None = None
    is_maintenance: bool | None = None
    generic: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.ingredients)


@dataclass(frozen=True, slots=True)
class Dispensed:
    """One filled prescription. ``days`` is 0 and ``quantity`` None where the claim does not tell; cost in cents."""

    product: Product
    date: datetime.date
    days: int
    quantity: float | None = None
    cents: int = 0
    prescriber: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A day on which a condition of our lists was coded."""

    condition: str
    date: datetime.date
    inpatient: bool = False


class MedicationHistory:
    """One member up to and including ``as_of``; nothing after that day may be in it.

    ``covered_from`` is the first day of the coverage that holds on ``as_of``: what was dispensed before, nobody knows.
    """

    def __init__(
        self,
        *,
        as_of: datetime.date,
        birth_date: datetime.date,
        covered_from: datetime.date,
        fills: Iterable[Dispensed] = (),
        diagnoses: Iterable[Diagnosed] = (),
        hospice: bool = False,
        esrd: bool = False,
    ) -> None:
        self.as_of, self.birth_date, self.covered_from = as_of, birth_date, covered_from
        self.fills = sorted(fills, key=lambda fill: fill.date)
        self.diagnoses = tuple(diagnoses)
        self.hospice, self._esrd = hospice, esrd
        self.groups: dict[str, list[Dispensed]] = {}
        for fill in self.fills:
            for group in fill.product.groups:
                self.groups.setdefault(group, []).append(fill)
        self._spans: dict[str, dict[str, list[Span]]] = {}

    # The member -------------------------------------------------------------------------------------------------------

    @property
    def age(self) -> int:
        """Full years on ``as_of``."""
        before = (self.as_of.month, self.as_of.day) < (self.birth_date.month, self.birth_date.day)
        return self.as_of.year - self.birth_date.year - before

    @property
    def esrd(self) -> bool:
        return self._esrd or self.mentioned("esrd")

    @property
    def days_known(self) -> int:
        """For how many days up to ``as_of`` claims can be here."""
        return (self.as_of - self.covered_from).days + 1

    @property
    def without_days(self) -> int:
        """Fills whose days of supply the claims do not tell: they cover no day."""
        return sum(fill.days < 1 for fill in self.fills)

    # Conditions -------------------------------------------------------------------------------------------------------

    def has(self, condition: str) -> bool:
        """Proven: one inpatient date or two different other dates (the claim rule of the CMS CCW for most)."""
        own = [found for found in self.diagnoses if found.condition == condition]
        return any(found.inpatient for found in own) or len({found.date for found in own}) >= 2

    def mentioned(self, *conditions: str) -> bool:
        """Coded at least once: enough to leave a member out of a rule."""
        return any(found.condition in conditions for found in self.diagnoses)

    # Medicines --------------------------------------------------------------------------------------------------------

    def since(self, days: int) -> datetime.date:
        """The first of the last ``days`` days."""
        return self.as_of - (days - 1) * DAY

    def of(self, group: str, days: int = YEAR_DAYS) -> list[Dispensed]:
        """Fills of that group within the last ``days`` days, in order of time."""
        first = self.since(days)
        return [fill for fill in self.groups.get(group, ()) if fill.date >= first]

    def unknown(self, days: int = YEAR_DAYS) -> int:
        """How many fills of that time are of packages that the reference does not know."""
        first = self.since(days)
        return sum(not fill.product.is_known and fill.date >= first for fill in self.fills)

    @property
    def unknown_in_all(self) -> int:
        """The same over all fills."""
        return sum(not fill.product.is_known for fill in self.fills)

    def spans(self, group: str) -> dict[str, list[Span]]:
        """When each ingredient of the group was at hand, early refills pushed forward, up to ``as_of``."""
        if group not in self._spans:
            last = self.as_of.toordinal()
            supplies = (
                (ingredient, fill.date.toordinal(), fill.days)
                for fill in self.groups.get(group, ())
                for ingredient in fill.product.groups[group]
            )
            self._spans[group] = {
                ingredient: [(first, min(until, last)) for first, until in own if first <= last]
                for ingredient, own in push_forward(supplies).items()
            }
        return self._spans[group]
