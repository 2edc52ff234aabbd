"""Kinds, sizes and states of letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterKind(models.TextChoices):
    CONFIRMATION_REVIEW = "confirmation_review", _("confirmation: review asked for")
    CONFIRMATION_NOT_NOW = "confirmation_not_now", _("confirmation: not now")
    CONFIRMATION_LEAVE = "confirmation_leave", _("confirmation: left the program")
    CONFIRMATION_COME_BACK = "confirmation_come_back", _("confirmation: back in the program")
    CONFIRMATION_CHANGE = "confirmation_change", _("confirmation: request changed")
    CONFIRMATION_CANCEL = "confirmation_cancel", _("confirmation: review cancelled")
    INTRODUCTORY = "introductory", _("introduction, with the appointment form")
    BLANK_LIST = "blank_list", _("blank medication list")
    UNREACHABLE = "unreachable", _("we could not reach you by phone")
    APPOINTMENT_REMINDER = "appointment_reminder", _("time of the appointment")
    TOLD_LEAVE = "told_leave", _("the vendor told us: left the program")
    TOLD_NOT_NOW = "told_not_now", _("the vendor told us: no review now")
    TAKEAWAY = "takeaway", _("packet after the review")
    TAKEAWAY_COPY = "takeaway_copy", _("copy of the packet, to a representative")
    ALERT_MEMBER = "alert_member", _("a word about your medicines")
    ALERT_PRESCRIBER = "alert_prescriber", _("to a prescriber, with a reply form")


class LetterSize(models.TextChoices):
    STANDARD = "standard", _("standard")
    LARGE = "large", _("large print")


class LetterState(models.TextChoices):
    HELD = "held", _("held until the request is matched")
    DUE = "due", _("due")
    RENDERED = "rendered", _("printed to PDF")
    IN_PRINT_BATCH = "in_print_batch", _("going into the mail drop")
    MAILED = "mailed", _("in the mail drop")
    RETURNED = "returned", _("returned by the post")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")
    SUPERSEDED = "superseded", _("replaced by a newer letter")


# Once it has been in the mail drop, whatever happened to it since.
GONE = (LetterState.MAILED, LetterState.RETURNED, LetterState.SUPERSEDED)
STOPPED = (LetterState.CANCELLED, LetterState.SUPERSEDED)
