"""How often a password or a code may be wrong: counted in rows, for the name that was typed and for the address.

A name that belongs to nobody counts like one that does, so that nobody learns which names there are.
"""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from members.models import FailedSignIn
from members.models.sign_in import FailedSignInQuerySet
from members.services import audit


class TooManyTries(Exception):
    """``until`` is when the next try counts."""

    def __init__(self, until: datetime.datetime) -> None:
        super().__init__()
        self.until = until


@dataclass(frozen=True, slots=True)
class Try:
    """A try under way. Whoever does not call ``succeeded`` has failed, also when the process dies."""

    row: FailedSignIn

    def succeeded(self) -> None:
        self.row.delete()


def begin(*, name: str, address: str) -> Try:
    """Count a try before anything is looked at, so that many at the same moment do not get past the limit.

    Raises ``TooManyTries``; such a try does not count, so that waiting helps.
    """
    mine = FailedSignIn.objects.create(name_digest=_digest(name), account=_account(name), address=address)
    until = max((wait for same, most in _limits(mine) if (wait := _wait(same.exclude(pk=mine.pk), most))), default=None)
    if until:
        mine.delete()
        raise TooManyTries(until)
    return Try(mine)


def is_used_up(*, name: str, address: str) -> bool:
    """Whether the failure that was just counted was the last one allowed, for the name or for the address."""
    example = FailedSignIn(name_digest=_digest(name), address=address)
    return any(same.count() == most for same, most in _limits(example))


def forget(*, account: User) -> None:
    """Whoever is signed in has not to wait the next time for what was mistyped today."""
    FailedSignIn.objects.filter(account=account).delete()


@transaction.atomic
def unlock(failed: FailedSignIn, *, by: str, reason: str) -> int:
    """Let the account (or the name) of a failed attempt try again at once; returns how many attempts were forgiven."""
    return _forgive(failed, _limits(failed)[0][0], by, reason, "account")


@transaction.atomic
def unlock_address(failed: FailedSignIn, *, by: str, reason: str) -> int:
    """The same for everybody at the address of the failed attempt, of which one must be known."""
    return _forgive(failed, _limits(failed)[1][0], by, reason, "address")


def _forgive(failed: FailedSignIn, attempts: FailedSignInQuerySet, by: str, reason: str, what: str) -> int:
    forgiven = attempts.update(forgiven_at=timezone.now())
    values = {"forgiven": forgiven, "what": what}
    audit.record(by=by, verb="account.unlocked", on=failed.account or User, reason=reason, values=values)
    return forgiven


def drop_old(*, days: int = 30) -> int:
    """Attempts of a month ago tell nothing that the audit trail does not."""
    dropped, _ = FailedSignIn.objects.filter(at__lt=timezone.now() - datetime.timedelta(days=days)).delete()
    return dropped


def _limits(failed: FailedSignIn) -> list[tuple[FailedSignInQuerySet, int]]:
    """The counting attempts like that one, and how many there may be: of its name, and of its address if known."""
    counting = FailedSignIn.objects.counting_since(timezone.now() - settings.SIGN_IN_WINDOW)
    limits = [(counting.filter(name_digest=failed.name_digest), settings.SIGN_IN_TRIES)]
    if failed.address:
        limits.append((counting.filter(address=failed.address), settings.SIGN_IN_TRIES_ADDRESS))
    return limits


def _wait(attempts: FailedSignInQuerySet, most: int) -> datetime.datetime | None:
    moments = list(attempts.order_by("-at").values_list("at", flat=True)[:most])
    return moments[-1] + settings.SIGN_IN_WINDOW if len(moments) == most else None


def _account(name: str) -> User | None:
    return User.objects.filter(username__iexact=name.strip()).first()


def _digest(name: str) -> str:
    return salted_hmac("members.sign_in", name.strip().casefold(), algorithm="sha256").hexdigest()
