"""Matching and rejecting by a rep, for whatever was asked on the public site and waits."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act
from reviews.admin.forms import MatchForm
from reviews.models import RequestState

WAITING = RequestState.WAITING.value  # of a request for a list, too


def waits(request: Any) -> bool:
    return bool(request.state == WAITING)


def match_act(permission: str, do: Any, form: type[MatchForm] = MatchForm) -> Act:
    return Act(
        slug="match",
        title=_("Match with a member"),
        button=_("Match and let it go"),
        permission=permission,
        form=form,
        may=waits,
        do=do,
        template="admin/reviews/match.html",
    )


def reject_act(permission: str, do: Any, *, hint: Any) -> Act:
    return Act(
        slug="reject",
        title=_("Reject"),
        button=_("Reject the request"),
        hint=hint,
        permission=permission,
        may=waits,
        do=do,
    )
