from .audit import AuditEvent
from .member import Coverage, Member
from .program_year import CostOperator, CostProjection, FormSet, ProgramYear, ProgramYearCondition

__all__ = [
    "AuditEvent",
    "CostOperator",
    "CostProjection",
    "Coverage",
    "FormSet",
    "Member",
    "ProgramYear",
    "ProgramYearCondition",
]
