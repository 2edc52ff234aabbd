"""What a member asks for once and wants for good: the language, large print, Braille, audio."""

from django.db import transaction

from members.models import Member
from members.services import audit

FORMATS = ("large_print", "braille", "audio")


@transaction.atomic
def keep(*, member: Member, by: str, reason: str, language: str = "", formats: frozenset[str] = frozenset()) -> bool:
    """Write the wishes to the member; returns whether anything changed. Safe twice.

    Nothing is ever unset here: who does not ask again still has what they asked for. Raises ``ValueError`` for a
    format that is none of ``FORMATS``.
    """
    if not formats <= set(FORMATS):
        raise ValueError("not a format of letters")
    member = Member.objects.select_for_update().get(pk=member.pk)
    changed = {name: True for name in FORMATS if name in formats and not getattr(member, name)}
    if language and language != member.reads:
        changed["wished_language"] = language  # type: ignore[assignment]
    for name, value in changed.items():
        setattr(member, name, value)
    if changed:
        member.save(update_fields=list(changed))
        audit.record(by=by, verb="member.wishes_kept", on=member, values=changed, reason=reason)
    return bool(changed)
