"""Members a waiting request may be about, likeliest first, for a rep to choose from."""

from dataclasses import dataclass
from functools import reduce
from operator import add, or_

from django.db.models import Case, F, Q, Value, When

from members.models import Member
from members.names import identifier_key, name_key
from reviews.models import ListRequest, MemberRequest

AT_MOST = 10
# What agrees, and how much it says; the first three make a candidate, the ZIP code only ranks.
WEIGHTS = {"member_id": 8, "name": 4, "birth_date": 3, "zip_code": 1}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member, and the names of ``WEIGHTS`` in which the request agrees with them."""

    member: Member
    agrees: tuple[str, ...]


def find(request: MemberRequest | ListRequest) -> list[Candidate]:
    """At most ten members with the ID that was typed, the same name, or the same birth date."""
    tests = _tests(request)
    scores = {f"score_{name}": Case(When(test, then=WEIGHTS[name]), default=0) for name, test in tests.items()}
    wanted = reduce(or_, (test for name, test in tests.items() if name != "zip_code"))
    people = Member.objects.filter(wanted).annotate(**scores)
    people = people.annotate(points=reduce(add, map(F, scores), Value(0))).order_by("-points", "member_id")
    return [Candidate(member, _agreeing(member, tests)) for member in people[:AT_MOST]]


def _tests(request: MemberRequest | ListRequest) -> dict[str, Q]:
    tests: dict[str, Q] = {
        "name": Q(first_name_key=name_key(request.first_name), last_name_key=name_key(request.last_name)),
        "birth_date": Q(birth_date=request.birth_date),
    }
    if request.zip_code:
        tests["zip_code"] = Q(zip_code__startswith=request.zip_code[:5])
    key = identifier_key(request.typed_member_id)
    return {"member_id": Q(member_id_key=key) | Q(mbi=key), **tests} if key else tests


def _agreeing(member: Member, tests: dict[str, Q]) -> tuple[str, ...]:
    return tuple(name for name in tests if getattr(member, f"score_{name}"))
