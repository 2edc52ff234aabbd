"""Who was enrolled is introduced once: one letter, one notice; nothing leaves for who has left meanwhile."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from members.models import AuditEvent, Enrolment, Member
from members.services import enrolment as enrolling
from reviews import tasks
from reviews.documents import inserts, letter_content, wording
from reviews.models import Letter, LetterState, NoticeState, VendorNotice
from reviews.references import parse_reference
from reviews.services import introductions as service
from reviews.services import letters, mailing, outbox, pending
from tests.factories import introductions, members, reviews
from tests.racing import together
from tests.vendor import running_vendor

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    return settings.MAIL_DROP


def make_due() -> int:
    return service.make_due(by="worker")


def leave(row: Enrolment) -> None:
    enrolling.opt_out(member=row.member, program_year=row.program_year, way="phone", by="rep")


def notice_of(letter: Letter) -> VendorNotice:
    return VendorNotice.objects.get(enrolment=letter.enrolment)


# Making due -----------------------------------------------------------------------------------------------------------


def test_an_enrolment_gets_a_letter_a_notice_and_an_audit_event_behind_the_undo_window(settings: Any) -> None:
    before = timezone.now()
    row = introductions.enrolment()
    assert make_due() == 1
    letter = Letter.objects.get()
    assert (letter.enrolment, letter.member, letter.request) == (row, row.member, None)
    assert parse_reference(letter.form_reference) == letter.form_reference
    assert [each.state for each in letter.statuses.all()] == ["held", "due"]
    assert letter.not_before is not None
    assert letter.not_before >= before + settings.UNDO_WINDOW
    notice = VendorNotice.objects.get()
    assert (notice.state, notice.not_before) == (NoticeState.QUEUED, letter.not_before)
    event = AuditEvent.objects.get(verb="letter.due")
    assert (event.actor, event.object_type, event.object_id) == ("worker", "reviews.Letter", str(letter.pk))


def test_what_the_vendor_is_told() -> None:
    person = members.member(language="es", large_print=True, middle_initial="J")
    row = introductions.enrolment(person)
    make_due()
    payload = VendorNotice.objects.get().payload
    assert json.loads(json.dumps(payload)) == payload
    assert payload["type"] == "member.enrolled"
    assert payload["data"] == {
        "program_year": row.program_year.year,
        "reference": Letter.objects.get().form_reference,
        "member": {
            "id": person.member_id,
            "name": "Maria J Lopez",
            "birth_date": "1948-04-28",
            "phone": "617-555-0123",
            "phone_alternate": "",
            "language": "es",
            "needs": {"interpreter": False, "tty": False, "hearing_help": False, "large_print": True},
        },
        "contract_number": "S0001",
        "enrolled_on": row.enrolled_on.isoformat(),
        "offer_due_on": row.offer_due_on.isoformat(),
    }


def test_a_second_run_makes_nothing() -> None:
    introductions.enrolment()
    assert [make_due(), make_due()] == [1, 0]
    assert (Letter.objects.count(), VendorNotice.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "columns",
    [
        {"opted_out": True},
        {"ended_on": timezone.localdate},
        {"enrolled_on": lambda: timezone.localdate() + DAY},
    ],
)
def test_who_is_not_in_the_program_today_is_not_introduced(columns: dict[str, Any]) -> None:
    values = {name: value() if callable(value) else value for name, value in columns.items()}
    left = values.pop("opted_out", False)
    row = introductions.enrolment(**values)
    if left:
        leave(row)
    assert make_due() == 0


def test_neither_the_dead_nor_last_years_members_are_introduced() -> None:
    introductions.enrolment(members.member(death_date=timezone.localdate()))
    last_year = members.program_year(members.this_year() - 1)
    introductions.enrolment(program_year=last_year, enrolled_on=datetime.date(last_year.year, 3, 1))
    assert make_due() == 0


def test_who_goes_on_under_another_contract_was_introduced_already() -> None:
    person = members.member()
    first = introductions.mailed_letter(person)
    Enrolment.objects.filter(pk=first.enrolment.pk).update(ended_on=timezone.localdate())
    introductions.enrolment(person, contract_number="H0002")
    assert make_due() == 0


def test_who_changed_the_contract_before_the_letter_left_is_introduced_under_the_next() -> None:
    person = members.member()
    first = introductions.due_letter(person)
    Enrolment.objects.filter(pk=first.enrolment.pk).update(ended_on=timezone.localdate())
    second = introductions.enrolment(person, contract_number="H0002")
    assert make_due() == 0
    with time_machine.travel(timezone.now() + DAY):
        assert service.withdraw(by="worker") == 1
        assert make_due() == 1
    assert Letter.objects.get(enrolment=second).state == LetterState.DUE


def test_a_new_year_is_a_new_letter() -> None:
    person = members.member()
    last_year = members.program_year(members.this_year() - 1)
    with time_machine.travel(datetime.datetime(last_year.year, 3, 1, 15, tzinfo=datetime.UTC)):
        introductions.due_letter(person, program_year=last_year)
    introductions.enrolment(person)
    assert make_due() == 1


def test_thousands_go_in_batches_and_what_is_over_the_limit_waits(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(service, "BATCH", 20)
    for _ in range(50):
        introductions.enrolment()
    with django_assert_max_num_queries(3 * 9):
        assert service.make_due(by="worker", at_most=45) == 45
    assert make_due() == 5
    assert Letter.objects.values("form_reference").distinct().count() == 50


def test_a_reference_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = introductions.due_letter().form_reference
    drawn = iter([taken, "MTM-7K2D-9QXH"])
    monkeypatch.setattr(service, "new_reference", lambda: next(drawn))
    introductions.enrolment()
    assert make_due() == 1
    assert Letter.objects.filter(form_reference="MTM-7K2D-9QXH").exists()


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_introduce_everybody_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "BATCH", 5)
    for _ in range(30):
        introductions.enrolment()
    made = together(make_due, make_due, make_due)
    assert sum(made) + make_due() == 30
    assert (Letter.objects.count(), VendorNotice.objects.count()) == (30, 30)
    assert AuditEvent.objects.filter(verb="letter.due").count() == 30


@pytest.mark.django_db(transaction=True)
def test_leaving_at_the_same_moment_ends_well() -> None:
    rows = [introductions.enrolment() for _ in range(6)]
    answers = together(make_due, *[lambda row=row: leave(row) for row in rows])
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert Enrolment.objects.current().count() == 0
    introductions.ripen()
    assert mailing.put_into_mail_drop(by="worker").mailed == 0


def test_letters_that_members_asked_for_are_printed_first() -> None:
    introduction = introductions.due_letter()
    asked = reviews.due_letter()
    assert pending.find().letters == [str(asked.pk), str(introduction.pk)]


def test_the_sweep_introduces_after_the_mail_and_hands_out_ids_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    for task in (tasks.match_request, tasks.render_letter, tasks.send_notices):
        monkeypatch.setattr(task, "apply_async", lambda args, **options: sent.append(args))
    mailed_first = introductions.rendered_letter()
    introductions.enrolment()
    tasks.sweep()
    assert mailed_first.state == LetterState.MAILED
    letter = Letter.objects.exclude(pk=mailed_first.pk).get()
    assert letter.state == LetterState.DUE
    sent.clear()
    tasks.sweep()
    assert [str(letter.pk)] in sent


def test_introductions_that_fail_keep_no_other_letter_back(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = introductions.rendered_letter()
    monkeypatch.setattr(tasks.send_notices, "apply_async", lambda args, **options: None)
    monkeypatch.setattr(service, "make_due", lambda by: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.sweep()
    assert letter.state == LetterState.MAILED


# The same way to paper and mail drop ----------------------------------------------------------------------------------


def test_it_is_frozen_printed_and_mailed_as_any_letter(drop: Path) -> None:
    letter = introductions.rendered_letter(members.member(language="es", large_print=True))
    assert (letter.language, letter.size, letter.content["kind"]) == ("es", "large", "introductory")
    assert letter.content["reference"] == letter.form_reference
    assert letter.content["manage_address"].endswith("/es/request/")
    assert letter.content["address_lines"] == ["1 Main Street", "Boston, MA 02110"]
    assert mailing.put_into_mail_drop(by="worker").mailed == 1
    folder = drop / timezone.localdate().isoformat()
    assert {path.name for path in folder.iterdir()} == {f"{letter.pk}.pdf", "manifest.csv"}
    manifest = (folder / "manifest.csv").read_text()
    assert f"{letter.pk},introductory,es,large" in manifest
    assert letter.form_reference not in manifest


def test_it_is_really_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    letter = introductions.rendered_letter()
    assert letter.pages == 4


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"death_date": timezone.localdate}, "the member has died"),
        ({"address1": ""}, "no address on file"),
        ({"address1": "2 Side Street"}, "the address on file has changed since it was printed"),
    ],
)
def test_what_holds_a_letter_is_looked_at_in_the_moment_of_mailing(columns: dict[str, Any], reason: str) -> None:
    letter = introductions.rendered_letter()
    values = {name: value() if callable(value) else value for name, value in columns.items()}
    Member.objects.filter(pk=letter.member.pk).update(**values)
    report = mailing.put_into_mail_drop(by="worker")
    assert (report.mailed, dict(report.skipped)) == (0, {reason: 1})


def test_without_an_address_it_waits_until_there_is_one() -> None:
    person = members.member(address1="")
    letter = introductions.due_letter(person)
    assert pending.find().letters == []
    Member.objects.filter(pk=person.pk).update(address1="1 Main Street")
    assert pending.find().letters == [str(letter.pk)]


def test_who_left_meanwhile_gets_no_letter_and_the_vendor_hears_nothing(settings: Any) -> None:
    letter = introductions.rendered_letter()
    leave(letter.enrolment)
    report = mailing.put_into_mail_drop(by="worker")
    assert (report.mailed, dict(report.skipped)) == (0, {service.LEFT: 1})
    assert outbox.send(notice_id=str(notice_of(letter).pk), by="worker") == NoticeState.QUEUED
    assert service.withdraw(by="worker") == 0  # leaving may still be undone
    with time_machine.travel(timezone.now() + settings.UNDO_WINDOW + DAY):
        assert [service.withdraw(by="worker"), service.withdraw(by="worker")] == [1, 0]
    assert letter.state == LetterState.CANCELLED
    assert notice_of(letter).state == NoticeState.CANCELLED
    assert AuditEvent.objects.get(verb="letter.cancelled").reason == service.LEFT


def test_who_comes_back_within_the_undo_window_gets_the_letter() -> None:
    letter = introductions.rendered_letter()
    leave(letter.enrolment)
    enrolling.come_back(member=letter.member, program_year=letter.enrolment.program_year, by="rep")
    assert service.withdraw(by="worker") == 0
    assert mailing.put_into_mail_drop(by="worker").mailed == 1


def test_what_was_mailed_is_not_withdrawn() -> None:
    letter = introductions.rendered_letter()
    mailing.put_into_mail_drop(by="worker")
    leave(letter.enrolment)
    with time_machine.travel(timezone.now() + DAY):
        assert service.withdraw(by="worker") == 0
    assert letter.state == LetterState.MAILED


def test_in_production_words_and_inserts_must_be_verified(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PRODUCTION = True
    letter = introductions.rendered_letter()
    assert letters.hold_reason(letter) == "the wording is not verified"
    words = wording.wording("introductory", "en")
    object.__setattr__(words, "verified_by", "A. Reader")
    object.__setattr__(words, "verified_on", "2026-11-24")
    try:
        assert letters.hold_reason(letter) == "the wording is not verified"
        monkeypatch.setattr(inserts, "are_verified", lambda content, language: True)
        assert letters.hold_reason(letter) == ""
    finally:
        wording._registry.cache_clear()


def test_the_vendor_really_hears_of_it_once() -> None:
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        letter = introductions.due_letter()
        introductions.ripen()
        notice = notice_of(letter)
        assert [outbox.send(notice_id=str(notice.pk), by="worker") for _ in range(2)] == ["acknowledged", "skipped"]
        assert [event["body"]["type"] for event in inbox.received()] == ["member.enrolled"]
