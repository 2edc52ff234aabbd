"""A member's own medication list comes with a request, or not at all."""

from typing import Any

from django.db import transaction

from members.services import audit
from reviews.documents.own_list import OwnList
from reviews.models import Choice, MemberOwnList, MemberRequest
from reviews.services import requests


@transaction.atomic
def submit(*, own_list: OwnList | None, by: str, **request: Any) -> MemberRequest:
    """Take a request as ``requests.submit`` does, with the list in the same transaction.

    A list goes with a request for a review alone: nobody else needs to know what a member takes.
    """
    sent = requests.submit(by=by, **request)
    if own_list is not None and sent.choice == Choice.REVIEW:
        keep(request=sent, own_list=own_list, by=by)
    return sent


@transaction.atomic
def keep(*, request: MemberRequest, own_list: OwnList, by: str) -> MemberOwnList:
    """Keep the list with the request; the same list sent twice is kept once, another one becomes the newest."""
    MemberRequest.objects.select_for_update().get(pk=request.pk)  # two presses at the same time: one after the other
    content = own_list.as_content()
    newest = request.own_lists.first()
    if newest and newest.content == content:
        return newest
    kept = request.own_lists.create(form_set=content["form_set"], language=content["language"], content=content)
    audit.record(by=by, verb="own_list.received", on=kept, values={"medicines": len(own_list.medicines)})
    return kept
