"""The one way to hold a member while something is done for them: a record that was merged takes nothing new."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.models import Member


def lock(member: Member) -> Member:
    """The row, held until the transaction ends. Raises ``ValidationError`` when it counts as another record."""
    held: Member = Member.objects.select_for_update().get(pk=member.pk)
    refuse_merged(held)
    return held


def refuse_merged(member: Member) -> None:
    """Raises ``ValidationError`` that names the record to go on with."""
    if member.merged_into:
        words = _("This record was merged with %(it)s. Go on there.")
        raise ValidationError(words % {"it": member.merged_into.member_id})


def lock_kept(member: Member) -> Member:
    """The row that the member counts as, held until the transaction ends: what was found a moment ago may be merged."""
    held: Member = Member.objects.select_for_update().get(pk=member.pk)
    return lock(held.merged_into) if held.merged_into else held
