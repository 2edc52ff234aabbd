"""The answers to what staff send: done, not valid, too late, or refused in words. What was typed stays on the form."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _

from members.services.status import TransitionRefused

TOO_LATE = _("This can no longer be done: someone else was faster, or it went on by itself. Nothing was changed.")
DONE, CONFLICT, INVALID = 302, 409, 422  # HTTP


def answered(form: BaseForm, do: Callable[[], Any], *, record: Any = None) -> tuple[int, Any]:
    """The HTTP status, and what ``do`` answered when the form was valid and its service did not refuse.

    ``do`` calls one service. Why not stands on the form; ``record`` is then read anew: the page shows it as it is.
    """
    if not form.is_valid():
        return INVALID, None
    try:
        return DONE, do()
    except TransitionRefused:
        form.add_error(None, TOO_LATE)
        status = CONFLICT
    except ValidationError as error:
        form.add_error(None, error if hasattr(error, "error_dict") else error.messages)
        status = INVALID
    if record is not None:
        record.refresh_from_db()
    return status, None
