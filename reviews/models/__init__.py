from .letter import Letter, LetterKind, LetterSize, LetterState, LetterStatus
from .notice import REPEATED, NoticeState, NoticeType, VendorNotice
from .request import Authority, Choice, MemberRequest, MemberRequestStatus, RequestState, Source, Who
from .vendor import Vendor

__all__ = [
    "REPEATED",
    "Authority",
    "Choice",
    "Letter",
    "LetterKind",
    "LetterSize",
    "LetterState",
    "LetterStatus",
    "MemberRequest",
    "MemberRequestStatus",
    "NoticeState",
    "NoticeType",
    "RequestState",
    "Source",
    "Vendor",
    "VendorNotice",
    "Who",
]
