"""What waits for a person, counted."""

import datetime

from django.conf import settings
from django.utils import timezone

from members.models import Enrolment
from reviews.models import (
    Choice,
    Discrepancy,
    FileState,
    FollowUp,
    FollowUpKind,
    HandmadeCopy,
    HandmadeState,
    Letter,
    LetterState,
    ListRequest,
    MemberRequest,
    NoticeState,
    PrintDifference,
    RequestState,
    VendorFile,
    VendorNotice,
)


def waiting_requests() -> int:
    return MemberRequest.objects.waiting().count()


def waiting_list_requests() -> int:
    return ListRequest.objects.waiting().count()


def failed_letters() -> int:
    return Letter.objects.in_state(LetterState.FAILED).count()


def returned_mail() -> int:
    """Members to call because a letter came back."""
    return FollowUp.objects.open().filter(kind=FollowUpKind.RETURNED_MAIL).count()


def doubtful_addresses() -> int:
    return FollowUp.objects.open().filter(kind=FollowUpKind.ADDRESS_CHECK).count()


def print_differences() -> int:
    """What the print house told differently."""
    return PrintDifference.objects.open().count()


def letters_held_back() -> int:
    """Printed, and something stands in the way of mailing them: several sweeps have passed them by."""
    return Letter.objects.ripe(timezone.now() - 3 * datetime.timedelta(seconds=settings.SWEEP_SECONDS)).count()


def rejected_notices() -> int:
    return VendorNotice.objects.live().filter(state=NoticeState.REJECTED).count()


def dead_notices() -> int:
    return VendorNotice.objects.live().filter(state=NoticeState.DEAD).count()


def letters_to_make_by_hand() -> int:
    return HandmadeCopy.objects.in_state(HandmadeState.OPEN).count()


def overdue_offers() -> int:
    """Members whose review was to be offered by yesterday."""
    return Enrolment.objects.offer_due(timezone.localdate() - datetime.timedelta(days=1)).count()


def differences() -> int:
    """Where a vendor's records and ours differ."""
    return Discrepancy.objects.open().count()


def refused_files() -> int:
    return VendorFile.objects.filter(state=FileState.REFUSED).count()


def missed_calls() -> int:
    """Reviews whose call was missed: book another one."""
    return MemberRequest.objects.in_state(RequestState.MISSED).filter(choice=Choice.REVIEW).count()
