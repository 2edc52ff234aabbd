"""Keeps what the public pages say, so that anybody can show later what they said on a day."""

import datetime
import hashlib
from collections.abc import Mapping

from django.db import transaction

from members.models import PageVersion
from members.services import audit
from members.years import beginning_of
from mtmsite.locks import only_one


def keep(*, pages: Mapping[str, str], by: str) -> list[str]:
    """Keep those of ``pages`` (address → HTML of the main part) that are not what they were; returns their addresses.

    Whoever finds another process at it leaves the work to that one.
    """
    with only_one("page history") as mine:
        return _keep(pages, by) if mine else []


@transaction.atomic
def _keep(pages: Mapping[str, str], by: str) -> list[str]:
    known = dict(PageVersion.objects.newest().values_list("address", "sha256"))
    digests = {address: hashlib.sha256(html.encode()).hexdigest() for address, html in pages.items()}
    changed = [address for address, digest in digests.items() if known.get(address) != digest]
    rows = [PageVersion(address=address, html=pages[address], sha256=digests[address]) for address in changed]
    PageVersion.objects.bulk_create(rows)
    if changed:
        audit.record(by=by, verb="pages.kept", on=PageVersion, values={"pages": changed})
    return changed


def addresses() -> list[str]:
    """Every page that was ever kept."""
    return list(PageVersion.objects.newest().values_list("address", flat=True))


def said_on(*, address: str, day: datetime.date) -> list[PageVersion]:
    """All that a page said on ``day`` (Eastern time), the first first; none when it was not kept yet."""
    next_day = beginning_of(day + datetime.timedelta(days=1))
    return PageVersion.objects.between(address, beginning_of(day), next_day)
