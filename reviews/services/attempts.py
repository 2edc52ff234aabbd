"""How often something was tried within an hour, counted in the database for all processes together.

Rows hold a keyed digest and a number: neither a reference nor an address can be read from them.
"""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from reviews.models import AttemptCount
from reviews.references import parse_reference

KEPT = datetime.timedelta(hours=2)
UPSERT = """
insert into reviews_attemptcount (digest, hour, count)
select digest, %s, 1 from unnest(%s::text[]) as digest order by digest
on conflict (digest, hour) do update set count = reviews_attemptcount.count + 1
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """One kind of try for one value. An empty value cannot be told from another one, and is not counted."""

    kind: str
    value: str
    most: int

    @property
    def digest(self) -> str:
        return salted_hmac("reviews.services.attempts", f"{self.kind}\n{self.value}", algorithm="sha256").hexdigest()


def look_ups(*, typed_reference: str, address: str, session: str) -> list[Counted]:
    """What is counted when a request is looked up in vain; a reference is the same however it is spelled."""
    reference = parse_reference(typed_reference) or typed_reference
    return [
        Counted("look-up of a reference", reference, settings.LOOK_UPS_PER_REFERENCE),
        Counted("look-up from an address", address, settings.LOOK_UPS_PER_ADDRESS),
        Counted("look-up in a session", session, settings.LOOK_UPS_PER_SESSION),
    ]


def sendings(*, address: str) -> list[Counted]:
    """What is counted when a request is sent."""
    return [Counted("sending from an address", address, settings.SENDINGS_PER_ADDRESS)]


def too_many(counted: list[Counted]) -> bool:
    """Whether one of them has reached its limit in this hour; one statement, whatever the answer."""
    most = {each.digest: each.most for each in counted if each.value}
    rows = AttemptCount.objects.filter(digest__in=most, hour=_this_hour()).values_list("digest", "count")
    return any(count >= most[digest] for digest, count in rows)


def count(counted: list[Counted]) -> None:
    """One more of each. Always in the same order, so that two processes never wait for each other in a circle."""
    digests = sorted({each.digest for each in counted if each.value})
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [_this_hour(), digests])


def forget_old() -> int:
    """Remove the counts of hours that are over; returns how many."""
    return AttemptCount.objects.filter(hour__lt=timezone.now() - KEPT).delete()[0]


def _this_hour() -> datetime.datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)
