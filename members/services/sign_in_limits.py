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
    waits = [_wait(mine, "name_digest", settings.SIGN_IN_TRIES), _wait(mine, "address", settings.SIGN_IN_TRIES_ADDRESS)]
    until = max((wait for wait in waits if wait), default=None)
    if until:
        mine.delete()
        raise TooManyTries(until)
    return Try(mine)


def is_used_up(*, name: str, address: str) -> bool:
    """Whether the failure that was just counted was the last one allowed, for the name or for the address."""
    counting = FailedSignIn.objects.counting_since(_window())
    of_name = counting.filter(name_digest=_digest(name)).count()
    return of_name == settings.SIGN_IN_TRIES or (
        counting.filter(address=address).count() == settings.SIGN_IN_TRIES_ADDRESS
    )


def forget(*, account: User) -> None:
    """Whoever is signed in has not to wait the next time for what was mistyped today."""
    FailedSignIn.objects.filter(account=account).delete()


@transaction.atomic
def unlock(failed: FailedSignIn, *, by: str, reason: str) -> int:
    """Let the account and the address of a failed attempt try again at once; returns how many were forgiven."""
    counting = FailedSignIn.objects.counting_since(_window())
    same = counting.filter(name_digest=failed.name_digest) | counting.filter(address=failed.address)
    forgiven = same.update(forgiven_at=timezone.now())
    whose = failed.account or User
    audit.record(by=by, verb="account.unlocked", on=whose, reason=reason, values={"forgiven": forgiven})
    return forgiven


def drop_old(*, days: int = 1) -> int:
    """Attempts that count no longer are of no use."""
    dropped, _ = FailedSignIn.objects.filter(at__lt=timezone.now() - datetime.timedelta(days=days)).delete()
    return dropped


def _wait(mine: FailedSignIn, what: str, most: int) -> datetime.datetime | None:
    others = FailedSignIn.objects.counting_since(_window()).filter(**{what: getattr(mine, what)}).exclude(pk=mine.pk)
    moments = list(others.order_by("-at").values_list("at", flat=True)[:most])
    return moments[-1] + settings.SIGN_IN_WINDOW if len(moments) == most else None


def _window() -> datetime.datetime:
    return timezone.now() - settings.SIGN_IN_WINDOW


def _account(name: str) -> User | None:
    return User.objects.filter(username__iexact=name.strip()).first()


def _digest(name: str) -> str:
    return salted_hmac("members.sign_in", name.strip().casefold(), algorithm="sha256").hexdigest()
