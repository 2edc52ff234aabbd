from .letter import Letter, LetterKind, LetterSize, LetterState, LetterStatus
from .notice import REPEATED, NoticeState, NoticeType, VendorNotice
from .own_list import MemberOwnList
from .request import Authority, Choice, MemberRequest, MemberRequestStatus, RequestState, Source, Who
from .vendor import Channel, Vendor
from .vendor_event import EventOutcome, EventType, VendorEvent
from .vendor_work import (
    Appointment,
    AppointmentState,
    AppointmentStatus,
    CompletedReview,
    ContactAttempt,
    SummarySent,
    TmrResult,
)

__all__ = [
    "REPEATED",
    "Appointment",
    "AppointmentState",
    "AppointmentStatus",
    "Authority",
    "Channel",
    "Choice",
    "CompletedReview",
    "ContactAttempt",
    "EventOutcome",
    "EventType",
    "Letter",
    "LetterKind",
    "LetterSize",
    "LetterState",
    "LetterStatus",
    "MemberOwnList",
    "MemberRequest",
    "MemberRequestStatus",
    "NoticeState",
    "NoticeType",
    "RequestState",
    "Source",
    "SummarySent",
    "TmrResult",
    "Vendor",
    "VendorEvent",
    "VendorNotice",
    "Who",
]
