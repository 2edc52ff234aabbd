"""The lists behind the supervisor's pictures: what is late can be opened and worked on."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from reviews.reporting.period import Period
from reviews.reporting.pictures import Picture

# Picture and bar → who works on the list, its page, and the filter of that page.
LISTS = {
    ("offers", "late"): ("members.move_enrolment", "admin:members_enrolment_changelist", {"offer": "overdue"}),
    ("summaries", "late"): (
        "reviews.view_completedreview",
        "admin:reviews_completedreview_changelist",
        {"work": "summaries-late"},
    ),
}


def with_lists(pictures: list[Picture], period: Period, user: Any) -> list[Picture]:
    """The same pictures, each bar with the address of its list where there is one for this person."""
    return [replace(each, lists=_lists(each, period, user)) for each in pictures]


def _lists(picture: Picture, period: Period, user: Any) -> dict[str, str]:
    found = {name: LISTS.get((picture.key, name)) for name, count in picture.counts.items() if count}
    return {
        name: reverse(page, query={**query, "program_year__id__exact": period.program_year.pk})
        for name, (permission, page, query) in ((name, each) for name, each in found.items() if each)
        if user.has_perm(permission)
    }
