"""Legal holds: placed on a member's page with a reason, listed, and lifted with a reason."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.enrolment_acts import FOLDED
from members.admin.members import MemberAdmin
from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from members.models import Member
from reviews.admin.state import StandingFilter, link
from reviews.models import LegalHold
from reviews.services import legal_holds
from reviews.services.finding import wanted

PERMISSION = "reviews.move_legalhold"


def _is_free(member: Member) -> bool:
    return not LegalHold.objects.open().of(member).exists()


def _hold(member: Member, *, by: str, reason: str) -> tuple[Any, Member]:
    legal_holds.hold(member=member, by=by, reason=reason)
    return _("Held. Nothing of this member is purged until it is lifted."), member


def _lift(hold: LegalHold, *, by: str, reason: str) -> tuple[Any, LegalHold]:
    legal_holds.lift(hold=hold, by=by, word=reason)
    return _("Lifted."), hold


HOLD = Act(
    slug="legal-hold",
    title=_("Place a legal hold"),
    button=_("Keep everything of this member"),
    hint=_("For a court, an audit or a complaint. Nothing of this member is purged until it is lifted."),
    permission=PERMISSION,
    may=_is_free,
    do=_hold,
    template=FOLDED,
)
LIFT = Act(
    slug="lift",
    title=_("Lift it"),
    button=_("Lift it"),
    hint=_("Say how it was settled. From then on records whose period is over are purged again."),
    permission=PERMISSION,
    may=lambda hold: hold.closed_at is None,
    do=_lift,
)

# The page of a member is below us and knows nothing of holds.
MemberAdmin.acts = [*MemberAdmin.acts, HOLD]


@admin.register(LegalHold)
class LegalHoldAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "legal_hold"
    acts = [LIFT]
    list_display = ["created_at", "reason", "by", "closed_at"]
    list_filter = [StandingFilter]
    list_per_page = 50
    search_fields = ["member__member_id"]
    search_help_text = _("Member ID or its start, or birth date (MM/DD/YYYY).")
    fields = ["of_member", "created_at", "reason", "by", "closed_at", "closed_by", "word"]
    readonly_fields = ["of_member", "created_at"]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(wanted(text, request="member__", reference=False))

    @admin.display(description=_("member"))
    def of_member(self, hold: LegalHold) -> Any:
        return link(hold.member, f"{hold.member.member_id} · {hold.member.full_name}")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("member")
