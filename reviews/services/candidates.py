"""Members whom waiting requests may be about, likeliest first, for a rep to choose from. Nothing is matched here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Value

from members.models import Member
from members.names import PHONE_DIGITS, identifier_key, name_key
from reviews import likeness
from reviews.likeness import Person
from reviews.models import ListRequest, MemberRequest

AT_MOST = 5
LOOKED_AT = 300  # members that one way may bring, so that no common name or birth date takes long
Asked = MemberRequest | ListRequest


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member, the points, and the keys of ``likeness.REASONS`` for which they were given."""

    member: Member
    score: int
    reasons: tuple[str, ...]


def find(request: Asked) -> list[Candidate]:
    """At most five members that agree in two things or in the identifier."""
    return find_each([request])[0]


def find_each(requests: Sequence[Asked]) -> list[list[Candidate]]:
    """``find`` for many, in two queries however many they are; each way to a member has its index."""
    ways = [way for number, request in enumerate(requests) for way in _ways(number, request)]
    if not ways:
        return []
    pairs = set(ways[0].union(*ways[1:]))
    people = Member.objects.with_kept().in_bulk({key for _number, key in pairs})
    return [
        _best(request, [people[key] for asked, key in pairs if asked == number])
        for number, request in enumerate(requests)
    ]


def _ways(number: int, request: Asked) -> Iterator[QuerySet[Any, Any]]:
    for found in _people_near(request):
        yield found.annotate(asked=Value(number)).order_by("pk").values_list("asked", "pk")[:LOOKED_AT]


def _people_near(request: Asked) -> Iterator[QuerySet[Member]]:
    """By identifier, birth date, name beside a part of the birth date, ZIP code beside the start of the name, phone."""
    people, born = Member.objects.all(), request.birth_date
    if identifier_key(request.typed_member_id):
        yield people.with_identifier(request.typed_member_id)
    yield people.filter(birth_date=born)
    near = Q(birth_date__year=born.year) | Q(birth_date__month=born.month, birth_date__day=born.day)
    swapped = Q(birth_date__year=born.year) & Q(birth_date__month=born.day, birth_date__day=born.month)
    yield people.named(request.first_name, request.last_name).filter(near | swapped)
    start = name_key(request.last_name)[:2]
    if len(request.zip_code) >= 5 and start:
        yield people.in_zip(request.zip_code[:5]).filter(last_name_key__startswith=start)
    phone = likeness.digits(getattr(request, "phone", ""))
    if len(phone) == PHONE_DIGITS:
        yield people.with_phone(phone, phone)


def _best(request: Asked, people: list[Member]) -> list[Candidate]:
    asked = _typed(request)
    compared = [(member, likeness.compare(asked, on_file(member))) for member in people]
    found = [Candidate(member.kept, like.score, like.reasons) for member, like in compared if like.is_enough]
    once: dict[int, Candidate] = {}
    for each in sorted(found, key=lambda each: (-each.score, each.member.member_id)):
        once.setdefault(each.member.pk, each)
    return list(once.values())[:AT_MOST]


def _typed(request: Asked) -> Person:
    return Person(
        first_name=request.first_name,
        last_name=request.last_name,
        birth_date=request.birth_date,
        zip_code=request.zip_code,
        phone=getattr(request, "phone", ""),
        identifiers=(request.typed_member_id,),
    )


def on_file(member: Member) -> Person:
    """The member as what somebody typed, or another record, is compared with."""
    return Person(
        first_name=member.first_name,
        last_name=member.last_name,
        birth_date=member.birth_date,
        zip_code=member.zip_code,
        phone=member.phone,
        identifiers=(member.member_id, member.mbi or ""),
    )
