"""The demonstration: made whole, made once, refused where it has no place."""

import json
import stat
import uuid
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from members.models import (
    AuditEvent,
    Coverage,
    Enrolment,
    Member,
    PrescriptionClaim,
    ProgramYear,
    TargetingDecision,
)
from members.services.status import TransitionRefused
from reviews.demo import calls as demo_calls
from reviews.demo import fates
from reviews.demo import requests as demo_requests
from reviews.demo.stories import Story
from reviews.models import (
    Call,
    CallPurpose,
    Choice,
    Complaint,
    ComplaintState,
    ConsentState,
    ContactConsent,
    ContactHold,
    Discrepancy,
    FollowUp,
    FollowUpKind,
    Letter,
    LetterKind,
    LetterState,
    MemberRequest,
    MemberTmr,
    Message,
    MessageState,
    NoticeState,
    PrintDifference,
    PrintRun,
    RequestState,
    ReviewDraft,
    ReviewVersion,
    SummarySent,
    TmrAlert,
    TmrOutreach,
    TmrRun,
    Vendor,
    VendorEvent,
    VendorNotice,
)
from reviews.models.contact_hold import STOPS_MAIL
from reviews.services import matching, requests
from reviews.services.desk import calls_of
from tests.factories import members, reviews

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.VAR = tmp_path / "var"
    for name in ("MAIL_DROP", "PRINT_RUNS_DIR", "EXCHANGE_DIR"):
        setattr(settings, name, tmp_path / name)


@pytest.fixture(scope="class")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """One run for all tests that look at it: what it said, and its VAR. Each test's own changes are rolled back."""
    var = tmp_path_factory.mktemp("demo")
    names = ("MAIL_DROP", "PRINT_RUNS_DIR", "EXCHANGE_DIR")
    folders = override_settings(VAR=var, **{name: var / name for name in names})
    with django_db_blocker.unblock(), transaction.atomic():
        with folders:
            said = seed()
        yield said, var
        transaction.set_rollback(True)


def seed():
    said = StringIO()
    call_command("seed_demo", "--json", stdout=said)
    return said.getvalue()


def outcome(said):
    return json.loads(said.splitlines()[-1])


class TestTheWhole:
    def test_makes_every_choice_and_every_state_that_can_be_reached(self, seeded):
        told = outcome(seeded[0])
        assert set(MemberRequest.objects.values_list("choice", flat=True)) == set(Choice.values)
        # Nobody declines in a call of the stories, and the stories contradict nobody.
        never = {RequestState.DECLINED, RequestState.REPLACED}
        assert set(told["requests_by_state"]) == set(RequestState.values) - never
        never = {LetterState.IN_PRINT_BATCH, LetterState.SUPERSEDED}
        # In the print batch a letter is only while a run empties it; being sent a notice is only while a worker has it.
        assert set(told["letters_by_state"]) == set(LetterState.values) - never
        assert set(told["notices_by_state"]) == set(NoticeState.values) - {NoticeState.SENDING, NoticeState.SENT}

    def test_publishes_this_year_and_the_next_as_a_demonstration_without_the_sponsors_name(self, seeded):
        today = timezone.localdate()
        for year in ProgramYear.objects.filter(year__in=[today.year, today.year + 1]):
            assert year.is_published
            assert year.is_demonstration
            assert "Blue Cross" not in str([getattr(year, field.attname) for field in year._meta.fields])
        assert not ProgramYear.objects.get(year=2023).is_demonstration

    def test_every_screen_of_partners_and_messages_has_something_to_show(self, seeded):
        assert outcome(seeded[0])["traffic"] == {"messages": 8, "told by the vendor": 4, "print runs": 3}
        told = Letter.objects.filter(event__isnull=False).values_list("kind", flat=True)
        assert set(told) == {LetterKind.TOLD_LEAVE, LetterKind.TOLD_NOT_NOW}
        assert FollowUp.objects.filter(kind=FollowUpKind.RETURNED_MAIL).count() == 1
        states = set(Message.objects.values_list("current_state", flat=True))
        assert states == {MessageState.DUE, MessageState.HANDED_OVER, MessageState.CANCELLED}
        assert set(ContactConsent.objects.values_list("current_state", flat=True)) == set(ConsentState.values)
        assert PrintDifference.objects.open().exists()
        assert Discrepancy.objects.open().exists()

    def test_every_desk_screen_has_calls_to_show(self, seeded):
        assert outcome(seeded[0])["calls"] == {"created": len(demo_calls.CALLS), "kept": 0, "not possible": 0}
        assert set(Call.objects.values_list("purpose", flat=True)) == set(CallPurpose.values)
        assert set(Complaint.objects.values_list("current_state", flat=True)) == set(ComplaintState.values)
        mine = calls_of(who="demo-rep")
        assert all((mine.left_open, mine.mine, mine.everybody))
        assert ContactHold.objects.open().filter(kind__in=STOPS_MAIL).count() == 2

    def test_invented_people_differ_in_all_that_matters(self, seeded, settings):
        people = Member.objects.filter(member_id__startswith="DEMO")
        assert people.count() == 60
        assert people.filter(language="es").exists()
        assert people.filter(large_print=True).exists()
        assert people.exclude(death_date=None).exists()
        assert people.filter(address1="").exists()
        assert Coverage.objects.filter(member__in=people).count() == 60
        for member in people:
            member.full_clean()
        assert Vendor.objects.get().endpoint == f"{settings.SANDBOX_URL}/events"

    def test_who_is_enrolled_was_targeted_from_invented_claims(self, seeded):
        told = outcome(seeded[0])["histories"]
        assert told["claims"] == PrescriptionClaim.objects.count() > 1_000
        assert told["targeted"] == told["enrolled"] == Enrolment.objects.count()
        outcomes = set(TargetingDecision.objects.values_list("outcome", flat=True))
        assert outcomes == {"met", "not_met", "skipped"}
        assert not PrescriptionClaim.objects.filter(drug__ingredients=[]).exists()
        assert Enrolment.objects.filter(opt_out_reason="03").exists()

    def test_alerts_of_the_targeted_review_wait_were_told_and_were_answered(self, seeded):
        told = outcome(seeded[0])["alerts"]
        assert told["members"] == MemberTmr.objects.count()
        assert told["alerts"] == TmrAlert.objects.count()
        states = set(TmrAlert.objects.values_list("current_state", flat=True))
        assert states == {"open", "accepted", "modified", "refused", "no_response"}
        assert set(TmrAlert.objects.values_list("severity", flat=True)) == {"high", "moderate", "low"}
        assert set(TmrAlert.objects.values_list("heading", flat=True)) == {"cost", "guidelines", "regimen", "safety"}
        assert set(TmrOutreach.objects.values_list("channel", flat=True)) == {"mail", "fax", "in_person"}

    def test_reviews_are_half_written_finalised_corrected_and_their_packets_wait_or_were_mailed(self, seeded):
        assert ReviewDraft.objects.filter(review=None).count() == 1
        assert sorted(ReviewVersion.objects.values_list("number", flat=True)) == [1, 1, 1, 1, 2]
        packets = Letter.objects.filter(kind=LetterKind.TAKEAWAY).values_list("current_state", flat=True)
        assert sorted(packets) == ["cancelled", "due", "due", "mailed", "mailed"]
        assert SummarySent.objects.count() == 2
        copy = Letter.objects.get(kind=LetterKind.TAKEAWAY_COPY)
        packet = Letter.objects.get(review_version=copy.review_version, kind=LetterKind.TAKEAWAY)
        assert (copy.current_state, packet.content["copy_to"]) == ("due", copy.representative.name)
        assert MemberRequest.objects.get(copy_wanted=True).current_state == RequestState.WAITING

    def test_a_second_run_changes_nothing_and_says_so(self, seeded, settings):
        settings.VAR = seeded[1]
        models = (Member, Coverage, MemberRequest, Letter, VendorNotice, ProgramYear, AuditEvent, User, Vendor)
        models += (
            TmrRun,
            TmrAlert,
            TmrOutreach,
            PrescriptionClaim,
            Enrolment,
            ContactConsent,
            Message,
            VendorEvent,
            PrintRun,
            Call,
        )
        before = [model.objects.count() for model in models]
        second = seed()
        assert [model.objects.count() for model in models] == before
        told = outcome(second)
        assert told["members"] == {"created": 0, "kept": 60}
        assert told["requests"]["created"] == 0
        assert told["requests"]["kept"] == outcome(seeded[0])["requests"]["created"]
        assert told["logins"]["created"] == 0
        assert "password" not in second

    def test_each_login_works_and_its_password_is_kept_for_its_owner_alone(self, seeded):
        said, var = seeded
        file = var / "demo-logins.txt"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        lines = [line.split("\t") for line in file.read_text().splitlines()]
        assert len(lines) == 6
        for name, password, app in lines:
            assert f"login {name}  password {password}  code: manage.py demo_code {name}" in said
            assert password not in said.splitlines()[-1]
            assert app.startswith(f"otpauth://totp/{name}?secret=")
            client = Client()
            assert client.post("/admin/login/", {"login": name, "password": password}).url == "/admin/account/code/"
            said_code = StringIO()
            call_command("demo_code", name, stdout=said_code)
            assert client.post("/admin/account/code/", {"code": said_code.getvalue()}).url == "/admin/"
            assert client.get("/admin/").status_code == 200
        assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == ["demo-admin"]

    def test_the_person_to_try_with_matches_at_once(self, seeded):
        who = outcome(seeded[0])["try_a_request_with"]
        member = Member.objects.get(member_id=who["member_id"])
        request = requests.submit(
            answers=reviews.answers(member, zip_code=who["zip_code"]),
            program_year=ProgramYear.objects.open_on(timezone.localdate()),
            submission_key=uuid.uuid4(),
            by="test",
        )
        assert matching.match(request_id=str(request.pk), by="test") == RequestState.MATCHED

    def test_two_of_the_same_name_and_birth_date_wait_for_a_rep(self, seeded):
        twins = Member.objects.filter(first_name="Robert", last_name="Smith")
        assert len({(twin.birth_date, twin.zip_code) for twin in twins}) == 1
        request = MemberRequest.objects.get(first_name="Robert", typed_member_id="")
        assert request.state == RequestState.WAITING

    def test_every_change_was_made_by_a_service_and_audited(self, seeded):
        for request in MemberRequest.objects.all():
            assert AuditEvent.objects.filter(object_id=str(request.pk), verb="request.received").count() == 1
        for letter in Letter.objects.in_state(LetterState.MAILED):
            assert AuditEvent.objects.filter(object_id=str(letter.pk), verb="letter.mailed").count() == 1

    def test_the_sandbox_is_followed_to_another_port(self, seeded, settings):
        settings.SANDBOX_URL = "http://127.0.0.1:9876"
        assert outcome(seed())["vendor"] == "kept, with the sandbox's present address"
        assert Vendor.objects.get().endpoint == "http://127.0.0.1:9876/events"

    def test_says_how_to_set_passwords_that_are_not_on_file(self, seeded):
        assert "changepassword" in seed()


def test_refuses_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        seed()
    assert not Member.objects.exists()
    assert not User.objects.exists()


def test_a_real_year_is_left_alone_and_gets_no_invented_request():
    real = members.program_year()
    told = outcome(seed())
    real.refresh_from_db()
    assert not real.is_demonstration
    assert told["requests"] == "skipped: no demonstration year is open today"
    assert "a real year" in told["years"][str(real.year)]
    assert not MemberRequest.objects.exists()


def test_a_draft_with_partners_of_its_own_is_left_alone():
    draft = members.program_year(published=False, vendor_key="another")
    told = outcome(seed())
    draft.refresh_from_db()
    assert draft.published_at is None
    assert "partners of its own" in told["years"][str(draft.year)]


def test_a_worker_that_was_faster_and_a_missing_secret_stop_nothing(settings, monkeypatch):
    def overtaken(request):
        raise TransitionRefused("mailed already")

    two = [Story(2, Choice.REVIEW, overtaken), Story(3, Choice.LEAVE, fates.told_vendor)]
    monkeypatch.setattr(demo_requests, "STORIES", two)
    monkeypatch.setattr(demo_calls, "CALLS", [])
    settings.VENDOR_SECRETS = {}
    told = outcome(seed())
    assert (told["requests"]["created"], told["requests"]["overtaken"]) == (2, 1)
    assert "secret is missing" in told["vendor"]
    assert told["notices_by_state"] == {"held": 1, "queued": 1}
