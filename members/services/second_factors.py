"""Second factors of staff: a code counts once, and an administrator can take a lost one away."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.contrib.auth.models import User
from django.db import transaction

from members.services import audit

LAST_STEP = "last_step"


@transaction.atomic
def spend_code(factor: Authenticator, code: str) -> bool:
    """Whether the code of an authenticator app is newer than the last one that was taken; it is then the last.

    The library remembers codes in one process's memory, and for half a minute: too short for codes that are
    taken a step early or late.
    """
    row = Authenticator.objects.select_for_update().get(pk=factor.pk)
    secret, digits = decrypt(row.data["secret"]), "".join(char for char in code if char.isdigit())
    steps = [step for step in yield_hotp_counters_from_time() if format_hotp_value(hotp_value(secret, step)) == digits]
    fresh = bool(steps) and max(steps) > row.data.get(LAST_STEP, 0)
    if fresh:
        row.data[LAST_STEP] = factor.data[LAST_STEP] = max(steps)
        row.save(update_fields=["data"])
    return fresh


@transaction.atomic
def take_away(account: User, *, by: str, reason: str) -> int:
    """Remove every factor of an account whose owner has lost them; they set up a new one at the next sign-in.

    Sessions that were opened with one end with their next page.
    """
    kinds = sorted(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    Authenticator.objects.filter(user=account).delete()
    audit.record(by=by, verb="account.factors_taken_away", on=account, reason=reason, values={"kinds": kinds})
    return len(kinds)
