"""Enrolments in the back office: the due list, what a rep may do, and the member's page."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.models import AuditEvent, Enrolment, Member, OptOutWish
from tests.factories import histories, members

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Enrolment:
    return histories.enrolled(members.member())


def post(client: Client, record: Enrolment | Member, act: str, **answers: str) -> int:
    address = reverse(f"admin:members_{record._meta.model_name}_{act}", args=[record.pk])
    return client.post(address, answers).status_code


def due_list(client: Client, which: str) -> list[str]:
    page = client.get(reverse("admin:members_enrolment_changelist"), {"offer": which})
    return [row.member.member_id for row in page.context["cl"].result_list]


def test_the_due_list_is_in_the_order_of_the_dates_overdue_first(admin_client: Client) -> None:
    today = timezone.localdate()
    rows = [histories.enrolled(members.member()) for _ in range(4)]
    for each, days in zip(rows, (30, -5, 10, -1), strict=True):
        Enrolment.objects.filter(pk=each.pk).update(offer_due_on=today + datetime.timedelta(days=days))
    Enrolment.objects.filter(pk=rows[2].pk).update(offered_on=today)
    ids = [each.member.member_id for each in rows]
    assert due_list(admin_client, "overdue") == [ids[1], ids[3]]
    assert due_list(admin_client, "soon") == [ids[1], ids[3]]
    assert due_list(admin_client, "due") == [ids[1], ids[3], ids[0]]
    assert due_list(admin_client, "nonsense") == [ids[1], ids[3], ids[0], ids[2]]


def test_the_list_names_nobody(admin_client: Client, row: Enrolment) -> None:
    page = admin_client.get(reverse("admin:members_enrolment_changelist")).content.decode()
    assert row.member.member_id in page
    assert "Lopez" not in page


def test_a_rep_takes_a_member_out_and_lets_the_member_back_in(admin_client: Client, row: Enrolment) -> None:
    assert post(admin_client, row, "leave", way="welcome_call", cms_reason="03") == 302
    row.refresh_from_db()
    assert (row.state, row.opt_out_way, row.opt_out_reason) == ("opted_out", "welcome_call", "03")
    assert AuditEvent.objects.get(verb="enrolment.opted_out").actor == "admin"
    assert post(admin_client, row, "leave", way="phone", cms_reason="03") == 302  # the same again changes nothing
    assert post(admin_client, row, "come-back", reason="called and asked") == 302
    row.refresh_from_db()
    assert row.state == "enrolled"


def test_what_is_missing_is_said(admin_client: Client, row: Enrolment) -> None:
    assert post(admin_client, row, "leave", cms_reason="03") == 422
    assert post(admin_client, row, "leave", way="web", cms_reason="03") == 422
    assert post(admin_client, row, "come-back") == 422
    assert post(admin_client, row, "offered") == 422
    row.refresh_from_db()
    assert row.state == "enrolled"


def test_an_offer_is_noted_with_its_day(admin_client: Client, row: Enrolment) -> None:
    today = timezone.localdate()
    parts = {"on_month": str(today.month), "on_day": str(today.day), "on_year": str(today.year)}
    assert post(admin_client, row, "offered", **parts) == 302
    row.refresh_from_db()
    assert row.offered_on == today
    page = admin_client.get(reverse("admin:members_enrolment_change", args=[row.pk])).content.decode()
    assert "/offered/" not in page


def test_a_member_who_is_not_in_leaves_a_wish_from_the_members_page(admin_client: Client) -> None:
    members.program_year()
    member = members.member()
    assert post(admin_client, member, "leave", way="phone", cms_reason="03", until_further_notice="on") == 302
    assert OptOutWish.objects.get().year is None
    assert post(admin_client, member, "come-back", reason="changed her mind") == 302
    assert not OptOutWish.objects.holding_for(members.this_year()).exists()


def test_without_an_open_year_it_says_so(admin_client: Client) -> None:
    response = admin_client.post(
        reverse("admin:members_member_leave", args=[members.member().pk]), {"way": "phone", "cms_reason": "03"}
    )
    assert response.status_code == 422
    assert "No program year is open today." in response.content.decode()


def test_the_members_page_shows_enrolment_decision_and_history(admin_client: Client, row: Enrolment) -> None:
    page = admin_client.get(reverse("admin:members_member_change", args=[row.member_id])).content.decode()
    assert reverse("admin:members_enrolment_change", args=[row.pk]) in page
    assert "In an at-risk limitation of the drug management program, which is enough alone: met." in page
    history = admin_client.get(reverse("admin:members_enrolment_change", args=[row.pk])).content.decode()
    assert "targeted" in history
    assert "In an at-risk limitation" in history


def test_a_run_shows_its_figures(admin_client: Client, row: Enrolment) -> None:
    run = row.program_year.targeting_runs.get()
    page = admin_client.get(reverse("admin:members_targetingrun_change", args=[run.pk])).content.decode()
    assert "1 newly enrolled" in page
    assert admin_client.get(reverse("admin:members_targetingrun_changelist")).status_code == 200


def test_a_decision_is_found_by_its_member_alone_and_leaves_a_trace(admin_client: Client, row: Enrolment) -> None:
    address = reverse("admin:members_targetingdecision_changelist")
    assert not admin_client.get(address).context["cl"].result_list
    found = admin_client.post(address, {"q": row.member.member_id}, follow=True)
    decision = found.context["cl"].result_list[0]
    admin_client.get(reverse("admin:members_targetingdecision_change", args=[decision.pk]))
    assert AuditEvent.objects.filter(verb="decision.viewed", object_id=str(decision.pk)).exists()


def test_the_start_page_counts_what_is_overdue_and_opens_it(admin_client: Client, row: Enrolment) -> None:
    Enrolment.objects.update(offer_due_on=timezone.localdate() - datetime.timedelta(days=1))
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert "<strong>1</strong> reviews that should have been offered by now" in page
    assert reverse("admin:members_enrolment_changelist") + "?offer=overdue" in page
