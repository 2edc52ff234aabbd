"""What a member, or somebody for them, asked us: a review, to wait, to leave, to come back."""

import datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members import addresses
from members.models import Member, ProgramYear
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.request_codes import Authority, Choice, PartOfDay, Source, Who


class RequestState(models.TextChoices):
    RECEIVED = "received", _("received")
    WAITING = "waiting", _("waits for a rep")
    MATCHED = "matched", _("matched with a member")
    TOLD = "told", _("with the vendor")
    SCHEDULED = "scheduled", _("appointment made")
    MISSED = "missed", _("appointment missed")
    DONE = "done", _("review done")
    DECLINED = "declined", _("declined in a call")
    REJECTED = "rejected", _("rejected")
    CANCELLED = "cancelled", _("cancelled")
    REPLACED = "replaced", _("replaced by a newer wish")


WITH_VENDOR = frozenset(
    {RequestState.TOLD, RequestState.SCHEDULED, RequestState.MISSED, RequestState.DONE, RequestState.DECLINED}
)
CLOSED = frozenset({RequestState.CANCELLED, RequestState.REPLACED})
NOT_DONE = WITH_VENDOR - {RequestState.DONE}


# Matched, and neither closed nor replaced: what the member wants now.
IN_FORCE = (RequestState.MATCHED, RequestState.TOLD, RequestState.SCHEDULED, RequestState.MISSED)


class MemberRequestQuerySet(HasStatusQuerySet):
    """Named queries over requests."""

    def unmatched(self) -> Self:
        """Received and not yet looked at, as after a lost message."""
        return self.in_state(RequestState.RECEIVED)

    def waiting(self) -> Self:
        """Those that a rep has to match or reject."""
        return self.in_state(RequestState.WAITING)

    def unsettled(self) -> Self:
        """Changed or cancelled after the match, and what follows from that still to be let go."""
        known = Q(member__isnull=False) | Q(current_state=RequestState.CANCELLED)
        return self.filter(known, letters__current_state="held").distinct()

    def replaced_before(self, moment: datetime.datetime) -> Self:
        """Replaced for good, with something that has not left."""
        unsent = Q(letters__mail_date=None, letters__current_state__in=["held", "due", "rendered", "failed"])
        unsent |= Q(notices__state__in=["held", "queued"]) & ~Q(notices__type="review.cancelled")
        return self.in_state(RequestState.REPLACED).filter(unsent, state_since__lte=moment).distinct()

    def wanting_review(self, member: Member, program_year: ProgramYear) -> Self:
        """What that member wants now of that year, if it is a review."""
        return self.filter(member=member, program_year=program_year, choice=Choice.REVIEW).in_state(*IN_FORCE)

    def allows_messages(self, member: Member) -> bool:
        """Whether the member's newest word on it was yes; nothing said is no."""
        newest = self.filter(member=member, leave_message__isnull=False).order_by("-created_at")
        return bool(newest.values_list("leave_message", flat=True).first())

    def named_like(self, request: "MemberRequest") -> Self:
        """Other requests with the same name and birth date as typed, newest first."""
        same = {"first_name__iexact": request.first_name, "last_name__iexact": request.last_name}
        return self.filter(**same, birth_date=request.birth_date).exclude(pk=request.pk).order_by("-created_at")

    def about_the_same(self, request: "MemberRequest") -> Self:
        """Those, and other requests of the matched member."""
        named = Q(pk__in=self.named_like(request).values("pk"))
        same = named | Q(member=request.member_id) if request.member_id else named
        return self.filter(same).exclude(pk=request.pk).order_by("-created_at")


class MemberRequest(Record, HasStatus):
    """One request as it was typed; ``member`` is set when it was matched, never before."""

    TRANSITIONS: ClassVar[Transitions] = {
        RequestState.RECEIVED: frozenset({RequestState.MATCHED, RequestState.WAITING, RequestState.CANCELLED}),
        RequestState.WAITING: frozenset({RequestState.MATCHED, RequestState.REJECTED, RequestState.CANCELLED}),
        # What vendors tell comes in any order, and later news may put an earlier state right.
        **{state: (WITH_VENDOR - {state}) | CLOSED for state in NOT_DONE},
        RequestState.SCHEDULED: (WITH_VENDOR - {RequestState.SCHEDULED}) | CLOSED | {RequestState.MATCHED},
        RequestState.MATCHED: WITH_VENDOR | CLOSED,
        # The newer wish may be taken back in its undo window.
        RequestState.REPLACED: frozenset({RequestState.MATCHED}),
    }
    FIRST_STATE = RequestState.RECEIVED

    reference = models.CharField(_("reference"), max_length=13, unique=True, editable=False)
    submission_key = models.UUIDField(unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="requests")
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("member")
    )
    source = models.CharField(_("came by"), max_length=10, choices=Source.choices, default=Source.WEB)
    paper_form = models.ForeignKey(
        "reviews.Letter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="forms_back",
        verbose_name=_("on the form of"),
    )
    choice = models.CharField(_("asks for"), max_length=10, choices=Choice.choices)
    site_language = models.CharField(_("page language"), max_length=10, default="en")

    who = models.CharField(_("filled in by"), max_length=15, choices=Who.choices)
    helper_name = models.CharField(_("helper’s name"), max_length=100, blank=True)
    helper_relationship = models.CharField(_("relationship"), max_length=100, blank=True)
    helper_phone = models.CharField(_("helper’s phone"), max_length=40, blank=True)
    authority = models.CharField(_("authority"), max_length=15, choices=Authority.choices, blank=True)
    copy_wanted = models.BooleanField(_("wants a copy of the packet"), default=False)
    copy_address1 = models.CharField(_("street"), max_length=60, blank=True)
    copy_address2 = models.CharField(_("apartment, floor or suite"), max_length=60, blank=True)
    copy_city = models.CharField(_("city"), max_length=50, blank=True)
    copy_state = models.CharField(_("state"), max_length=2, blank=True)
    copy_zip_code = models.CharField(_("ZIP code of the representative"), max_length=10, blank=True)

    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("last name"), max_length=100)
    birth_date = models.DateField(_("birth date"))
    typed_member_id = models.CharField(_("member ID as typed"), max_length=40, blank=True)
    zip_code = models.CharField(_("ZIP code"), max_length=10)

    any_time = models.BooleanField(_("any time suits"), default=False)
    windows = ArrayField(models.CharField(max_length=20), verbose_name=_("times wished"), default=list, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_alternate = models.CharField(_("other phone"), max_length=40, blank=True)
    best_time = models.CharField(_("best time to call"), max_length=10, choices=PartOfDay.choices, blank=True)
    leave_message = models.BooleanField(_("may leave a message"), null=True, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    email_consent = models.BooleanField(_("e-mail allowed"), default=False)
    language = models.CharField(_("language"), max_length=40, blank=True)
    interpreter = models.BooleanField(_("interpreter"), default=False)
    tty = models.BooleanField(_("TTY or relay"), default=False)
    hearing_help = models.BooleanField(_("hearing help"), default=False)
    large_print = models.BooleanField(_("large print"), default=False)
    braille = models.BooleanField(_("Braille"), default=False)
    audio = models.BooleanField(_("audio"), default=False)
    others_on_call = models.CharField(_("others on the call"), max_length=200, blank=True)
    questions = models.TextField(_("questions for the pharmacist"), max_length=2000, blank=True)

    overtaken_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="overtook",
        verbose_name=_("replaced by"),
    )

    objects = MemberRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        indexes = [
            models.Index(fields=["-created_at"], name="request_by_time"),
            models.Index(fields=["current_state"], name="request_by_state"),
            models.Index(fields=["birth_date"], name="request_by_birth_date"),
        ]
        permissions = [
            ("match_memberrequest", "Can match or reject request"),
            ("withdraw_memberrequest", "Can undo request before it leaves"),
            ("key_paper_form", "Can key paper forms"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(who=Who.SELF) | (~Q(helper_name="") & ~Q(authority="")), name="helper_is_named"
            ),
            models.CheckConstraint(
                condition=Q(
                    copy_wanted=False,
                    copy_address1="",
                    copy_address2="",
                    copy_city="",
                    copy_state="",
                    copy_zip_code="",
                )
                | Q(copy_wanted=True, who=Who.REPRESENTATIVE)
                & ~Q(copy_address1="")
                & ~Q(copy_city="")
                & ~Q(copy_state="")
                & ~Q(copy_zip_code=""),
                name="a_copy_goes_to_a_representatives_address",
            ),
            models.CheckConstraint(condition=Q(windows__len__lte=3), name="three_wishes_at_most"),
            models.CheckConstraint(
                condition=Q(choice=Choice.REVIEW) | Q(windows__len=0), name="wishes_only_for_a_review"
            ),
            models.CheckConstraint(
                condition=Q(any_time=False) | Q(choice=Choice.REVIEW, windows__len=0), name="any_time_or_some_times"
            ),
            models.CheckConstraint(
                condition=Q(overtaken_by=None) | ~Q(overtaken_by=F("id")), name="no_request_replaces_itself"
            ),
            models.CheckConstraint(condition=Q(paper_form=None) | Q(source="paper"), name="forms_come_on_paper"),
            models.CheckConstraint(condition=Q(email_consent=False) | ~Q(email=""), name="consent_needs_an_email"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def copy_place(self) -> dict[str, str]:
        """Where copies are wanted, as typed, by the parts of an address."""
        return {part: getattr(self, f"copy_{part}") for part in addresses.PARTS}

    @property
    def needs_confirmation(self) -> bool:
        """Someone else filled it in: a rep confirms with the member before anything leaves."""
        return self.who != Who.SELF


class MemberRequestStatus(StatusRow):
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=RequestState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("request status")
        verbose_name_plural = _("request statuses")

    def __str__(self) -> str:
        return self.get_state_display()
