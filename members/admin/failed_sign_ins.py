"""Sign-ins that went wrong, and letting somebody try again before the wait is over."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from members.admin.acts import Act, ActsMixin
from members.admin.mixins import AuditedMixin, ReadOnlyMixin
from members.models import FailedSignIn
from members.services import sign_in_limits


def _counts(failed: FailedSignIn) -> bool:
    return failed.forgiven_at is None


def _has_address(failed: FailedSignIn) -> bool:
    return _counts(failed) and bool(failed.address)


def _said(forgiven: int) -> str:
    words = ngettext("%(number)s attempt is forgiven.", "%(number)s attempts are forgiven.", forgiven)
    return words % {"number": forgiven}


def _unlock(failed: FailedSignIn, *, by: str, reason: str) -> tuple[Any, FailedSignIn]:
    return _said(sign_in_limits.unlock(failed, by=by, reason=reason)), failed


def _unlock_address(failed: FailedSignIn, *, by: str, reason: str) -> tuple[Any, FailedSignIn]:
    return _said(sign_in_limits.unlock_address(failed, by=by, reason=reason)), failed


@admin.register(FailedSignIn)
class FailedSignInAdmin(ReadOnlyMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    """Without an account: the name that was typed is nobody's, and is not kept."""

    audited_as = "failed_sign_in"
    actions = None
    list_display = ["at", "account", "address", "forgiven_at"]
    list_filter = ["at"]
    list_select_related = ["account"]
    list_per_page = 50
    fields = ["at", "account", "address", "forgiven_at"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    acts = [
        Act(
            slug="unlock",
            title=_("Let the account try again"),
            button=_("Let it try again"),
            hint=_(
                "After a call back to a number that you know. What was wrong in the last 15 minutes no longer counts."
            ),
            permission="members.unlock_signin",
            may=_counts,
            do=_unlock,
        ),
        Act(
            slug="unlock-address",
            title=_("Let the address try again"),
            button=_("Let it try again"),
            hint=_("For an office behind one address, where many people mistyped."),
            permission="members.unlock_signin",
            may=_has_address,
            do=_unlock_address,
        ),
    ]
