"""What is known about one person, as the criteria need it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one person for one program year; ``None`` means *not known*.

    ``annual_cost`` is gross Part D drug cost in dollars for a year (plan and member share).
    """

    conditions: frozenset[str] | None
    drug_count: int | None
    annual_cost: Decimal | None
    at_risk: bool | None
