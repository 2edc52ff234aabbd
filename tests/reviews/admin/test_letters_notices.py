"""Letters and notices in the back office: read, printed again, queued again."""

import hashlib

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from reviews.models import LetterState, NoticeState, Vendor, VendorNotice
from reviews.services import letters
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


@pytest.fixture
def sent(monkeypatch):
    handed = []
    monkeypatch.setattr("reviews.tasks.enqueue", lambda task, *ids: handed.append((task.name, *ids)))
    return handed


def address(record, name="change"):
    return reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_{name}", args=[record.pk])


def test_the_stored_pdf_is_read_in_the_browser_and_the_look_written_down(rep):
    letter = reviews.rendered_letter()
    response = rep.get(address(letter, "pdf"))
    pdf = b"".join(response.streaming_content)
    assert hashlib.sha256(pdf).hexdigest() == letter.sha256
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{letter.pk}.pdf"'
    assert "no-store" in response["Cache-Control"]
    event = AuditEvent.objects.get(verb="letter.read")
    assert (event.actor, event.object_id, event.origin) == (rep.user.username, str(letter.pk), "192.0.2.7")


def test_a_letter_that_is_not_printed_has_no_pdf(rep):
    letter = reviews.due_letter()
    assert rep.get(address(letter, "pdf")).status_code == 404
    assert "not printed yet" in rep.get(address(letter)).text


def test_a_file_that_is_gone_is_told_and_not_counted_as_read(rep):
    letter = reviews.rendered_letter()
    letter.file.storage.delete(letter.file.name)
    response = rep.get(address(letter, "pdf"), follow=True)
    assert "cannot be read from the storage" in response.text
    assert not AuditEvent.objects.filter(verb="letter.read").exists()


def test_no_pdf_for_those_who_may_not_see_letters():
    letter = reviews.rendered_letter()
    assert staff.signed_in(roles.PROGRAM_OWNER).get(address(letter, "pdf")).status_code == 403


def test_opening_letter_and_notice_is_written_down(rep):
    request = reviews.matched_request()
    letter, notice = request.letters.get(), request.notices.get()
    rep.get(address(letter))
    rep.get(address(notice))
    assert AuditEvent.objects.get(verb="letter.viewed").object_id == str(letter.pk)
    assert AuditEvent.objects.get(verb="notice.viewed").object_id == str(notice.pk)


def test_why_a_letter_is_held_back_stands_on_its_page(rep):
    member = members.member(address1="", city="", state="", zip_code="02110")
    letter = reviews.due_letter(member)
    assert "no address on file" in rep.get(address(letter)).text
    assert "no address on file" in rep.get("/admin/reviews/letter/").text


def test_a_failed_letter_is_printed_again(rep, sent):
    letter = reviews.due_letter()
    letters.fail(letter_id=str(letter.pk), by="worker", reason="KeyError")
    assert "Print it again" in rep.get(address(letter)).text
    response = rep.post(address(letter, "retry"), {"reason": "wording mended"}, follow=True)
    assert "printed again in a moment" in response.text
    assert letter.state == LetterState.DUE
    assert sent == [("reviews.tasks.render_letter", str(letter.pk))]


def test_a_letter_that_has_not_failed_is_not(rep, sent):
    letter = reviews.due_letter()
    assert "Print it again" not in rep.get(address(letter)).text
    assert rep.post(address(letter, "retry"), {"reason": "why not"}).status_code == 409
    assert sent == []


@pytest.mark.parametrize("state", [NoticeState.DEAD, NoticeState.REJECTED])
def test_a_stopped_notice_is_queued_again(rep, sent, state):
    notice = reviews.queued_notice()
    VendorNotice.objects.filter(pk=notice.pk).update(state=state, attempts=20, last_error="the vendor answered 404")
    assert "the vendor answered 404" in rep.get(address(notice)).text
    response = rep.post(address(notice, "requeue"), {"reason": "they moved"}, follow=True)
    assert "queued and will be sent" in response.text
    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (NoticeState.QUEUED, 20)
    assert sent == [("reviews.tasks.send_notice", str(notice.pk))]


def test_a_notice_that_was_taken_meanwhile_is_not(rep, sent):
    notice = reviews.queued_notice()
    response = rep.post(address(notice, "requeue"), {"reason": "again"})
    assert response.status_code == 409
    assert "someone else was faster" in response.text
    assert "Send it again" not in response.text
    assert sent == []


def vendor_form(vendor, **changes):
    names = ("name", "channel", "endpoint", "file_layout", "list_endpoint", "test_endpoint")
    days = {"works_on": "0,1,2,3,4", "initial-works_on": "0,1,2,3,4"}
    return {**{name: getattr(vendor, name) for name in names}, **days, **changes}


def test_a_rep_puts_a_rejected_notice_right(rep, sent):
    notice = reviews.queued_notice()
    VendorNotice.objects.filter(pk=notice.pk).update(state="rejected", last_error="no such phone number")
    page = rep.get(address(notice)).text
    assert 'value="617-555-0123"' in page
    form = {"phone": "617-555-0188", "phone_alternate": "", "language": notice.request.language, "reason": "called"}
    response = rep.post(address(notice, "mend"), form, follow=True)
    assert "under the same key" in response.text
    notice.refresh_from_db()
    assert (notice.state, notice.payload["data"]["member"]["phone"]) == (NoticeState.QUEUED, "617-555-0188")
    assert AuditEvent.objects.get(verb="notice.mended").values == {"fields": ["phone"]}
    assert sent == [("reviews.tasks.send_notice", str(notice.pk))]


def test_mending_a_notice_that_goes_its_way_changes_nothing(rep, sent):
    notice = reviews.queued_notice()
    assert rep.post(address(notice, "mend"), {"phone": "1", "reason": "x"}).status_code == 409
    notice.refresh_from_db()
    assert notice.request.phone == "617-555-0123"
    assert sent == []


def test_a_supervisor_sends_tests_of_a_vendor_in_test_mode(monkeypatch):
    supervisor, vendor = staff.signed_in(roles.SUPERVISOR), reviews.vendor()
    members.program_year()
    assert "Send one of each type" not in supervisor.get(address(vendor)).text
    changes = vendor_form(vendor, test_mode="on", test_endpoint="https://vendor.example.org/test")
    assert supervisor.post(address(vendor), changes).status_code == 302
    assert "Send one of each type" in supervisor.get(address(vendor)).text
    monkeypatch.setattr("reviews.tasks.enqueue", lambda task, *ids: None)
    assert "8 test notices are queued" in supervisor.post(address(vendor, "test"), {}, follow=True).text
    assert VendorNotice.objects.filter(test=True).count() == 8


def test_tests_at_the_real_address_are_refused():
    supervisor, vendor = staff.signed_in(roles.SUPERVISOR), reviews.vendor()
    response = supervisor.post(address(vendor), vendor_form(vendor, test_mode="on", test_endpoint=vendor.endpoint))
    assert "Tests need an address of their own" in response.text


def test_a_supervisor_holds_a_vendor_and_it_is_written_down():
    supervisor, vendor = staff.signed_in(roles.SUPERVISOR), reviews.vendor()
    data = vendor_form(vendor, on_hold="on", key="another")
    assert supervisor.post(address(vendor), data).status_code == 302
    vendor.refresh_from_db()
    assert (vendor.on_hold, vendor.key) == (True, "sandbox")
    event = AuditEvent.objects.get(verb="vendor.changed")
    assert event.values == {"fields": ["on_hold"], "on_hold": True, "test_mode": False}


def test_a_rep_only_reads_vendors(rep):
    vendor = reviews.vendor()
    assert rep.post(address(vendor), {"on_hold": "on"}).status_code == 403
    assert not Vendor.objects.get().on_hold


@pytest.mark.parametrize("name", ["letter", "vendornotice"])
def test_lists_cost_the_same_queries_however_long(rep, name, django_assert_max_num_queries):
    for _each in range(6):
        reviews.matched_request()
    with django_assert_max_num_queries(19):
        page = rep.get(f"/admin/reviews/{name}/")
    assert len(page.context["cl"].result_list) == 6
