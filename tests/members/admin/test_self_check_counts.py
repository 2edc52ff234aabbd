"""The page of the counts: for owner and supervisor, by month, with small counts hidden."""

import datetime
import re

import pytest

from members import roles
from members.models import AuditEvent, SelfCheckCount
from tests.factories import staff

pytestmark = pytest.mark.django_db
PAGE = "/admin/members/selfcheckcount/"


def counted(what: str, which: str = "", *, times: int, day: str = "2026-11-24", year: int = 2026, language: str = "en"):
    SelfCheckCount.objects.create(
        day=datetime.date.fromisoformat(day), year=year, language=language, what=what, which=which, count=times
    )


def cells(html: str) -> dict[str, str]:
    """Row head → what its cell shows; of rows of the same name the last."""
    found = re.findall(r'<th scope="row">([^<]+)</th><td class="num">([^<]+)</td>', html)
    return dict(found)


@pytest.mark.parametrize("role", [roles.PROGRAM_OWNER, roles.SUPERVISOR])
def test_sums_of_a_month(role):
    for day in ("2026-11-01", "2026-11-30"):
        counted("opened", times=60, day=day)
    counted("opened", times=80, day="2026-11-30", language="es")
    counted("opened", times=999, day="2026-12-01", year=2027)
    counted("answered", "may-qualify", times=50)
    counted("answered", "cannot-tell", times=50, language="es")
    counted("refused", times=12)
    counted("error", "annual_cost", times=15)
    html = staff.signed_in(role).get(PAGE, {"month": "2026-2026-11"}).content.decode()
    seen = cells(html)
    assert seen["Empty form opened"] == "200"
    assert seen["May qualify"] == "50"
    assert seen["Not by these answers"] == "0"
    assert "Of 100 openings, 50 ended with a result." in html
    assert seen["English"] == seen["Español"] == "50"
    cost = html.split("Question: yearly cost")[1].split("</table>")[0]
    assert cells(cost)["Something to mend"] == "15"
    assert 'width="50%"' in html.split("How far people came")[1].split("</table>")[0]
    assert AuditEvent.objects.filter(verb="self_check_counts.viewed").count() == 1


def test_small_counts_are_nowhere_on_the_page():
    counted("opened", times=31)
    counted("answered", "may-qualify", times=7)
    counted("answered", "not-by-these-answers", times=17)
    counted("not_sure", "drug_count", times=9)
    html = staff.signed_in(roles.PROGRAM_OWNER).get(PAGE).content.decode()
    outcomes = html.split("<caption>Results")[1].split("</table>")[0]
    assert cells(outcomes) == {"May qualify": "not shown", "Not by these answers": "not shown", "Cannot tell": "0"}
    assert not {"7", "9", "17"} & set(re.findall(r'class="num">([^<]+)<', html))


@pytest.mark.parametrize(
    ("opened", "answered", "said"), [(40, 30, True), (40, 40, True), (30, 40, False), (9, 0, False)]
)
def test_the_share_is_told_only_where_it_means_something(opened, answered, said):
    counted("opened", times=opened)
    if answered:
        counted("answered", "cannot-tell", times=answered)
    html = staff.signed_in(roles.SUPERVISOR).get(PAGE).content.decode()
    assert ("Of 100 openings" in html) == said


@pytest.mark.parametrize("month", ["", "2026-2026-13", "<script>", "1999-1999-01"])
def test_an_unknown_month_shows_the_newest(month):
    counted("opened", times=20, day="2026-10-01")
    counted("opened", times=30, day="2026-11-01")
    html = staff.signed_in(roles.SUPERVISOR).get(PAGE, {"month": month}).content.decode()
    assert cells(html)["Empty form opened"] == "30"
    assert "<script>" not in html


def test_before_anything_was_counted():
    assert b"Nothing has been counted yet." in staff.signed_in(roles.SUPERVISOR).get(PAGE).content


@pytest.mark.parametrize("end", ["1/change/", "add/", "1/delete/"])
def test_there_is_no_page_of_a_row(end):
    assert staff.signed_in(roles.SUPERVISOR).get(PAGE + end).status_code == 404
