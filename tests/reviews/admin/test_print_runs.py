"""Print runs in the back office: progress while one is made, totals after, differences closed with a word."""

import pytest
from django.urls import reverse

from members import roles
from reviews.models import PrintDifference, PrintRun
from tests.factories import reviews, staff

pytestmark = pytest.mark.django_db


def address(record, name="change"):
    return reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_{name}", args=[record.pk])


def test_progress_and_state_stand_in_the_list_and_on_the_page():
    rep = staff.signed_in(roles.REP)
    made = PrintRun.objects.create(date="2026-07-01", kind="introductory", number=1, form="merged", size=2000, done=500)
    made.statuses.create(state="making", by="worker")
    reviews.print_run()
    for page in (rep.get("/admin/reviews/printrun/"), rep.get(address(made))):
        assert "500 of 2000" in page.text
        assert "being made" in page.text
    assert "handed over to the print house" in rep.get("/admin/reviews/printrun/").text


def test_a_difference_is_closed_with_a_word():
    rep = staff.signed_in(roles.REP)
    letter, run = reviews.rendered_letter(), reviews.print_run()
    difference = PrintDifference.objects.create(run=run, letter_key=str(letter.pk), what="not_printed", told="spoiled")
    assert "differences with the print house" in rep.get("/admin/").text
    assert rep.post(address(difference, "close"), {"reason": ""}).status_code == 422
    rep.post(address(difference, "close"), {"reason": "printed again"})
    difference.refresh_from_db()
    assert (difference.closed_by, difference.word) == (rep.user.username, "printed again")
    assert rep.post(address(difference, "close"), {"reason": "again"}).status_code == 409
    assert list(rep.get("/admin/reviews/printdifference/?standing=open").context["cl"].result_list) == []
