"""What a rep types into the search box of requests, letters and notices."""

import datetime
import uuid

from django.db.models import Q

from members.names import identifier_key
from members.services.finding import read
from reviews.models import Letter, MemberRequest
from reviews.references import parse_reference


def wanted(text: str, *, request: str = "", key: bool = False, form: str = "", reference: bool = True) -> Q:
    """A reference or its start, a member ID or its start, a birth date; ``reference`` is off for what has none.

    ``request`` is the path to the request (``"request__"`` for letters and notices) and ``form`` the one to the
    reference of those that belong to no request; with ``key`` the record's own key is found too, as it stands
    on a letter's file or in a vendor's log.
    """
    typed = read(text)
    found = _born_on(typed.birth_date, request, form) if typed.birth_date else Q()
    if typed.words:
        word = "".join(typed.words)
        by_word = _by_word(word, [f"{request}reference"] * reference + [form] * bool(form))
        found &= by_word | Q(pk=own) if key and (own := _as_key(word)) else by_word
    return found or Q(pk=None)


def with_reference(text: str) -> MemberRequest | Letter | None:
    """The request of that reference, or the letter whose form carries it; ``None`` for what is no reference."""
    reference = parse_reference(text)
    if reference is None:
        return None
    request = MemberRequest.objects.filter(reference=reference).select_related("member").first()
    return request or Letter.objects.filter(form_reference=reference).select_related("member").first()


def _born_on(day: datetime.date, request: str, form: str) -> Q:
    found = Q(**{f"{request}birth_date": day})
    return found | Q(request=None, member__birth_date=day) if form else found


def _by_word(word: str, references: list[str]) -> Q:
    found = Q()
    reference = parse_reference(word)
    for path in references:
        found |= Q(**{path: reference} if reference else {f"{path}__startswith": word.upper()})
    identifier = identifier_key(word)
    if identifier:
        found |= Q(member__member_id_key__startswith=identifier)
    return found


def _as_key(word: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(word)
    except ValueError:
        return None
