"""The rules of a program year as plain values: which are on, their limits, and the lists they compare with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .findings import Severity, To


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """One rule that is on. ``limits`` are its thresholds by name: see its card."""

    severity: Severity
    to: To
    limits: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups of medicines that should not be taken together, or a group and a condition."""

    slug: str
    first: str
    second: str
    severity: Severity = "moderate"


@dataclass(frozen=True, slots=True)
class Prices:
    """What the plan's own claims paid in the last twelve months, in cents.

    ``generic_unit`` by key of same generics: mean for one unit (tablet, millilitre). ``group_day`` by group: median for
    one day. A key that is not there is not known.
    """

    generic_unit: Mapping[str, float] = field(default_factory=dict)
    group_day: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a review needs besides the history.

    ``interactions`` are pairs of groups, ``with_conditions`` pairs of a group and a condition. ``mme_factors`` go by
    opioid, ``mme_by_dose`` has those whose factor grows with the daily dose. ``moderate_statins`` are the milligrams a
    day that make a statin moderate.
    """

    rules: Mapping[str, RuleSetting]
    interactions: tuple[Pair, ...] = ()
    with_conditions: tuple[Pair, ...] = ()
    high_risk: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    priced: tuple[str, ...] = ()
    mme_factors: Mapping[str, float] = field(default_factory=dict)
    mme_by_dose: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    moderate_statins: Mapping[str, float] = field(default_factory=dict)
    prices: Prices = Prices()
