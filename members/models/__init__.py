from .audit import AuditEvent
from .claims import (
    ClaimChange,
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
)
from .import_file import FileKind, ImportFile, QuarantinedLine, UnknownNdc
from .member import Coverage, FlagKind, Member, MemberFlag
from .merge import MemberMerge
from .page_version import PageVersion
from .program_year import CostOperator, CostProjection, FormSet, ProgramYear, ProgramYearCondition
from .self_check_count import Happened, SelfCheckCount
from .sign_in import FailedSignIn
from .targeting import SkipReason, TargetingDecision, TargetingReason, TargetingRun, Verdict
from .typed_form import TypedForm

__all__ = [
    "AuditEvent",
    "ClaimChange",
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
    "FailedSignIn",
    "FileKind",
    "FlagKind",
    "FormSet",
    "Happened",
    "ImportFile",
    "Member",
    "MemberCondition",
    "MemberDrug",
    "MemberFlag",
    "MemberMerge",
    "MemberMonth",
    "MemberTouch",
    "NdcProduct",
    "OptOutReason",
    "OptOutWay",
    "OptOutWish",
    "PageVersion",
    "PrescriptionClaim",
    "ProgramYear",
    "ProgramYearCondition",
    "QuarantinedLine",
    "SelfCheckCount",
    "Setting",
    "SkipReason",
    "TargetingDecision",
    "TargetingReason",
    "TargetingRun",
    "TypedForm",
    "UnknownNdc",
    "Verdict",
]
