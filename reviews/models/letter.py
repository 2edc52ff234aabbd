"""Letters: frozen before they are printed, printed once, put into the mail drop once."""

from functools import cached_property
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.addresses import AddressWarning
from members.models import Enrolment, Member
from members.models.base import Record, with_day
from members.models.status import HasStatus, StatusRow, Transitions
from reviews.models.appointment import Appointment
from reviews.models.cmr import ReviewVersion
from reviews.models.contact_hold import ContactHold
from reviews.models.follow_up import FollowUp
from reviews.models.letter_codes import STOPPED, LetterKind, LetterSize, LetterState
from reviews.models.letter_queries import ORIGINAL, LetterQuerySet
from reviews.models.letter_rules import ABOUT_ONE_THING, FROZEN_WHOLE, PRINTED_WHOLE, TO_A_REPRESENTATIVE
from reviews.models.list_request import ListRequest
from reviews.models.print_run import PrintRun
from reviews.models.representative import Representative
from reviews.models.request import MemberRequest
from reviews.models.tmr_outreach import TmrOutreach
from reviews.models.vendor_event import VendorEvent


def letter_storage() -> Storage:
    """Where PDFs of letters are kept: files by default, shared storage by setting."""
    return storages["letters"]


class Letter(Record, HasStatus):
    """One letter. ``content`` is all that is printed; with the template version it never changes once frozen.

    It answers a request, introduces the program to a member who was enrolled or tells one that nobody was reached,
    brings a blank list, tells the time of an appointment or what a vendor told us, is the packet after a review or its
    copy for a representative, or tells a member or a prescriber of an alert. The form enclosed in an introduction comes
    back under ``form_reference``. A copy has the same bytes as the letter that it is ``copy_of``; one that
    ``supersedes`` another is frozen anew, in the language and size that were wanted.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        LetterState.HELD: frozenset({LetterState.DUE, LetterState.CANCELLED}),
        LetterState.DUE: frozenset({LetterState.RENDERED, LetterState.FAILED, *STOPPED}),
        LetterState.RENDERED: frozenset({LetterState.IN_PRINT_BATCH, *STOPPED}),
        LetterState.IN_PRINT_BATCH: frozenset({LetterState.MAILED, LetterState.FAILED}),
        LetterState.MAILED: frozenset({LetterState.RETURNED, LetterState.SUPERSEDED}),
        LetterState.RETURNED: frozenset({LetterState.SUPERSEDED}),
        LetterState.SUPERSEDED: frozenset({LetterState.RETURNED}),  # it was mailed before
        LetterState.FAILED: frozenset({LetterState.DUE, *STOPPED}),
    }
    FIRST_STATE = LetterState.HELD

    kind = models.CharField(_("kind"), max_length=40, choices=LetterKind.choices)
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    list_request = models.ForeignKey(
        ListRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    appointment_at = models.DateTimeField(_("time of the appointment"), null=True, blank=True)
    review_version = models.ForeignKey(
        ReviewVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="packets"
    )
    representative = models.ForeignKey(
        Representative,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("representative"),
    )
    event = models.ForeignKey(VendorEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    outreach = models.ForeignKey(TmrOutreach, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    form_reference = models.CharField(_("reference of the enclosed form"), max_length=13, blank=True, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    copy_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies", verbose_name=_("copy of")
    )
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="newer", verbose_name=_("replaces")
    )
    wanted_language = models.CharField(_("language wanted"), max_length=10, blank=True)
    wanted_size = models.CharField(_("size wanted"), max_length=10, choices=LetterSize.choices, blank=True)

    language = models.CharField(_("language"), max_length=10, blank=True)
    size = models.CharField(_("size"), max_length=10, choices=LetterSize.choices, blank=True)
    template_version = models.CharField(_("template version"), max_length=20, blank=True)
    content = models.JSONField(_("content"), null=True, blank=True)
    frozen_at = models.DateTimeField(_("frozen at"), null=True, blank=True)
    address_warnings = ArrayField(
        models.CharField(max_length=20, choices=AddressWarning.choices),
        verbose_name=_("what looks wrong with the address"),
        default=list,
        blank=True,
    )

    file = models.FileField(storage=letter_storage, max_length=100, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    mail_date = models.DateField(_("mail date"), null=True, blank=True, db_index=True)
    print_run = models.ForeignKey(
        PrintRun, on_delete=models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("print run")
    )
    sequence = models.PositiveIntegerField(_("place in the print run"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(fields=["current_state"], name="letter_by_state"),
            models.Index(fields=["kind"], name="letter_for_print", condition=Q(current_state="mailed", print_run=None)),
            models.Index(fields=["frozen_at"], name="letter_in_doubt", condition=~Q(address_warnings=[])),
        ]
        permissions = [
            ("retry_letter", "Can have failed letter printed again"),
            ("cancel_letter", "Can cancel letter before it leaves"),
            ("copy_letter", "Can have letter mailed again, byte for byte"),
            ("replace_letter", "Can have letter written anew"),
            ("return_letter", "Can note that letter came back"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=ABOUT_ONE_THING,
                name="of_a_request_or_an_introduction",
            ),
            models.CheckConstraint(condition=TO_A_REPRESENTATIVE, name="only_copies_go_to_a_representative"),
            models.UniqueConstraint(
                fields=["request", "kind", "number"], condition=ORIGINAL, name="one_letter_per_request_and_kind"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1, kind=LetterKind.CONFIRMATION_CHANGE),
                name="only_changes_are_repeated",
            ),
            models.UniqueConstraint(fields=["list_request"], condition=ORIGINAL, name="one_letter_per_list_request"),
            models.UniqueConstraint(
                fields=["enrolment", "kind"], condition=ORIGINAL, name="one_letter_per_enrolment_and_kind"
            ),
            models.UniqueConstraint(
                fields=["appointment", "appointment_at"], condition=ORIGINAL, name="one_reminder_per_time"
            ),
            models.UniqueConstraint(fields=["event"], condition=ORIGINAL, name="one_letter_per_event"),
            models.UniqueConstraint(
                fields=["review_version", "kind"], condition=ORIGINAL, name="one_packet_and_copy_per_version"
            ),
            models.UniqueConstraint(fields=["outreach"], condition=ORIGINAL, name="one_letter_per_word_about_an_alert"),
            models.UniqueConstraint(
                fields=["form_reference"],
                condition=~Q(form_reference="") & ORIGINAL,
                name="one_letter_per_form_reference",
            ),
            models.CheckConstraint(
                condition=Q(copy_of=None) | Q(supersedes=None) & ~Q(copy_of=F("id")) & ~Q(file=""),
                name="a_copy_is_printed_and_replaces_nothing",
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None) | ~Q(supersedes=F("id")), name="no_letter_replaces_itself"
            ),
            models.CheckConstraint(
                condition=FROZEN_WHOLE,
                name="frozen_whole_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=PRINTED_WHOLE,
                name="printed_whole_or_not_at_all",
            ),
            models.CheckConstraint(condition=Q(mail_date=None) | ~Q(file=""), name="mailed_only_when_printed"),
            models.CheckConstraint(
                condition=Q(print_run=None, sequence=None)
                | Q(print_run__isnull=False, sequence__isnull=False, sequence__gte=1, mail_date__isnull=False),
                name="in_a_print_run_with_its_place",
            ),
            models.UniqueConstraint(fields=["print_run", "sequence"], name="one_letter_per_place"),
        ]

    def __str__(self) -> str:
        return with_day(self.get_kind_display(), self.created_at)

    @property
    def reference(self) -> str:
        """Under which its reader asks about it."""
        own = self.request.reference if self.request else self.form_reference
        return own or (self.content or {}).get("reference", "")

    @property
    def is_to_prescriber(self) -> bool:
        """Its address is that of its content, and no member's."""
        return self.kind == LetterKind.ALERT_PRESCRIBER

    @property
    def has_left(self) -> bool:
        """It was in the mail drop, whatever happened to it since."""
        return self.statuses.filter(state=LetterState.MAILED).exists()

    @property
    def was_stopped(self) -> bool:
        """It has not left, and never will."""
        return self.current_state in STOPPED and not self.has_left

    @property
    def printed_address(self) -> list[str]:
        """The lines below the name as they were frozen; empty before that."""
        content = self.content or {}
        return list(content.get("copy_for", content).get("address_lines", []))

    @property
    def address_on_file(self) -> list[str]:
        """The same lines as we know them today, of whoever it goes to."""
        reader = self.representative or self.member
        return reader.address_lines if reader else []

    @cached_property
    def mail_comes_back(self) -> bool:
        """Mail to that address came back, and nobody has said since that the address is right."""
        if self.representative_id:
            return FollowUp.objects.holding_copies().filter(letter__representative=self.representative_id).exists()
        return self.member is not None and FollowUp.objects.holding_address_of(self.member).exists()

    @cached_property
    def mail_is_held(self) -> bool:
        """A call reported the member as deceased, or as no longer a member; the plan's file will tell."""
        return self.member is not None and ContactHold.objects.stopping_mail().filter(member=self.member).exists()


class LetterStatus(StatusRow):
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=20, choices=LetterState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("letter status")
        verbose_name_plural = _("letter statuses")

    def __str__(self) -> str:
        return self.get_state_display()
