"""What the start page says about the reader's own session."""

import time
from typing import Any

from django import template
from django.conf import settings

from members.services import typed_forms
from mtmsite import session_limits

register = template.Library()


@register.inclusion_tag("account/kept_forms.html", takes_context=True)
def kept_forms(context: dict[str, Any]) -> dict[str, Any]:
    """Forms that were sent when a session had ended, and are kept."""
    return {"forms": typed_forms.of(context["request"].user)}


@register.inclusion_tag("account/session_end.html", takes_context=True)
def session_end(context: dict[str, Any]) -> dict[str, Any]:
    """The warning before the session ends, and how many seconds it lasts now."""
    left, _limit = session_limits.seconds_left(context["request"].session, time.time())
    return {"seconds": max(0, int(left)), "csrf_token": context.get("csrf_token")}


@register.simple_tag
def single_sign_on() -> str:
    """What the plan's identity provider is called; empty without one."""
    return settings.OIDC_NAME if settings.OIDC_SERVER_URL else ""
