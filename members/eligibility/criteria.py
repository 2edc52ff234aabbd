"""The limits of one program year as plain values."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Criteria:
    """Targeting criteria of a year (42 CFR 423.153(d)(2); amounts and lists by the plan's own year).

    ``cost_operator`` is ``"gt"`` where the sponsor printed "more than" (2022, 2023) and ``"ge"``
    where the regulation's "greater than or equal to" holds. ``cost_threshold`` is in dollars.
    """

    year: int
    conditions: frozenset[str]
    min_conditions: int
    min_drugs: int
    cost_threshold: Decimal
    cost_operator: Literal["gt", "ge"]
    at_risk_route: bool
