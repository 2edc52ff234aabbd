"""The work on the back office's start page: each list a count that opens it."""

from collections.abc import Callable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reviews.models import (
    FileState,
    FollowUpKind,
    FollowUpState,
    HandmadeState,
    LetterState,
    ListRequestState,
    NoticeState,
    RequestState,
)
from reviews.services import worklists as work

register = template.Library()

# The permission that gives the work, what waits, and the page with its filter.
WORK: list[tuple[str, Any, Callable[[], int], str, str]] = [
    (
        "reviews.match_memberrequest",
        _("requests to match or reject"),
        work.waiting_requests,
        "reviews_memberrequest",
        f"state={RequestState.WAITING.value}",
    ),
    (
        "reviews.retry_letter",
        _("letters that could not be printed"),
        work.failed_letters,
        "reviews_letter",
        f"state={LetterState.FAILED.value}",
    ),
    (
        "reviews.close_followup",
        _("members to call because mail came back"),
        work.returned_mail,
        "reviews_followup",
        f"state={FollowUpState.OPEN.value}&kind__exact={FollowUpKind.RETURNED_MAIL.value}",
    ),
    (
        "reviews.close_followup",
        _("addresses to look at"),
        work.doubtful_addresses,
        "reviews_followup",
        f"state={FollowUpState.OPEN.value}&kind__exact={FollowUpKind.ADDRESS_CHECK.value}",
    ),
    (
        "reviews.close_printdifference",
        _("differences with the print house"),
        work.print_differences,
        "reviews_printdifference",
        "standing=open",
    ),
    (
        "reviews.replace_letter",
        _("letters held back after printing"),
        work.letters_held_back,
        "reviews_letter",
        f"state={LetterState.RENDERED.value}",
    ),
    (
        "reviews.requeue_vendornotice",
        _("notices the vendor rejected"),
        work.rejected_notices,
        "reviews_vendornotice",
        f"state__exact={NoticeState.REJECTED.value}",
    ),
    (
        "reviews.requeue_vendornotice",
        _("notices given up after many tries"),
        work.dead_notices,
        "reviews_vendornotice",
        f"state__exact={NoticeState.DEAD.value}",
    ),
    (
        "reviews.send_list",
        _("requests for a blank list to match or reject"),
        work.waiting_list_requests,
        "reviews_listrequest",
        f"state={ListRequestState.WAITING.value}",
    ),
    (
        "reviews.close_handmadecopy",
        _("letters to make in Braille or as audio"),
        work.letters_to_make_by_hand,
        "reviews_handmadecopy",
        f"state={HandmadeState.OPEN.value}",
    ),
    (
        "reviews.close_discrepancy",
        _("differences between a vendor and us"),
        work.differences,
        "reviews_discrepancy",
        "standing=open",
    ),
    (
        "reviews.change_vendor",
        _("files of vendors that were refused"),
        work.refused_files,
        "reviews_vendorfile",
        f"state__exact={FileState.REFUSED.value}",
    ),
    (
        "reviews.book_appointment",
        _("missed calls to book again"),
        work.missed_calls,
        "reviews_memberrequest",
        f"state={RequestState.MISSED.value}",
    ),
    (
        "members.move_enrolment",
        _("reviews that should have been offered by now"),
        work.overdue_offers,
        "members_enrolment",
        "offer=overdue",
    ),
]


@register.inclusion_tag("admin/worklists.html", takes_context=True)
def worklists(context: dict[str, Any]) -> dict[str, Any]:
    """The lists of whoever looks; others' are neither counted nor shown."""
    user = context["request"].user
    return {
        "lists": [
            {"label": label, "count": count(), "url": f"{reverse(f'admin:{model}_changelist')}?{query}"}
            for permission, label, count, model, query in WORK
            if user.has_perm(permission)
        ]
    }
