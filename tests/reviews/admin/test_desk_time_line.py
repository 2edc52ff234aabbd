"""The desk of a member with a long history: as many statements, nothing left out between two lines, no false news."""

import re
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from members import roles
from members.models import Member
from reviews.models import ContactAttempt, VendorNotice
from reviews.services import call_ends, desk
from tests.factories import calls, members, reviews, staff, tmr

pytestmark = pytest.mark.django_db
MANY = 300
ALERT = "Alert of the targeted review"


@pytest.fixture
def rep() -> Any:
    return staff.signed_in(roles.REP)


def page(rep: Any, member: Member, query: str = "") -> str:
    return str(rep.get(f"/admin/desk/{member.pk}/{query}").content.decode())


def statements(rep: Any, member: Member, query: str = "") -> int:
    with CaptureQueriesContext(connection) as asked:
        page(rep, member, query)
    return len(asked)


def lived() -> Member:
    """One request, with its letter and notice, one call of ours, one of the vendor, one alert."""
    member = members.member()
    reviews.matched_request(member)
    call_ends.close(call=calls.call(member), code="INF", by=calls.REP)
    calls.tried(member, "no_answer", days=40)
    tmr.alert(member)
    return member


def many_times(row: Model, *, at: str = "created_at", **differing: str) -> None:
    """``MANY`` copies, each a minute older than the one before; ``differing`` columns as SQL."""
    quote, table = connection.ops.quote_name, row._meta.db_table
    differing = {"id": "gen_random_uuid()", at: f"{at} - nth * interval '1 minute'", **differing}
    columns = [field.column for field in row._meta.concrete_fields]
    values = [differing.get(column, quote(column)) for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} ({', '.join(map(quote, columns))}) select {', '.join(values)} "
            f"from {table}, generate_series(1, {MANY}) as nth where id = %s",
            [row.pk],
        )


def much_more_of(member: Member) -> None:
    many_times(
        member.requests.get(), submission_key="gen_random_uuid()", fingerprint="gen_random_uuid()",
        reference="'MTM-' || lpad(nth::text, 9, '0')",
    )  # fmt: skip
    many_times(member.letters.get(), number="number + nth", kind="'confirmation_change'")
    many_times(VendorNotice.objects.get(), number="number + nth", type="'review.changed'")
    many_times(member.calls.get(), attempt_id="null")
    many_times(ContactAttempt.objects.get(call=None), at="at")
    many_times(member.tmr_alerts.get(), subject="nth::text")


def test_three_hundred_of_each_take_as_many_statements_and_a_bounded_page(rep: Any) -> None:
    member = lived()
    page(rep, member)
    asked = statements(rep, member)
    text = page(rep, member)
    kinds = ("Letter", "Request", "Notice to the vendor", "Call", "Contact by the vendor", ALERT)
    assert [text.count(f"{kind}</a>") for kind in kinds] == [1, 1, 1, 1, 1, 1]
    assert ("Show all" in text, asked < 40) == (False, True)
    much_more_of(member)
    few, all_shown = page(rep, member), page(rep, member, "?all")
    assert [statements(rep, member, query) for query in ("", "?all")] == [asked, asked]
    assert [text.count("<time ") for text in (few, all_shown)] == [desk.SHOWN, desk.ALL]
    assert ("Show all" in few, "These are the newest 200" in all_shown) == (True, True)
    assert ("These are" in few, "Show all" in all_shown) == (False, False)
    assert "More than 15 letters are on their way" in few


def test_nothing_is_left_out_between_two_lines(rep: Any) -> None:
    """The newest are all of one kind: older rows of other kinds do not take their places."""
    member = lived()
    call = member.calls.get()
    many_times(call, at="created_at", attempt_id="null", created_at="now() + nth * interval '1 minute'")
    kinds = re.findall(r"<li><time [^>]+>[^<]+</time> <span><a [^>]+>([^<]+)</a>", page(rep, member))
    assert kinds == ["Call"] * desk.SHOWN


def test_what_is_opened_from_all_shown_is_no_old_news(rep: Any) -> None:
    """The state that a form carries is the same with few and with all rows on the page."""
    member = lived()
    much_more_of(member)
    opened = rep.get(f"/admin/desk/{member.pk}/?all").context["opened"]
    answer = rep.post(f"/admin/desk/{member.pk}/do-not-call/", {"opened": opened, "source": "member"})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (roles.REP, "moderate: within 7 days · for the member"),
        (roles.SUPERVISOR, "moderate: within 7 days · for the member"),
        (roles.PHARMACIST, "Statin not taken on every day · moderate: within 7 days · for the member"),
    ],
)
def test_an_alert_stands_there_and_only_a_pharmacist_reads_what_it_is_about(role: str, told: str) -> None:
    alert = tmr.alert(members.member())
    text = page(staff.signed_in(role), alert.member)
    line = f'<a href="/admin/reviews/tmralert/{alert.pk}/change/">{ALERT}</a>: {told} <em>to do</em></span>'
    assert line in text
    assert "Lipitor" not in text
