"""Keeps for a day what staff typed when their session had ended: shown again after signing in, and to nobody else."""

import datetime
import json
import uuid
from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from members.models import TypedForm
from members.services import audit
from mtmsite import sealing

LONGEST = 200_000  # characters of one form
LONGEST_PATH = 500
MOST = 10  # forms of one account
NOT_KEPT = ("csrfmiddlewaretoken", "keep_for_later", "typed_form")

Boxes = dict[str, list[str]]


@transaction.atomic
def keep(*, user: User, path: str, boxes: Mapping[str, Sequence[str]]) -> TypedForm | None:
    """Keep a form; ``None`` when nothing in it can be kept, or it is too long. Passwords never are.

    Of one account the newest few are kept.
    """
    kept = {name: list(values) for name, values in boxes.items() if name not in NOT_KEPT and "password" not in name}
    text = json.dumps(kept)
    if not kept or len(text) > LONGEST:
        return None
    if len(path) > LONGEST_PATH:
        path = path.partition("?")[0]
    form = TypedForm.objects.create(user=user, path=path[:LONGEST_PATH], sealed=sealing.seal(text))
    too_many = TypedForm.objects.of(user).values_list("pk", flat=True)[MOST:]
    TypedForm.objects.filter(pk__in=list(too_many)).delete()
    audit.record(by=user.get_username(), verb="typed_form.kept", on=form)
    return form


def boxes_of(form: TypedForm) -> Boxes:
    """What stood in the boxes, by their names; empty when the key it was sealed under is gone."""
    try:
        boxes: Boxes = json.loads(sealing.unseal(form.sealed))
    except ValueError:
        return {}
    return boxes


def of(user: User) -> list[TypedForm]:
    """The forms kept for that account, newest first."""
    return list(TypedForm.objects.of(user))


def find(*, user: User, form_id: str) -> TypedForm | None:
    """The kept form of that key, if it is that user's; ``None`` also for what is no key."""
    try:
        key = uuid.UUID(form_id)
    except ValueError:
        return None
    return TypedForm.objects.of(user).filter(pk=key).first()


@transaction.atomic
def drop(form: TypedForm, *, by: str) -> None:
    audit.record(by=by, verb="typed_form.dropped", on=form)
    form.delete()


def drop_old(*, hours: int = 24) -> int:
    """Kept forms that nobody came back for."""
    dropped, _ = TypedForm.objects.kept_before(timezone.now() - datetime.timedelta(hours=hours)).delete()
    return dropped
