"""A rep or an auditor shows what a page said on a day."""

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent, PageVersion
from members.services import page_history
from tests.factories import staff

pytestmark = pytest.mark.django_db
ON_DAY = "/admin/members/pageversion/on-day/"


@pytest.fixture
def version() -> PageVersion:
    page_history.keep(pages={"/2023/": "<h1>As it was</h1>"}, by="test")
    return PageVersion.objects.get()


def asked(version: PageVersion, **changes: str) -> dict[str, str]:
    day = version.kept_at.astimezone()
    return {
        "address": "/2023/", "day_month": str(day.month), "day_day": str(day.day), "day_year": str(day.year), **changes,
    }  # fmt: skip


@pytest.mark.parametrize("role", [roles.REP, roles.AUDITOR])
def test_what_a_page_said_today(version, role):
    client = staff.signed_in(role)
    page = client.get(ON_DAY, asked(version))
    shown = reverse("admin:members_pageversion_shown", args=[version.pk])
    assert shown in page.text
    assert version.sha256[:12] in page.text
    text = client.get(shown).text
    assert "<h1>As it was</h1>" in text
    assert version.sha256 in text
    event = AuditEvent.objects.get(verb="page_version.shown")
    assert (event.actor, event.object_id) == (client.user.username, str(version.pk))


def test_a_day_before_anything_was_kept(version):
    page = staff.signed_in(roles.AUDITOR).get(ON_DAY, asked(version, day_year="2020"))
    assert "Nothing was kept of this page by that day." in page.text


@pytest.mark.parametrize(
    "changes",
    [{"address": "/nothing/"}, {"day_month": "13"}, {"day_day": ""}, {"day_year": "2199"}, {"day_year": "x"}],
)
def test_a_question_that_cannot_be_is_told_at_its_place(version, changes):
    response = staff.signed_in(roles.AUDITOR).get(ON_DAY, asked(version, **changes))
    assert response.status_code == 422
    assert "There is a problem" in response.text


def test_the_form_alone_is_no_error(version):
    response = staff.signed_in(roles.AUDITOR).get(ON_DAY)
    assert response.status_code == 200
    assert "There is a problem" not in response.text


def test_without_the_permission_nobody_sees_them(version, client):
    outsider = staff.signed_in(roles.REP)
    outsider.user.groups.clear()
    for address in (ON_DAY, reverse("admin:members_pageversion_shown", args=[version.pk])):
        assert client.get(address).status_code == 302
        assert outsider.get(address).status_code == 403
    assert not AuditEvent.objects.filter(verb="page_version.shown").exists()


def test_a_version_is_only_read(version):
    owner = staff.signed_in(roles.PROGRAM_OWNER)
    change = reverse("admin:members_pageversion_change", args=[version.pk])
    assert "Show it as a page" in owner.get(change).text
    assert AuditEvent.objects.filter(verb="page_version.viewed").exists()
    assert owner.post(change, {"html": "no"}).status_code == 403
    assert owner.get("/admin/members/pageversion/987654/shown/").status_code == 404
