"""Targeted medication reviews as pure rules: a member's history in, findings with their evidence out."""

from .engine import assess, review
from .findings import Assessment, Finding, Line
from .history import Diagnosed, Dispensed, MedicationHistory, Product
from .settings import Pair, Prices, RuleSetting, Settings

__all__ = [
    "Assessment", "Diagnosed", "Dispensed", "Finding", "Line", "MedicationHistory", "Pair", "Prices", "Product",
    "RuleSetting", "Settings", "assess", "review",
]  # fmt: skip
