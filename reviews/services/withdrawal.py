"""Whatever of a request has not left yet is stopped."""

from django.db import transaction

from members.services import status
from reviews.models import Letter, LetterState, MemberRequest
from reviews.services import notices


@transaction.atomic
def withdraw(*, request: MemberRequest, by: str) -> None:
    """Cancel letters and notices that have not left; what has is left alone."""
    withdraw_letters(request=request, by=by)
    notices.cancel_unsent(request=request)


def withdraw_letters(*, request: MemberRequest, by: str, but: Letter | None = None) -> None:
    """The letters alone, except the one that takes their place."""
    for letter in request.letters.all():
        if letter != but and letter.may_become(LetterState.CANCELLED):
            status.move(letter, to=LetterState.CANCELLED, by=by)
