"""Requests that no member fits exactly, the oldest first, each with the members it may be about."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from reviews.models import MemberRequest
from reviews.services import candidates, worklists
from reviews.services.candidates import Candidate

A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    request: MemberRequest
    candidates: list[Candidate]


def page(number: str) -> Page:
    """Of all that wait; a number that is none shows the first page, one too high the last."""
    rows = worklists.BY_KEY["unmatched"].rows().order_by("created_at", "pk")
    return Paginator(rows, A_PAGE).get_page(number)


def with_candidates(requests: list[MemberRequest]) -> list[Waiting]:
    """In as many queries for one as for a page."""
    return [Waiting(*each) for each in zip(requests, candidates.find_each(requests), strict=True)]
