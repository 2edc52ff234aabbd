"""The supervisor's page: pictures with tables, chosen weeks, and files without small counts."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members import roles
from members.models import AuditEvent, Enrolment, Member, TargetingDecision
from reviews.models import Call, CompletedReview
from reviews.reporting.pictures import Picture, as_text
from reviews.reporting.reps import Rep
from reviews.services import merges
from reviews.services.tmr import storing
from tests.factories import exchange, histories, introductions, members, reviews, staff, tmr, work
from tests.factories.duplicates import merged

pytestmark = pytest.mark.django_db
PAGE = "/admin/steering/"


@pytest.fixture
def supervisor():
    return staff.signed_in(roles.SUPERVISOR)


def counts(client, query=""):
    return {each.key: each.counts for each in client.get(PAGE + query).context["pictures"]}


def rows(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def this_week():
    return f"{timezone.localdate():%G-W%V}"


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}funnel.csv", f"{PAGE}reps.csv", f"{PAGE}weeks.csv"])
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (roles.SUPERVISOR, 200),
        (roles.PROGRAM_OWNER, 200),
        (roles.REP, 403),
        (roles.PHARMACIST, 403),
        (roles.AUDITOR, 403),
    ],
)
def test_who_may(path, role, status):
    reviews.todays_year()
    assert staff.signed_in(role).get(path).status_code == status


def test_who_is_not_signed_in_and_wrong_methods(client, supervisor):
    assert client.get(PAGE).status_code == 302
    assert client.get(f"{PAGE}funnel.csv").status_code == 302
    assert supervisor.post(PAGE).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        f"{PAGE}?year=1999", f"{PAGE}?year=x", f"{PAGE}?week=2026-W60", f"{PAGE}?week=9999-W52", f"{PAGE}?week=x",
        f"{PAGE}nothing.csv", f"{PAGE}funnel.csv?week=0001-W01",
    ],
)  # fmt: skip
def test_what_is_no_year_week_or_table_is_not_found(path, supervisor):
    reviews.todays_year()
    assert supervisor.get(path).status_code == 404


def test_without_a_published_year_it_says_so(supervisor):
    assert "No program year is published" in supervisor.get(PAGE).text
    assert supervisor.get(f"{PAGE}funnel.csv").status_code == 404


def test_it_counts_members_by_step_clock_and_state(supervisor):
    today = timezone.localdate()
    introductions.enrolment(members.member(), offered_on=today)
    introductions.enrolment(members.member(), offer_due_on=today - datetime.timedelta(days=1))
    work.review_agreed(timezone.now())
    found = counts(supervisor)
    assert found["funnel"] == {
        "eligible": 0,
        "enrolled": 2,
        "offered": 1,
        "asked": 1,
        "scheduled": 1,
        "done": 0,
        "sent": 0,
    }
    assert found["offers"] == {"late": 1, "week": 0, "month": 0, "later": 0}
    assert sum(found["quarters"].values()) == 2
    assert sum(found["notices"].values()) == 1
    assert counts(supervisor, f"?week={this_week()}")["funnel"] == found["funnel"]
    assert set(counts(supervisor, f"?week={today.year}-W20")["funnel"].values()) == {0}


def test_our_own_targeted_reviews_count_as_the_vendors_do(supervisor):
    run, person = tmr.run(), introductions.enrolment().member
    assert counts(supervisor)["quarters"]["done"] == 0
    storing.reviews(run, [storing.Review(person.pk, 0, 0, [], [], [], [], [])], timezone.localdate())
    assert counts(supervisor)["quarters"]["done"] == 1


def test_each_picture_says_in_words_and_in_a_table_what_its_bars_show(supervisor):
    introductions.enrolment(members.member())
    page = supervisor.get(PAGE)
    for picture in page.context["pictures"]:
        for bar in picture.bars:
            assert f"{bar.name}: {bar.count}." in page.text
    assert 'style="' not in page.text.split('id="content-main"')[1].split("<footer")[0]


def test_what_is_late_leads_to_its_list_of_the_year(supervisor):
    late = timezone.localdate() - datetime.timedelta(days=1)
    introductions.enrolment(members.member(), offer_due_on=late)
    introductions.enrolment(members.member(), offer_due_on=late, program_year=members.program_year(2031))
    introductions.enrolment(members.member())
    exchange.receive(exchange.message("review.completed", exchange.told_request()))
    CompletedReview.objects.update(done_on=timezone.localdate() - datetime.timedelta(days=15))
    found = {picture.key: picture for picture in supervisor.get(PAGE).context["pictures"]}
    for key in ("offers", "summaries"):
        [bar] = [bar for bar in found[key].bars if bar.list]
        assert (bar.count, supervisor.get(bar.list).context["cl"].result_count) == (1, 1), bar.list
    owner = staff.signed_in(roles.PROGRAM_OWNER).get(PAGE)
    assert not [bar for picture in owner.context["pictures"] for bar in picture.bars if bar.list]


def test_it_asks_the_same_questions_however_many_there_are(supervisor):
    reviews.todays_year()
    supervisor.get(PAGE)
    asked = []
    for number in (1, 20):
        for _each in range(number):
            introductions.enrolment(members.member())
        with CaptureQueriesContext(connection) as queries:
            supervisor.get(PAGE)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 32


def test_files_leave_out_small_counts_and_are_written_down(supervisor):
    for _each in range(12):
        introductions.enrolment(members.member(), offered_on=timezone.localdate())
    introductions.enrolment(members.member())
    found = dict(rows(supervisor.get(f"{PAGE}funnel.csv"))[1:])
    assert found["were enrolled"] == "13"
    late = rows(supervisor.get(f"{PAGE}offers.csv"))
    assert [line[1] for line in late[1:]] == ["0", "0", "0", "not shown"]
    assert AuditEvent.objects.filter(verb="counts.exported").count() == 2


@pytest.mark.parametrize(
    ("found", "line"),
    [({"a": 5, "b": 20, "c": 30}, [None, None, "30"]), ({"a": 0, "b": 11, "c": 30}, ["0", "11", "30"])],
)
def test_a_single_hidden_count_takes_the_next_smallest_with_it(found, line):
    shown = [cell for _name, cell in Picture("k", "t", "a", found, {}).lines()]
    assert [None if cell == "not shown" else cell for cell in shown] == line


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(text):
    assert as_text(text) == f"'{text}"
    assert Rep(text, 20, 0, 0).line()[0] == f"'{text}"


@pytest.mark.parametrize(
    ("rep", "rates"),
    [(Rep("a", 10, 5, 0), (None, None)), (Rep("a", 11, 0, 11), (0, 100)), (Rep("a", 40, 20, 1), (50, 2))],
)
def test_a_rate_needs_eleven_calls(rep, rates):
    assert (rep.refused_rate, rep.unreachable_rate) == rates


def test_a_file_gives_neither_a_small_count_nor_its_rate_nor_what_tells_it():
    """Of 40 calls 20 were refused and one not reached: without the next smallest, 19 others would tell that one."""
    assert Rep("a", 40, 20, 1).line() == ["a", "40", "20", "not shown", "50", "not shown"]
    assert Rep("a", 40, 12, 1).line() == ["a", "40", "not shown", "not shown", "not shown", "not shown"]


def test_calls_of_each_rep_by_how_they_ended(supervisor):
    work.call_agreed(timezone.now())
    assert Call.objects.count() == 1
    [rep] = supervisor.get(PAGE).context["reps"]
    assert (rep.calls, rep.refused, rep.unreachable) == (1, 0, 0)


def test_who_met_the_criteria_is_counted_from_the_decisions_enrolled_or_not(supervisor):
    histories.enrolled(members.member())
    member = members.member()
    run = TargetingDecision.objects.get().run
    decision = TargetingDecision.objects.get()
    decision.pk, decision.member = None, member
    decision.save()
    year = run.program_year.year
    found = counts(supervisor, f"?year={year}")["funnel"]
    assert (found["eligible"], found["enrolled"]) == (2, 1)


def test_the_funnel_week_by_week_is_that_of_each_week(supervisor):
    today = timezone.localdate()
    for weeks in (0, 0, 1, 5, 30):
        day = today - datetime.timedelta(weeks=weeks)
        introductions.enrolment(members.member(), enrolled_on=day, offer_due_on=day + datetime.timedelta(days=60))
    page = supervisor.get(PAGE)
    for (name, monday), week in zip(page.context["weeks"], page.context["by_week"], strict=True):
        assert week.monday == monday
        assert week.counts == counts(supervisor, f"?week={name}")["funnel"]
    assert sum(week.counts["enrolled"] for week in page.context["by_week"]) == 4
    lines = rows(supervisor.get(f"{PAGE}weeks.csv"))
    assert len(lines) == 13
    assert lines[1][2] == "not shown"


def test_a_merged_person_counts_once_in_every_picture_until_it_is_undone(supervisor):
    today = timezone.localdate()
    kept, other, third = (members.member() for _number in range(3))
    for person in (kept, other, third):
        introductions.enrolment(person, offered_on=today, enrolled_on=today)
    storing.reviews(tmr.run(), [storing.Review(other.pk, 0, 0, [], [], [], [], [])], today)
    apart = counts(supervisor)
    made = merged(kept, other)
    page = supervisor.get(PAGE)
    found = {each.key: each.counts for each in page.context["pictures"]}
    naive = len({Member.objects.get(pk=row.member_id).kept for row in Enrolment.objects.all()})
    assert found["funnel"]["enrolled"] == found["funnel"]["offered"] == naive == 2
    assert page.context["by_week"][0].counts == found["funnel"]
    assert (found["quarters"]["done"], sum(found["quarters"].values())) == (1, 2)
    merges.undo(merge=made, by="rep", reason="two people")
    assert counts(supervisor) == apart
