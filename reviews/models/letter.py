"""Letters: frozen before they are printed, printed once, put into the mail drop once."""

import datetime
from typing import ClassVar, Self

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Enrolment, Member
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.list_request import ListRequest
from reviews.models.request import MemberRequest


def letter_storage() -> Storage:
    """Where PDFs of letters are kept: files by default, shared storage by setting."""
    return storages["letters"]


class LetterKind(models.TextChoices):
    CONFIRMATION_REVIEW = "confirmation_review", _("confirmation: review asked for")
    CONFIRMATION_NOT_NOW = "confirmation_not_now", _("confirmation: not now")
    CONFIRMATION_LEAVE = "confirmation_leave", _("confirmation: left the program")
    CONFIRMATION_COME_BACK = "confirmation_come_back", _("confirmation: back in the program")
    CONFIRMATION_CHANGE = "confirmation_change", _("confirmation: request changed")
    CONFIRMATION_CANCEL = "confirmation_cancel", _("confirmation: review cancelled")
    INTRODUCTORY = "introductory", _("introduction, with the appointment form")
    BLANK_LIST = "blank_list", _("blank medication list")


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


class LetterQuerySet(HasStatusQuerySet):
    """Named queries over letters."""

    def due(self) -> Self:
        return self.filter(mail_date=None).in_state(LetterState.DUE)

    def printable(self) -> Self:
        """Due, and the member has an address: without one a letter waits until it arrives."""
        return self.due().exclude(member__address1="")

    def overtaken(self) -> Self:
        """Introductions that may still be stopped, of members who are in the program no more."""
        left = Q(enrolment__opted_out_on__isnull=False) | Q(enrolment__ended_on__isnull=False)
        unsent = self.filter(left, mail_date=None)
        return unsent.in_state(LetterState.DUE, LetterState.RENDERED, LetterState.FAILED)

    def ripe(self, now: datetime.datetime) -> Self:
        """Rendered, and the undo window is over."""
        return self.filter(mail_date=None, not_before__lte=now).in_state(LetterState.RENDERED)

    def in_print_batch(self) -> Self:
        return self.in_state(LetterState.IN_PRINT_BATCH)


class Letter(Record, HasStatus):
    """One letter. ``content`` is all that is printed; with the template version it never changes once frozen.

    It answers a request, or introduces the program to a member who was enrolled, or brings a blank list. The form
    enclosed in an introduction comes back under ``form_reference``.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        LetterState.HELD: frozenset({LetterState.DUE, LetterState.CANCELLED}),
        LetterState.DUE: frozenset({LetterState.RENDERED, LetterState.FAILED, LetterState.CANCELLED}),
        LetterState.RENDERED: frozenset({LetterState.IN_PRINT_BATCH, LetterState.CANCELLED}),
        LetterState.IN_PRINT_BATCH: frozenset({LetterState.MAILED, LetterState.FAILED}),
        LetterState.MAILED: frozenset({LetterState.RETURNED}),
        LetterState.FAILED: frozenset({LetterState.DUE, LetterState.CANCELLED}),
    }
    FIRST_STATE = LetterState.HELD

    kind = models.CharField(_("kind"), max_length=40, choices=LetterKind.choices)
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    list_request = models.ForeignKey(
        ListRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    form_reference = models.CharField(_("reference of the enclosed form"), max_length=13, blank=True, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)

    language = models.CharField(_("language"), max_length=10, blank=True)
    size = models.CharField(_("size"), max_length=10, choices=LetterSize.choices, blank=True)
    template_version = models.CharField(_("template version"), max_length=20, blank=True)
    content = models.JSONField(_("content"), null=True, blank=True)
    frozen_at = models.DateTimeField(_("frozen at"), null=True, blank=True)

    file = models.FileField(storage=letter_storage, max_length=100, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    mail_date = models.DateField(_("mail date"), null=True, blank=True, db_index=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [models.Index(fields=["current_state"], name="letter_by_state")]
        permissions = [("retry_letter", "Can have failed letter printed again")]
        constraints = [
            models.CheckConstraint(
                condition=Q(request__isnull=False, enrolment=None, list_request=None, form_reference="")
                & ~Q(kind__in=["introductory", "blank_list"])
                | Q(request=None, enrolment__isnull=False, list_request=None, member__isnull=False)
                & Q(kind="introductory", form_reference__regex=r"^MTM-[0-9A-Z]{4}-[0-9A-Z]{4}$")
                | Q(request=None, enrolment=None, list_request__isnull=False, kind="blank_list", form_reference=""),
                name="of_a_request_or_an_introduction",
            ),
            models.UniqueConstraint(fields=["request", "kind", "number"], name="one_letter_per_request_and_kind"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1, kind=LetterKind.CONFIRMATION_CHANGE),
                name="only_changes_are_repeated",
            ),
            models.UniqueConstraint(fields=["enrolment", "kind"], name="one_letter_per_enrolment_and_kind"),
            models.UniqueConstraint(fields=["list_request"], name="one_letter_per_list_request"),
            models.UniqueConstraint(
                fields=["form_reference"], condition=~Q(form_reference=""), name="one_letter_per_form_reference"
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None, content=None, template_version="", language="", size="")
                | (
                    Q(frozen_at__isnull=False, content__isnull=False)
                    & ~Q(template_version="")
                    & ~Q(language="")
                    & ~Q(size="")
                ),
                name="frozen_whole_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(file="", sha256="", pages=None)
                | (
                    ~Q(file="")
                    & Q(sha256__regex=r"^[0-9a-f]{64}$", frozen_at__isnull=False)
                    # Asked for by name: compared with an unknown count, SQL calls the check passed.
                    & Q(pages__isnull=False, pages__gte=1)
                ),
                name="printed_whole_or_not_at_all",
            ),
            models.CheckConstraint(condition=Q(mail_date=None) | ~Q(file=""), name="mailed_only_when_printed"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def reference(self) -> str:
        """Under which its reader asks about it."""
        return self.request.reference if self.request else self.form_reference


class LetterStatus(StatusRow):
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=20, choices=LetterState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("letter status")
        verbose_name_plural = _("letter statuses")

    def __str__(self) -> str:
        return self.get_state_display()
