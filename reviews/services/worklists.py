"""What waits for a person, counted."""

from reviews.models import Letter, LetterState, MemberRequest, NoticeState, VendorNotice


def waiting_requests() -> int:
    return MemberRequest.objects.waiting().count()


def failed_letters() -> int:
    return Letter.objects.in_state(LetterState.FAILED).count()


def rejected_notices() -> int:
    return VendorNotice.objects.filter(state=NoticeState.REJECTED).count()


def dead_notices() -> int:
    return VendorNotice.objects.filter(state=NoticeState.DEAD).count()
