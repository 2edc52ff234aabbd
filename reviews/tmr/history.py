"""What the rules look at: one member's medicines as they were dispensed, conditions, age, coverage."""

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, TypeVar

from .adherence import Span, push_forward

DAY = datetime.timedelta(days=1)
YEAR_DAYS = 365
DATE = attrgetter("date")
Key = TypeVar("Key", bound=Hashable)


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


class Dispensed(NamedTuple):
    """One filled prescription. ``days`` is 0 and ``quantity`` None where the claim does not tell; cost in cents."""

    product: Product
    date: datetime.date
    days: int
    quantity: float | None = None
    cents: int = 0
    prescriber: str = ""


class Diagnosed(NamedTuple):
    """A day on which a condition of our lists was coded."""

    condition: str
    date: datetime.date
    inpatient: bool = False


class MedicationHistory:
    """One member up to and including ``as_of``; nothing after that day may be in it.

    ``covered_from`` is the first day of the coverage that holds on ``as_of``: what was dispensed before, nobody knows.
    ``medicines`` has the fills by their ingredients, those of unknown packages under none, and ``groups`` by the groups
    they are in; both in order of time. ``coded`` has the diagnoses by condition. ``age`` is in full years.
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
        self.age = _full_years(birth_date, as_of)
        self.fills = sorted(fills, key=DATE)
        self.hospice, self._esrd = hospice, esrd
        self.coded: dict[str, list[Diagnosed]] = {}
        for found in diagnoses:
            self.coded.setdefault(found.condition, []).append(found)
        self.medicines: dict[tuple[str, ...], list[Dispensed]] = {}
        self.groups: dict[str, list[Dispensed]] = {}
        self._ingredients: dict[str, set[str]] = {}
        for own in self._by_product():
            product = own[0].product
            _add(self.medicines, product.ingredients, own)
            for group, ingredients in product.groups.items():
                _add(self.groups, group, own)
                self._ingredients.setdefault(group, set()).update(ingredients)
        self._spans: dict[str, dict[str, list[Span]]] = {}
        self._newest: dict[int, list[Dispensed]] = {}

    def _by_product(self) -> list[list[Dispensed]]:
        """Fills of one product are sorted into their groups together: a member has many fills of few products."""
        products: dict[int, list[Dispensed]] = defaultdict(list)
        for fill in self.fills:
            products[id(fill.product)].append(fill)
        return list(products.values())

    # The member -------------------------------------------------------------------------------------------------------

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
        own = self.coded.get(condition, ())
        return any(found.inpatient for found in own) or len({found.date for found in own}) >= 2

    def mentioned(self, *conditions: str) -> bool:
        """Coded at least once: enough to leave a member out of a rule."""
        return not self.coded.keys().isdisjoint(conditions)

    # Medicines --------------------------------------------------------------------------------------------------------

    def since(self, days: int) -> datetime.date:
        """The first of the last ``days`` days."""
        return _first_of(self.as_of, days)

    def of(self, group: str, days: int = YEAR_DAYS) -> list[Dispensed]:
        """Fills of that group within the last ``days`` days, in order of time."""
        return _from(self.groups[group], self.since(days)) if group in self.groups else []

    def ingredients(self, group: str) -> set[str]:
        """What of the group the member has ever had."""
        return self._ingredients.get(group, set())

    def newest(self, days: int) -> list[Dispensed]:
        """The last fill of each medicine, of those filled within the last ``days`` days."""
        if days not in self._newest:
            first = self.since(days)
            last = [fills[-1] for known, fills in self.medicines.items() if known]
            self._newest[days] = [fill for fill in last if fill.date >= first]
        return self._newest[days]

    def unknown(self, days: int = YEAR_DAYS) -> int:
        """How many fills of that time are of packages that the reference does not know."""
        return len(_from(self.medicines.get((), []), self.since(days)))

    @property
    def unknown_in_all(self) -> int:
        """The same over all fills."""
        return len(self.medicines.get((), ()))

    def spans(self, group: str) -> dict[str, list[Span]]:
        """When each ingredient of the group was at hand, early refills pushed forward, up to ``as_of``."""
        if group not in self._spans:
            self._spans[group] = self.spans_of(group, self.groups.get(group, ()))
        return self._spans[group]

    def spans_of(self, group: str, fills: Sequence[Dispensed]) -> dict[str, list[Span]]:
        """The same of some fills of the group alone, which are in order of time."""
        last = self.as_of.toordinal()
        supplies = (
            (ingredient, fill.date.toordinal(), fill.days)
            for fill in fills
            for ingredient in fill.product.groups[group]
        )
        return {
            ingredient: [(first, min(until, last)) for first, until in own if first <= last]
            for ingredient, own in push_forward(supplies).items()
        }


def _add(fills: dict[Key, list[Dispensed]], key: Key, more: list[Dispensed]) -> None:
    fills[key] = sorted(fills[key] + more, key=DATE) if key in fills else more


def _from(fills: list[Dispensed], first: datetime.date) -> list[Dispensed]:
    return fills[bisect_left(fills, first, key=DATE) :]


@lru_cache(maxsize=100)
def _first_of(as_of: datetime.date, days: int) -> datetime.date:
    return as_of - (days - 1) * DAY


def _full_years(birth_date: datetime.date, on: datetime.date) -> int:
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
