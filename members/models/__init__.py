from .audit import AuditEvent
from .claims import (
    ConditionCode,
    Diagnosis,
    MemberCondition,
    MemberDrug,
    MemberMonth,
    MemberTouch,
    PrescriptionClaim,
    Setting,
)
from .drugs import Drug, DrugReference, NdcProduct
from .enrolment import (
    Enrolment,
    EnrolmentState,
    EnrolmentStatus,
    OptOutReason,
    OptOutWay,
    OptOutWish,
    TargetingDecision,
    TargetingReason,
    TargetingRun,
)
from .import_file import FileKind, ImportFile, QuarantinedLine
from .member import Coverage, Member
from .program_year import CostOperator, CostProjection, FormSet, ProgramYear, ProgramYearCondition

__all__ = [
    "AuditEvent",
    "ConditionCode",
    "CostOperator",
    "CostProjection",
    "Coverage",
    "Diagnosis",
    "Drug",
    "DrugReference",
    "Enrolment",
    "EnrolmentState",
    "EnrolmentStatus",
    "FileKind",
    "FormSet",
    "ImportFile",
    "Member",
    "MemberCondition",
    "MemberDrug",
    "MemberMonth",
    "MemberTouch",
    "NdcProduct",
    "OptOutReason",
    "OptOutWay",
    "OptOutWish",
    "PrescriptionClaim",
    "ProgramYear",
    "ProgramYearCondition",
    "QuarantinedLine",
    "Setting",
    "TargetingDecision",
    "TargetingReason",
    "TargetingRun",
]
