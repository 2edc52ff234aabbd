"""What is written down when staff sign in: who, from where, with what. Never what was typed."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from members.services import audit, sign_in_limits

DOOR = "sign-in"  # the actor of what nobody signed in has done


@transaction.atomic
def signed_in(*, user: User, methods: list[str], origin: str) -> None:
    """``methods`` are those of the session, such as ``password`` and ``totp``."""
    sign_in_limits.forget(account=user)
    values = {"with": methods}
    audit.record(by=user.get_username(), verb="account.signed_in", on=user, values=values, origin=origin)


def signed_out(*, user: User, because: str, origin: str) -> None:
    """``because``: asked, idle (nothing was done for too long), long (the longest session), or reset."""
    values = {"because": because}
    audit.record(by=user.get_username(), verb="account.signed_out", on=user, values=values, origin=origin)


@transaction.atomic
def failed(*, name: str, step: str, origin: str) -> None:
    """``step``: password, code or account (it may not enter). A name that is nobody's is not written down."""
    account = User.objects.filter(username__iexact=name.strip()).first()
    whose: User | type[User] = account or User
    audit.record(by=DOOR, verb="account.sign_in_failed", on=whose, values={"step": step}, origin=origin)
    if sign_in_limits.is_used_up(name=name, address=origin):
        audit.record(by=DOOR, verb="account.locked", on=whose, origin=origin)


def factor_changed(*, user: User, what: str, kind: str, by: str, origin: str) -> None:
    """``what``: added, removed or reset (new recovery codes); ``kind`` as the library names them."""
    audit.record(by=by, verb=f"account.factor_{what}", on=user, values={"kind": kind}, origin=origin)


def recovery_code_used(*, user: User, left: int, origin: str) -> None:
    values = {"left": left}
    audit.record(by=user.get_username(), verb="account.recovery_code_used", on=user, values=values, origin=origin)


def account_of(*, verified: list[str]) -> User | None:
    """The one active account of staff with one of these e-mail addresses; ``None`` for none, and for more than one."""
    staff = User.objects.filter(is_active=True, is_staff=True)
    wanted = Q(pk=None)
    for address in filter(None, verified):
        wanted |= Q(email__iexact=address)
    found = list(staff.filter(wanted)[:2])
    return found[0] if len(found) == 1 else None
