"""What waits for a person: every worklist of the start page, once. A new one is one more entry of ``WORKLISTS``."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.models import (
    Call,
    Choice,
    Complaint,
    ComplaintState,
    ContactHold,
    Discrepancy,
    DuplicatePair,
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
    Who,
)
from reviews.models.contact_hold import STOPS_MAIL
from reviews.services import waiting_rows, welcome
from reviews.services.tmr.worklists import TMR
from reviews.services.worklist import DUE, MAIL, PEOPLE, REQUESTS, VENDOR, Worklist

# Of what a member has once, the record that was merged keeps its own; the kept one's is the one to do.
COUNTS: dict[str, Any] = {"member__merged_into": None}
WORKLISTS = [
    Worklist(
        key="callbacks",
        group=DUE,
        label=_("members to call back today"),
        permission="reviews.take_calls",
        rows=lambda: Call.objects.to_follow(waiting_rows.tomorrow()),
        query="follow=today",
    ),
    Worklist(
        key="callbacks-late",
        group=DUE,
        label=_("agreed calls that are overdue"),
        permission="reviews.take_calls",
        rows=lambda: Call.objects.to_follow(timezone.now()),
        query="follow=overdue",
    ),
    Worklist(
        key="welcome",
        group=DUE,
        label=_("welcome calls to make"),
        permission="reviews.take_calls",
        rows=welcome.waiting,
        page="welcome",
    ),
    Worklist(
        key="offers-late",
        group=DUE,
        label=_("reviews that should have been offered by now"),
        permission="members.move_enrolment",
        rows=lambda: waiting_rows.offers(-datetime.timedelta(days=1)),
        query="offer=overdue",
    ),
    Worklist(
        key="offers-soon",
        group=DUE,
        label=_("reviews to offer within 14 days, overdue ones too"),
        permission="members.move_enrolment",
        rows=lambda: waiting_rows.offers(waiting_rows.SOON),
        query="offer=soon",
    ),
    Worklist(
        key="missed",
        group=DUE,
        label=_("missed calls to book again"),
        permission="reviews.book_appointment",
        rows=lambda: MemberRequest.objects.in_state(RequestState.MISSED).filter(choice=Choice.REVIEW),
    ),
    Worklist(
        key="summaries-late",
        group=DUE,
        label=_("reviews whose summary is overdue"),
        permission="reviews.view_completedreview",
        rows=waiting_rows.late_summaries,
    ),
    *TMR,
    Worklist(
        key="reported",
        group=DUE,
        label=_("reports of a death or of leaving to check in the plan’s file"),
        permission="reviews.lift_contacthold",
        rows=lambda: ContactHold.objects.open().filter(**COUNTS, kind__in=STOPS_MAIL),
    ),
    Worklist(
        key="complaints",
        group=DUE,
        label=_("complaints to hand on"),
        permission="reviews.move_complaint",
        rows=lambda: Complaint.objects.in_state(ComplaintState.OPEN),
    ),
    Worklist(
        key="complaints-late",
        group=DUE,
        label=_("complaints whose answer is overdue"),
        permission="reviews.move_complaint",
        rows=lambda: Complaint.objects.exclude(current_state=ComplaintState.ANSWERED).filter(
            due_on__lt=waiting_rows.today()
        ),
    ),
    Worklist(
        key="unmatched",
        group=REQUESTS,
        label=_("requests to match or reject"),
        permission="reviews.match_memberrequest",
        page="unmatched",
        rows=lambda: MemberRequest.objects.waiting().filter(who=Who.SELF),
    ),
    Worklist(
        key="confirm",
        group=REQUESTS,
        label=_("requests by helpers to confirm with the member"),
        permission="reviews.match_memberrequest",
        rows=waiting_rows.confirm,
    ),
    Worklist(
        key="lists",
        group=REQUESTS,
        label=_("requests for a blank list to match or reject"),
        permission="reviews.send_list",
        rows=lambda: ListRequest.objects.waiting(),
    ),
    Worklist(
        key="duplicates",
        group=PEOPLE,
        label=_("pairs of records that may be one person"),
        permission="reviews.settle_duplicatepair",
        rows=lambda: DuplicatePair.objects.open(),
        page="duplicates",
    ),
    Worklist(
        key="returned",
        group=MAIL,
        label=_("members to call because mail came back"),
        permission="reviews.close_followup",
        rows=lambda: FollowUp.objects.open().filter(**COUNTS, kind=FollowUpKind.RETURNED_MAIL),
    ),
    Worklist(
        key="addresses",
        group=MAIL,
        label=_("addresses to look at"),
        permission="reviews.close_followup",
        rows=lambda: FollowUp.objects.open().filter(**COUNTS, kind=FollowUpKind.ADDRESS_CHECK),
    ),
    Worklist(
        key="mail-late",
        group=MAIL,
        label=_("calls about mail that are overdue"),
        permission="reviews.close_followup",
        rows=lambda: FollowUp.objects.open().filter(**COUNTS, due_on__lt=waiting_rows.today()),
    ),
    Worklist(
        key="failed",
        group=MAIL,
        label=_("letters that could not be printed"),
        permission="reviews.retry_letter",
        rows=lambda: Letter.objects.in_state(LetterState.FAILED),
    ),
    Worklist(
        key="held-back",
        group=MAIL,
        label=_("letters held back after printing"),
        permission="reviews.replace_letter",
        rows=waiting_rows.held_back,
    ),
    Worklist(
        key="print-house",
        group=MAIL,
        label=_("differences with the print house"),
        permission="reviews.close_printdifference",
        rows=lambda: PrintDifference.objects.open(),
    ),
    Worklist(
        key="by-hand",
        group=MAIL,
        label=_("letters to make in Braille or as audio"),
        permission="reviews.close_handmadecopy",
        rows=lambda: HandmadeCopy.objects.in_state(HandmadeState.OPEN),
    ),
    Worklist(
        key="messages-refused",
        group=MAIL,
        label=_("e-mails and text messages that were refused"),
        permission="reviews.record_contactconsent",
        rows=waiting_rows.refused_messages,
    ),
    Worklist(
        key="rejected",
        group=VENDOR,
        label=_("notices the vendor rejected"),
        permission="reviews.requeue_vendornotice",
        rows=lambda: waiting_rows.notices(NoticeState.REJECTED),
    ),
    Worklist(
        key="dead",
        group=VENDOR,
        label=_("notices given up after many tries"),
        permission="reviews.requeue_vendornotice",
        rows=lambda: waiting_rows.notices(NoticeState.DEAD),
    ),
    Worklist(
        key="unanswered",
        group=VENDOR,
        label=_("notices without an answer by the next business day"),
        permission="reviews.requeue_vendornotice",
        rows=lambda: VendorNotice.objects.unanswered(waiting_rows.today()),
    ),
    Worklist(
        key="mismatches",
        group=VENDOR,
        label=_("differences between a vendor and us"),
        permission="reviews.close_discrepancy",
        rows=lambda: Discrepancy.objects.open(),
    ),
    Worklist(
        key="files",
        group=VENDOR,
        label=_("files of vendors that were refused"),
        permission="reviews.view_vendorfile",
        rows=lambda: VendorFile.objects.filter(state=FileState.REFUSED),
    ),
]
BY_KEY = {each.key: each for each in WORKLISTS}
