"""What a rep types into the search box of requests, letters and notices."""

import uuid

from django.db.models import Q

from members.names import identifier_key
from members.services.finding import read
from reviews.references import parse_reference


def wanted(text: str, *, request: str = "", key: bool = False) -> Q:
    """A reference or its start, a member ID or its start, a birth date.

    ``request`` is the path to the request (``"request__"`` for letters and notices); with ``key``
    the record's own key is found too, as it stands on a letter's file or in a vendor's log.
    """
    typed = read(text)
    found = Q(**{f"{request}birth_date": typed.birth_date}) if typed.birth_date else Q()
    if typed.words:
        found &= _by_word("".join(typed.words), request, key)
    return found or Q(pk=None)


def _by_word(word: str, request: str, key: bool) -> Q:
    reference = parse_reference(word)
    found = Q(**{f"{request}reference": reference} if reference else {f"{request}reference__startswith": word.upper()})
    identifier = identifier_key(word)
    if identifier:
        found |= Q(**{f"{request}member__member_id_key__startswith": identifier})
    if key and (own := _as_key(word)):
        found |= Q(pk=own)
    return found


def _as_key(word: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(word)
    except ValueError:
        return None
