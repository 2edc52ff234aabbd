"""A blank medication list asked for by mail."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions


class ListSize(models.TextChoices):
    STANDARD = "standard", _("standard")
    LARGE = "large", _("large print")
    WALLET = "wallet", _("wallet size")


class ListSource(models.TextChoices):
    WEB = "web", _("web site")
    REP = "rep", _("member service")


class ListRequestState(models.TextChoices):
    RECEIVED = "received", _("received")
    WAITING = "waiting", _("waits for a rep")
    MATCHED = "matched", _("matched with a member")
    REJECTED = "rejected", _("rejected")


class ListRequestQuerySet(HasStatusQuerySet):
    """Named queries over requests for a list."""

    def unmatched(self) -> Self:
        """Received and not yet looked at, as after a lost message."""
        return self.in_state(ListRequestState.RECEIVED)

    def waiting(self) -> Self:
        """Those that a rep has to match or reject."""
        return self.in_state(ListRequestState.WAITING)


class ListRequest(Record, HasStatus):
    """Who wants a list, as typed, and which one; ``member`` is set when it was matched, never before.

    The fingerprint joins what is sent twice on one day.
    """

    TRANSITIONS: ClassVar[Transitions] = {
        ListRequestState.RECEIVED: frozenset({ListRequestState.MATCHED, ListRequestState.WAITING}),
        ListRequestState.WAITING: frozenset({ListRequestState.MATCHED, ListRequestState.REJECTED}),
    }
    FIRST_STATE = ListRequestState.RECEIVED

    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    source = models.CharField(_("came by"), max_length=10, choices=ListSource.choices)
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="list_requests", verbose_name=_("member")
    )
    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("last name"), max_length=100)
    birth_date = models.DateField(_("birth date"))
    typed_member_id = models.CharField(_("member ID as typed"), max_length=40, blank=True)
    zip_code = models.CharField(_("ZIP code"), max_length=10, blank=True)
    language = models.CharField(_("language of the list"), max_length=2, choices=[("en", "English"), ("es", "Español")])
    size = models.CharField(_("size of the list"), max_length=10, choices=ListSize.choices)

    objects = ListRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("request for a blank list")
        verbose_name_plural = _("requests for a blank list")
        indexes = [models.Index(fields=["current_state"], name="list_request_by_state")]
        permissions = [("send_list", "Can have a blank list mailed, match or reject such a request")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(typed_member_id="") | ~Q(zip_code="") | ~Q(source=ListSource.WEB),
                name="id_or_zip_is_typed",
            ),
            models.CheckConstraint(condition=Q(language__in=["en", "es"]), name="list_language_is_ours"),
            models.CheckConstraint(condition=Q(size__in=ListSize.values), name="list_size_is_ours"),
        ]


class ListRequestStatus(StatusRow):
    list_request = models.ForeignKey(ListRequest, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=ListRequestState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("status of a request for a list")
        verbose_name_plural = _("statuses of requests for a list")

    def __str__(self) -> str:
        return self.get_state_display()
