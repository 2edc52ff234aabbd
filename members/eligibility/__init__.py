"""Pure rules of eligibility: values in, values out."""

from .criteria import Criteria
from .engine import check
from .facts import Facts
from .result import CriterionResult, Outcome, Result

__all__ = ["Criteria", "CriterionResult", "Facts", "Outcome", "Result", "check"]
