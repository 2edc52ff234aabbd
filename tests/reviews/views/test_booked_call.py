"""A booked call on the public site: shown, moved and cancelled with the code from the letter, and by nothing else."""

import datetime
import re
from typing import Any

import icalendar
import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import ProgramYear
from reviews.models import Appointment, ClosedDay, CompletedReview, MemberRequest, SummarySent
from reviews.services import bookings, free_times
from tests.factories import cmr as held
from tests.factories import members, plans, reviews
from tests.reviews.views.conftest import Walk

pytestmark = pytest.mark.django_db
CALL = "manage/call"


@pytest.fixture(autouse=True)
def _nothing_counted_before() -> None:
    cache.clear()


@pytest.fixture
def call(open_year: ProgramYear) -> Appointment:
    return plans.booked(reviews.matched_request())


def found(walk: Walk, request: MemberRequest) -> Walk:
    assert walk.post("manage", reviews.manage_post(request)).status_code == 302
    return walk


def opened(walk: Walk, call: Appointment) -> Walk:
    answer = found(walk, call.request).post(CALL, {"code": call.code.lower()})
    assert answer["Location"] == "/request/manage/call/"
    return walk


def text(answer: Any) -> str:
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def test_the_code_of_the_letter_shows_the_time_in_words(walk: Walk, call: Appointment) -> None:
    assert "See or move my call" in found(walk, call.request).page("manage/status/")
    assert "November 25, 2026" not in text(walk.get("manage/call/"))
    page = text(opened(walk, call).get("manage/call/"))
    assert "Wednesday, November 25, 2026, at 9:00 a.m., Eastern Time" in page
    assert call.provider.name not in page


def test_who_has_no_code_learns_nothing(walk: Walk, call: Appointment) -> None:
    """A member with a call, a member without one, and a stranger: the same words and the same statements."""
    known = reviews.matched_request(members.member(first_name="Else"))
    stranger = reviews.request(first_name="Norbert", zip_code="99999")
    pages, said = set(), []
    over = plans.booked(reviews.matched_request(members.member(first_name="Over")), call.provider, after=2).request
    held.finalised(over.member)
    for request in (call.request, known, stranger, over):
        visitor = found(Walk(Client()), request)
        pages.add(
            without_tokens(visitor.get("manage/status/"), request)
            + without_tokens(visitor.get("manage/call/"), request)
        )
        with CaptureQueriesContext(connection) as captured:
            answer = visitor.post(CALL, {"code": "0000-0000"})
        assert answer.status_code == 422
        pages.add("answer" + without_tokens(answer, request))
        said.append(
            [re.split(" VALUES | WHERE | SET |\nselect ", query["sql"])[0] for query in captured.captured_queries]
        )
    assert len(pages) == 2
    plain = [[sql for sql in each if "SAVEPOINT" not in sql] for each in said]
    assert plain[0] == plain[1] == plain[2] == plain[3]


def without_tokens(answer: Any, request: MemberRequest) -> str:
    lines = text(answer).replace(request.reference, "").splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize("typed", ["", "nonsense", "\x00", "9" * 50])
def test_a_wrong_code_is_refused_at_its_place(walk: Walk, call: Appointment, typed: str) -> None:
    answer = found(walk, call.request).post(CALL, {"code": typed})
    assert (answer.status_code, "There is a problem" in text(answer)) == (422, True)
    assert walk.get("manage/call/move/")["Location"] == "/request/manage/call/"


def test_another_requests_code_opens_nothing(walk: Walk, call: Appointment) -> None:
    other = plans.booked(reviews.matched_request(members.member(first_name="Else")))
    assert found(walk, call.request).post(CALL, {"code": other.code}).status_code == 422


def test_after_ten_tries_the_right_code_finds_nothing_either(walk: Walk, call: Appointment) -> None:
    found(walk, call.request)
    for _ in range(10):
        walk.post(CALL, {"code": "0000-0000"})
    assert walk.post(CALL, {"code": call.code}).status_code == 422


def test_moving_to_a_free_time(walk: Walk, call: Appointment) -> None:
    page = text(opened(walk, call).get("manage/call/move/"))
    offered = re.findall(r'name="time" value="([^"]+)"', page)
    assert walk.post("manage/call/move", {}).status_code == 422
    assert walk.post("manage/call/move", {"time": offered[-1]}).status_code == 302
    assert bookings.current(request=call.request).starts_at.isoformat() == offered[-1].split(" ")[1]
    assert call.statuses.order_by("-id").first().by == "public web form"


def test_who_is_too_late_sees_what_is_left_and_keeps_the_old_time(
    walk: Walk, call: Appointment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = free_times.suggest(request=call.request, member=call.member, without=call)
    wanted = before[-1]
    plans.booked(reviews.matched_request(members.member(first_name="Else")), wanted.provider, starts_at=wanted.slot[0])
    kept, looks = free_times.suggest, iter([before])
    opened(walk, call)
    monkeypatch.setattr(free_times, "suggest", lambda **asked: next(looks, None) or kept(**asked))
    answer = walk.post("manage/call/move", {"time": wanted.key})
    assert (answer.status_code, "has just been taken" in text(answer)) == (409, True)
    assert bookings.current(request=call.request).starts_at == call.starts_at


def test_cancelling_keeps_the_request(walk: Walk, call: Appointment) -> None:
    opened(walk, call)
    assert "planned for Wednesday, November 25" in text(walk.get("manage/call/cancel/"))
    assert walk.post("manage/call/cancel").status_code == 302
    assert "This call is cancelled." in text(walk.get("manage/call/"))
    assert walk.get("manage/call/cancel/")["Location"] == "/request/manage/call/"
    assert call.request.state == "matched"
    newer = plans.booked(call.request, call.provider)
    assert walk.post(CALL, {"code": newer.code}).status_code == 302
    assert "The pharmacist calls you on" in text(walk.get("manage/call/"))


# After the review -----------------------------------------------------------------------------------------------------

MAILED = {"sent_on": datetime.date(2026, 11, 23)}
STANDINGS = [
    (3, None, "We mail your packet by December 5, 2026."),
    (15, None, "Your packet should have been mailed by November 23, 2026."),
    (3, MAILED, "Your packet was mailed on November 23, 2026."),
    (
        3,
        {**MAILED, "returned_on": datetime.date(2026, 11, 24), "return_reason": "moved"},
        "The post brought your packet back to us.",
    ),
]


@pytest.mark.parametrize(("days_ago", "sent", "words"), STANDINGS)
def test_after_the_review_the_code_tells_when_the_packet_was_mailed(
    walk: Walk, call: Appointment, days_ago: int, sent: dict[str, Any] | None, words: str
) -> None:
    version = held.finalised(call.member)
    day = timezone.localdate() - datetime.timedelta(days=days_ago)
    CompletedReview.objects.update(done_on=day)
    if sent:
        whose = {"member": call.member, "program_year": call.program_year, "told_at": timezone.now()}
        SummarySent.objects.create(**whose, review_key=version.review.key, **sent)
    page = text(opened(walk, call).get("manage/call/"))
    assert words in page
    assert "It is done." in page
    assert not [word for word in ("Metformin", "blood sugar", "Robin Example") if word in page]


def test_a_call_noted_as_held_promises_the_packet(walk: Walk, call: Appointment) -> None:
    bookings.done(appointment=call, by="rep", early=True)
    assert "We mail your packet by December 9, 2026." in text(opened(walk, call).get("manage/call/"))


def test_in_january_the_packet_of_december_can_still_be_asked_about(walk: Walk, call: Appointment) -> None:
    held.finalised(call.member)
    with time_machine.travel(datetime.datetime(2027, 1, 5, 15, tzinfo=datetime.UTC)):
        assert "See or move my call" in found(walk, call.request).page("manage/status/")
        assert "Your medicine review was on" in text(opened(walk, call).get("manage/call/"))


def event_of(walk: Walk) -> tuple[str, Any]:
    read = icalendar.Calendar.from_ical(walk.get("manage/call/call.ics").content)
    return str(read["METHOD"]), next(iter(read.walk("VEVENT")))


def test_the_calendar_entry_moves_and_goes(walk: Walk, call: Appointment) -> None:
    opened(walk, call)
    method, first = event_of(walk)
    assert (method, first["SEQUENCE"], first.start, first["STATUS"]) == ("PUBLISH", 0, call.starts_at, "CONFIRMED")
    start = plans.free_start(call.provider, after=3)
    bookings.move(appointment=call, provider=call.provider, starts_at=start, by="rep")
    _method, moved = event_of(walk)
    assert (moved["UID"], moved["SEQUENCE"], moved.start) == (first["UID"], 1, start)
    bookings.cancel(appointment=call, by="rep")
    method, gone = event_of(walk)
    assert (method, gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == ("CANCEL", first["UID"], 2, "CANCELLED")
    assert "medic" not in walk.get("manage/call/call.ics").content.decode().lower()
    assert call.request.reference not in walk.get("manage/call/call.ics").content.decode()


@pytest.mark.parametrize("step", ["manage/call/", "manage/call/move/", "manage/call/cancel/", "manage/call/call.ics"])
def test_unkindness(walk: Walk, call: Appointment, step: str) -> None:
    nobody = walk.get(step)
    assert (nobody.status_code, nobody["Location"].startswith("/request/manage/")) == (302, True)
    assert walk.client.put(f"/request/{step}").status_code == 405
    no_review = reviews.request(choice="not_now")
    found(walk, no_review)
    assert walk.get(step).status_code == 302


# Wished times leave out what nobody has room for ----------------------------------------------------------------------


def offered(walk: Walk) -> list[str]:
    walk.steps(who=reviews.who_post(), member=reviews.member_post(), choice=reviews.choice_post())
    return re.findall(r'value="(\d{4}-\d\d-\d\d-\w+)"', walk.page("appointment/"))


def test_without_a_plan_every_part_of_a_day_is_offered(walk: Walk, open_year: ProgramYear) -> None:
    assert len(offered(walk)) == 18


def test_closed_days_and_parts_without_room_are_left_out(walk: Walk, open_year: ProgramYear) -> None:
    provider = plans.provider(weekdays=[0, 1], starts=datetime.time(11), ends=datetime.time(12, 30))
    ClosedDay.objects.create(day="2026-12-01", reason="staff day")
    for start in ("2026-11-30 16:00", "2026-11-30 16:30"):
        moment = datetime.datetime.fromisoformat(f"{start}+00:00")
        plans.booked(reviews.matched_request(members.member()), provider, starts_at=moment)
    windows = offered(walk)
    assert windows[:3] == ["2026-11-30-afternoon", "2026-12-07-morning", "2026-12-07-afternoon"]
    assert not [window for window in windows if window.startswith("2026-12-01")]
    assert walk.post("appointment", reviews.appointment_post("2026-11-30-morning")).status_code == 422


def test_when_nobody_has_room_only_a_call_is_offered(walk: Walk, open_year: ProgramYear) -> None:
    plans.provider(weekdays=[])
    assert offered(walk) == []
    assert "Please call to find a time" in walk.page("appointment/")


def test_places_are_counted_once_a_minute(open_year: ProgramYear) -> None:
    plans.provider()
    today = timezone.localdate()
    first = free_times.open_windows(open_year, today)
    with CaptureQueriesContext(connection) as captured:
        assert free_times.open_windows(open_year, today) == first
    assert not captured.captured_queries


def test_on_both_days_of_the_clock_change_nine_is_said_as_nine(walk: Walk, open_year: ProgramYear) -> None:
    for day, offset in (("2026-03-08", 4), ("2026-11-01", 5)):
        with time_machine.travel(f"{day}T06:00:00Z", tick=True):
            provider = plans.provider()
            start = datetime.datetime.fromisoformat(f"{day}T{9 + offset:02}:00:00+00:00")
            call = plans.booked(reviews.matched_request(members.member()), provider, starts_at=start)
            assert "at 9:00 a.m., Eastern Time" in text(opened(Walk(Client()), call).get("manage/call/"))
