"""What the database refuses of working plans and booked calls."""

import datetime
import uuid
from typing import Any

import pytest

from members.services import status
from reviews.models import (
    Appointment,
    ClosedDay,
    MemberRequest,
    PlanException,
    ProviderLicence,
    ReviewProvider,
    WeeklyHours,
)
from tests.factories import plans, reviews
from tests.refused import refused

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 12, 1)
EIGHT, TEN, TOO_LATE = datetime.time(8), datetime.time(10), datetime.time(21, 1)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("a_team_has_its_vendor", {"kind": "vendor"}),
        ("provider_ends_after_the_start", {"active_to": datetime.date(2019, 12, 31)}),
        ("a_call_takes_5_to_180_minutes", {"slot_minutes": 4}),
        ("one_to_fifty_calls_at_once", {"at_once": 0}),
        ("provider_speaks_some_language", {"languages": []}),
    ],
)
def test_providers(constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        plans.provider(**columns)


def test_a_pharmacist_of_the_plan_has_no_vendor() -> None:
    with refused("a_team_has_its_vendor"):
        plans.provider(vendor=reviews.vendor())


@pytest.mark.parametrize(
    ("constraint", "model", "columns"),
    [
        ("a_licence_is_of_a_state", ProviderLicence, {"state": "Ma"}),
        ("a_week_has_seven_days", WeeklyHours, {"weekday": 7, "starts": EIGHT, "ends": TEN}),
        ("weekly_hours_lie_within_the_day", WeeklyHours, {"weekday": 1, "starts": TEN, "ends": EIGHT}),
        ("weekly_hours_lie_within_the_day", WeeklyHours, {"weekday": 1, "starts": TEN, "ends": TOO_LATE}),
        ("exception_ends_after_the_start", PlanException, {"first": DAY, "last": DAY - datetime.timedelta(1)}),
        ("exception_has_whole_days_or_hours", PlanException, {"first": DAY, "last": DAY, "starts": TEN}),
        ("exception_has_whole_days_or_hours", PlanException, {"first": DAY, "last": DAY, "kind": "extra"}),
    ],
)
def test_parts_of_a_plan(constraint: str, model: Any, columns: dict[str, Any]) -> None:
    provider = plans.provider(weekdays=[])
    with refused(constraint):
        model.objects.create(provider=provider, **columns)


def test_a_state_and_hours_stand_once() -> None:
    provider = plans.provider(weekdays=[1])
    ProviderLicence.objects.create(provider=provider, state="MA")
    with refused("one_licence_a_state"):
        ProviderLicence.objects.create(provider=provider, state="MA")
    with refused("weekly_hours_once"):
        WeeklyHours.objects.create(provider=provider, weekday=1, starts=plans.NINE, ends=TEN)


def test_a_closed_day_has_a_reason() -> None:
    with refused("a_closed_day_has_its_reason"):
        ClosedDay.objects.create(day=DAY, reason="")


def scheduled(request: MemberRequest, provider: ReviewProvider, start: datetime.datetime, seat: int = 1) -> Appointment:
    """Past the service and its locks."""
    row = Appointment.objects.create(
        member=request.member,
        program_year=request.program_year,
        request=request,
        key=str(uuid.uuid4()),
        told_at=start,
        starts_at=start,
        ends_at=start + datetime.timedelta(minutes=30),
        provider=provider,
        seat=seat,
        code="7K2D-9QXH",
    )
    status.move(row, to="scheduled", by="test")
    return row


def test_a_seat_is_nobody_elses_while_a_call_lasts_and_free_after_it() -> None:
    provider, start = plans.provider(), datetime.datetime(2026, 12, 1, 15, tzinfo=datetime.UTC)
    first = scheduled(reviews.matched_request(), provider, start)
    with refused("one_call_a_seat"):
        scheduled(reviews.matched_request(), provider, start + datetime.timedelta(minutes=29))
    scheduled(reviews.matched_request(), provider, start + datetime.timedelta(minutes=30))
    scheduled(reviews.matched_request(), provider, start, seat=2)
    status.move(first, to="cancelled", by="test")
    scheduled(reviews.matched_request(), provider, start)


def test_a_request_has_one_call() -> None:
    request, start = reviews.matched_request(), datetime.datetime(2026, 12, 1, 15, tzinfo=datetime.UTC)
    scheduled(request, plans.provider(), start)
    with refused("one_call_a_request"):
        scheduled(request, plans.provider(), start)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("a_place_is_whole", {"seat": None}),
        ("a_place_is_whole", {"ends_at": None}),
        ("a_booked_call_has_its_code", {"code": ""}),
    ],
)
def test_a_place_is_whole(constraint: str, columns: dict[str, Any]) -> None:
    call = plans.booked()
    with refused(constraint):
        Appointment.objects.filter(pk=call.pk).update(**columns)
