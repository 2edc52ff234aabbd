from .appointment import Appointment, AppointmentState, AppointmentStatus
from .attempt import AttemptCount
from .call import Call, CallerCheck, CallPurpose, CallState, CallStatus
from .call import Direction as CallDirection
from .cmr import ReviewDraft, ReviewVersion, TakeBackSite, without_summary
from .complaint import Complaint, ComplaintState, ComplaintStatus
from .contact_consent import ConsentSource, ConsentState, ContactConsent, ContactConsentStatus, MessageChannel
from .contact_hold import ContactHold, HoldKind, HoldSource
from .desk_presence import DeskPresence
from .discrepancy import Difference, Discrepancy
from .duplicate_pair import DuplicatePair, DuplicatePairStatus, PairState
from .follow_up import FollowUp, FollowUpKind, FollowUpState, FollowUpStatus
from .inbound_text import InboundText, TextWord
from .letter import Letter, LetterStatus
from .letter_codes import LetterKind, LetterSize, LetterState
from .list_download import ListDownload, ListKind
from .list_request import ListRequest, ListRequestState, ListRequestStatus, ListSize, ListSource
from .message import OF_A_REQUEST, Message, MessageKind, MessageState, MessageStatus
from .notice import REPEATED, NoticeState, NoticeType, VendorNotice
from .other_format import HandmadeCopy, HandmadeCopyStatus, HandmadeState, OtherFormat
from .own_list import MemberOwnList
from .prescriber import Prescriber
from .print_run import Deviation, PrintDifference, PrintForm, PrintRun, PrintRunState, PrintRunStatus
from .purge_run import PurgeRun
from .representative import CopiesAskedBy, Proof, Representative
from .request import IN_FORCE, MemberRequest, MemberRequestStatus, RequestState
from .request_change import RequestChange
from .request_codes import Authority, Choice, PartOfDay, Source, Who
from .retention import FileToRemove, LegalHold
from .script import ScriptPurpose, ScriptVersion
from .staff_notice import StaffNotice
from .summary_document import SummaryDocument, document_key
from .tmr import MemberTmr, TmrHeading, TmrRuleSetting, TmrRun, TmrSeverity, TmrTo
from .tmr_alert import TmrAlert, TmrAlertState, TmrAlertStatus
from .tmr_outreach import TmrChannel, TmrOutreach, TmrOutreachState, TmrOutreachStatus
from .vendor import Channel, Vendor
from .vendor_event import EventOutcome, EventType, VendorEvent
from .vendor_file import Direction, FileState, VendorFile, VendorFileProblem
from .vendor_work import (
    CompletedReview,
    ContactAttempt,
    SummarySent,
    TmrResult,
)
from .welcome_claim import WelcomeClaim
from .working_plan import (
    ClosedDay,
    ExceptionKind,
    PlanException,
    ProviderKind,
    ProviderLicence,
    ReviewProvider,
    WeeklyHours,
)

__all__ = [
    "IN_FORCE",
    "OF_A_REQUEST",
    "REPEATED",
    "Appointment",
    "AppointmentState",
    "AppointmentStatus",
    "AttemptCount",
    "Authority",
    "Call",
    "CallDirection",
    "CallPurpose",
    "CallState",
    "CallStatus",
    "CallerCheck",
    "Channel",
    "Choice",
    "ClosedDay",
    "Complaint",
    "ComplaintState",
    "ComplaintStatus",
    "CompletedReview",
    "ConsentSource",
    "ConsentState",
    "ContactAttempt",
    "ContactConsent",
    "ContactConsentStatus",
    "ContactHold",
    "CopiesAskedBy",
    "DeskPresence",
    "Deviation",
    "Difference",
    "Direction",
    "Discrepancy",
    "DuplicatePair",
    "DuplicatePairStatus",
    "EventOutcome",
    "EventType",
    "ExceptionKind",
    "FileState",
    "FileToRemove",
    "FollowUp",
    "FollowUpKind",
    "FollowUpState",
    "FollowUpStatus",
    "HandmadeCopy",
    "HandmadeCopyStatus",
    "HandmadeState",
    "HoldKind",
    "HoldSource",
    "InboundText",
    "LegalHold",
    "Letter",
    "LetterKind",
    "LetterSize",
    "LetterState",
    "LetterStatus",
    "ListDownload",
    "ListKind",
    "ListRequest",
    "ListRequestState",
    "ListRequestStatus",
    "ListSize",
    "ListSource",
    "MemberOwnList",
    "MemberRequest",
    "MemberRequestStatus",
    "MemberTmr",
    "Message",
    "MessageChannel",
    "MessageKind",
    "MessageState",
    "MessageStatus",
    "NoticeState",
    "NoticeType",
    "OtherFormat",
    "PairState",
    "PartOfDay",
    "PlanException",
    "Prescriber",
    "PrintDifference",
    "PrintForm",
    "PrintRun",
    "PrintRunState",
    "PrintRunStatus",
    "Proof",
    "ProviderKind",
    "ProviderLicence",
    "PurgeRun",
    "Representative",
    "RequestChange",
    "RequestState",
    "ReviewDraft",
    "ReviewProvider",
    "ReviewVersion",
    "ScriptPurpose",
    "ScriptVersion",
    "Source",
    "StaffNotice",
    "SummaryDocument",
    "SummarySent",
    "TakeBackSite",
    "TextWord",
    "TmrAlert",
    "TmrAlertState",
    "TmrAlertStatus",
    "TmrChannel",
    "TmrHeading",
    "TmrOutreach",
    "TmrOutreachState",
    "TmrOutreachStatus",
    "TmrResult",
    "TmrRuleSetting",
    "TmrRun",
    "TmrSeverity",
    "TmrTo",
    "Vendor",
    "VendorEvent",
    "VendorFile",
    "VendorFileProblem",
    "VendorNotice",
    "WeeklyHours",
    "WelcomeClaim",
    "Who",
    "document_key",
    "without_summary",
]
