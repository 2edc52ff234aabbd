"""System checks of members: that nobody can rewrite the history. ``manage.py check --deploy`` runs them."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register
from django.db import DatabaseError

from members.services import database_roles


@register("members", deploy=True)
def history_cannot_be_rewritten(**kwargs: Any) -> list[CheckMessage]:
    try:
        tables = database_roles.may_rewrite()
    except DatabaseError:
        return []  # no database yet; other checks say so
    if not tables:
        return []
    hint = "Let the site sign in with a role of its own, and run manage.py database_roles ROLE --apply as the owner."
    text = f"The database role in use may rewrite history, against which only triggers guard: {len(tables)} tables."
    return [Warning(text, hint=hint, id="members.W001")]
