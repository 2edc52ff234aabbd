"""The call desk: who may, what is shown when, what is done, what is refused with a word, and nothing typed is lost."""

import datetime
import uuid

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone, translation

from members import roles
from members.models import AuditEvent, Enrolment, Member
from reviews.admin.desk.pages import ACTS, box_of
from reviews.models import Call, ContactHold, DeskPresence, Letter, ListRequest, MemberRequest, VendorNotice
from reviews.services import contact_consents, desk, scripts
from tests.factories import calls, histories, introductions, members, reviews, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


@pytest.fixture
def member():
    return introductions.enrolment().member


def at(member, slug=""):
    return f"/admin/desk/{member.pk}/{slug}/" if slug else f"/admin/desk/{member.pk}/"


def page(client, member, slug=""):
    return client.get(at(member, slug)).content.decode()


def send(client, member, slug, opened=None, **typed):
    """As the page sends it: with the state of the desk that was opened."""
    opened = opened or client.get(at(member)).context["opened"]
    return client.post(at(member, slug), {"opened": opened, **typed})


def said(member, **changes):
    right = {
        "name": member.full_name, "number": member.member_id, "zip_code": member.zip_code,
        "birth_month": member.birth_date.month, "birth_day": member.birth_date.day,
        "birth_year": member.birth_date.year,
    }  # fmt: skip
    return {**right, **changes}


def answered(client, member):
    assert send(client, member, "answer", **said(member)).status_code == 302


def contact(**changes):
    return {"phone": "617-555-0123", "language": "en", "submission_key": str(uuid.uuid4()), **changes}


# Who may --------------------------------------------------------------------------------------------------------------

READ, ACT = {roles.PHARMACIST, roles.AUDITOR}, {roles.REP, roles.SUPERVISOR}


@pytest.mark.parametrize("role", sorted({*READ, *ACT, roles.PROGRAM_OWNER}))
def test_who_sees_and_who_acts(role, member):
    client = staff.signed_in(role)
    may_see = role in READ | ACT
    assert client.get(at(member)).status_code == (200 if may_see else 403)
    for slug in ACTS:
        for answer in (client.get(at(member, slug)), client.post(at(member, slug), {})):
            assert (answer.status_code == 403) is (role not in ACT), slug
    assert client.post(at(member, "here")).status_code == (200 if may_see else 403)
    assert client.get("/admin/desk/").status_code == (200 if role in ACT else 403)
    assert ("Open the call and check" in page(client, member)) is (role in ACT)


def test_the_unkind_ways(rep, member):
    nobody = staff.sign_in(Client(), User.objects.create_user("nobody", is_staff=True))
    for path in (at(member), at(member, "close"), "/admin/desk/"):
        assert Client().get(path).url.startswith("/admin/login/")
        assert nobody.get(path).status_code == 403
    assert rep.get("/admin/desk/999999999/").status_code == 404
    assert rep.get(at(member, "no-such-act")).status_code == 404
    assert rep.post(at(member)).status_code == 405
    assert rep.get(at(member, "here")).status_code == 405
    assert rep.post("/admin/desk/").status_code == 405


def test_opening_it_leaves_a_trace(rep, member):
    rep.get(at(member))
    event = AuditEvent.objects.get(verb="desk.viewed")
    assert (event.actor, event.object_id, event.origin) == (rep.user.username, str(member.pk), "192.0.2.7")


# What is shown --------------------------------------------------------------------------------------------------------


def test_flags_say_what_the_data_can_answer(rep, member):
    Member.objects.filter(pk=member.pk).update(
        wished_language="vi", uses_tty=True, hospice=True, confidential_address=True
    )
    letter = reviews.mailed_letter(member)
    reviews.follow_up(letter)
    calls.hold(member)
    calls.tried(member, "no_answer")
    shown = page(rep, member)
    for words in (
        "Do not call", "Tiếng Việt", "TTY or relay", "In hospice", "never say it on the phone", "mail came back",
        "May leave a message", "1 try this year", "1 in a row reached nobody", "In the ",
    ):  # fmt: skip
        assert words.lower() in shown.lower(), words


def test_text_messages_that_were_stopped_are_flagged(rep, member):
    consent = contact_consents.record(member=member, channel="text", address=member.phone, source="rep", by="rep")
    assert "agreed to" in page(rep, member)
    contact_consents.withdraw(consent=consent, source="reply", by="carrier")
    assert "taken back (STOP), none is sent" in page(rep, member)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"death_date": timezone.localdate()}, "Died on"),
        ({"long_term_care": True}, "In long-term care"),
        ({"large_print": True}, "Large print"),
    ],
)
def test_a_flag_of_the_plans_file(rep, member, columns, words):
    Member.objects.filter(pk=member.pk).update(**columns)
    assert words in page(rep, member)


def test_who_is_not_covered_is_flagged(rep, member):
    members.coverage(member, datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))
    assert "Not covered by the plan today" in page(rep, member)


def test_facts_of_health_are_shown_when_the_caller_has_passed(rep):
    member = histories.enrolled(members.member()).member
    fact = "at-risk limitation"
    assert fact not in page(rep, member)
    answered(rep, member)
    assert fact in page(rep, member)
    assert fact in page(staff.signed_in(roles.PHARMACIST), member)


def test_empty_fields_are_kept_in_each_language_without_what_was_typed(rep, member):
    empty = page(rep, member)
    answer = send(rep, member, "answer", name="Somebody else", birth_month="13")
    assert (answer.status_code, "Somebody else" in answer.content.decode()) == (422, True)
    assert [found for found in (empty, page(rep, member)) if "Somebody else" in found or "Full name" not in found] == []
    for language, words in (("es", "Nombre completo"), ("en", "Full name")):
        with translation.override(language):
            act, shown = ACTS["answer"], desk.gather(member=member, who="rep")
            assert words in box_of(act, shown)["fields"]


def test_somebody_else_who_has_it_open_is_named_for_two_minutes(rep, member):
    other = staff.signed_in(roles.SUPERVISOR)
    other.get(at(member))
    assert f"Someone else has this open: {other.user.username}" in page(rep, member)
    assert rep.user.username in other.post(at(member, "here")).content.decode()
    DeskPresence.objects.filter(who=other.user.username).update(
        seen_at=timezone.now() - datetime.timedelta(seconds=121)
    )
    assert "Someone else" not in page(rep, member)


def test_the_heartbeat_keeps_no_session_alive(rep, member, settings):
    rep.get(at(member))
    session = rep.session
    session["staff_seen"] -= settings.STAFF_IDLE.total_seconds() - 60
    session.save()
    seen = rep.session["staff_seen"]
    rep.post(at(member, "here"))
    assert rep.session["staff_seen"] == seen
    session["staff_seen"] -= 120
    session.save()
    DeskPresence.objects.all().delete()
    rep.post(at(member, "here"))
    assert not DeskPresence.objects.exists()
    assert rep.get(at(member)).url.startswith("/admin/login/")


# Calls ----------------------------------------------------------------------------------------------------------------


def test_the_caller_is_checked_once_more_and_then_never(rep, member):
    send(rep, member, "answer", **said(member, number="WRONG1"))
    assert "This is the last try" in page(rep, member)
    send(rep, member, "check", **said(member, zip_code="99999"))
    shown = page(rep, member)
    assert "This is the last try" not in shown
    assert "general information only" in shown
    assert send(rep, member, "check", **said(member)).status_code == 409
    assert "WRONG1" not in str([*Call.objects.values(), *AuditEvent.objects.values()])


def test_a_call_is_open_until_it_has_a_code_and_stands_on_the_reps_list(rep, member):
    answered(rep, member)
    assert member.full_name in rep.get("/admin/desk/").content.decode()
    answer = send(rep, member, "close")
    assert answer.status_code == 422
    assert "Choose one code." in answer.content.decode()
    assert send(rep, member, "close", code="INF", note="hours of the line").status_code == 302
    call = Call.objects.get()
    assert (call.code, call.note, call.closed_by) == ("INF", "hours of the line", rep.user.username)
    assert member.full_name not in rep.get("/admin/desk/").content.decode()


def test_a_call_back_is_on_the_own_list_and_on_that_of_others(rep, member):
    answered(rep, member)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    day = {"day_month": tomorrow.month, "day_day": tomorrow.day, "day_year": tomorrow.year}
    assert send(rep, member, "close", code="CBK", **day).status_code == 422
    assert send(rep, member, "close", code="CBK", time="10:00", **day).status_code == 302
    Call.objects.update(next_at=timezone.now())
    other = staff.signed_in(roles.REP)
    for client in (rep, other):
        assert member.full_name in client.get("/admin/desk/").content.decode()


def test_do_not_call_is_obeyed_and_lifted_on_its_page(rep, member):
    send(rep, member, "do-not-call", source="member", reason="asked on the phone")
    answer = send(rep, member, "dial", purpose="offer")
    assert answer.status_code == 422
    assert "Do not call" in answer.content.decode()
    hold = ContactHold.objects.get()
    assert (hold.source, hold.reason, hold.by) == ("member", "asked on the phone", rep.user.username)
    rep.post(f"/admin/reviews/contacthold/{hold.pk}/lift/", {"reason": "changed her mind"})
    assert send(rep, member, "dial", purpose="offer").status_code == 302
    assert Call.objects.get().direction == "outbound"


def test_the_card_in_force_is_on_the_screen_in_the_call_and_its_version_is_kept(rep, member):
    card = staff.script(purpose="question", words="Thank you for calling {plan}.", answers="Is this a scam?\nNo.")
    scripts.approve(version=card, by="second")
    assert "Thank you for calling" not in page(rep, member)
    answered(rep, member)
    shown = page(rep, member)
    assert "Thank you for calling Example Health Plan." in shown
    assert "Is this a scam?" in shown
    assert Call.objects.get().script == card.label


def test_a_review_that_is_wanted_can_be_booked_from_here(rep, member):
    request = reviews.matched_request(member)
    assert f"/admin/appointments/{request.pk}/" in page(rep, member)


# Acts -----------------------------------------------------------------------------------------------------------------


def test_a_review_is_taken_as_on_the_public_form_and_the_code_is_at_hand(rep, member):
    answered(rep, member)
    shown = page(rep, member, "review")
    assert "Choose up to three times" in shown
    assert member.phone in shown
    typed = contact(windows=["any_time"], questions="Two doctors")
    assert send(rep, member, "review", **typed).status_code == 302
    request = MemberRequest.objects.get()
    assert (request.source, request.state, request.member, request.any_time) == ("phone", "matched", member, True)
    assert request.questions == "Two doctors"
    assert request.statuses.first().by == rep.user.username
    assert 'value="REQ" id="id_close_code_0" checked' in page(rep, member)
    send(rep, member, "close", code="REQ")
    assert Enrolment.objects.get().offered_on == timezone.localdate()


def test_what_is_wrong_is_said_at_its_place_and_what_was_typed_stays(rep, member):
    answered(rep, member)
    answer = send(rep, member, "review", **contact(phone="12", questions="Two doctors"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in text
    assert "Two doctors" in text
    assert not MemberRequest.objects.exists()


@pytest.mark.parametrize(("slug", "choice"), [("not-now", "not_now"), ("leave", "leave"), ("come-back", "come_back")])
def test_other_wishes(rep, member, slug, choice):
    answered(rep, member)
    assert send(rep, member, slug, **contact()).status_code == 302
    assert MemberRequest.objects.get().choice == choice


def test_a_helpers_request_needs_no_check_and_waits(rep, member):
    send(rep, member, "answer")
    assert send(rep, member, "review", **contact()).status_code == 422
    helped = contact(helper_name="Ana Lopez", helper_relationship="daughter")
    assert send(rep, member, "review", **helped).status_code == 302
    assert MemberRequest.objects.get().state == "waiting"


def test_without_the_check_nothing_is_changed_and_what_harms_nobody_is_done(rep, member):
    letter = reviews.mailed_letter(member)
    send(rep, member, "answer")
    for slug, typed in (
        ("wishes", {"language": "es"}),
        ("copy", {"which": str(letter.pk), "reason": "lost"}),
        ("not-now", contact()),
    ):
        answer = send(rep, member, slug, **typed)
        assert answer.status_code == 422, slug
        assert "general information only" in answer.content.decode()
    assert send(rep, member, "send-list", language="en", size="standard").status_code == 302
    assert ListRequest.objects.get().member == member


def test_letters_again_anew_and_stopped(rep, member):
    mailed = reviews.mailed_letter(member)
    answered(rep, member)
    assert send(rep, member, "copy", which=str(mailed.pk), reason="lost").status_code == 302
    assert Letter.objects.get(copy_of=mailed).state == "rendered"
    anew = {"which": str(mailed.pk), "reason": "reads Spanish", "language": "es", "size": "large"}
    assert send(rep, member, "anew", **anew).status_code == 302
    newer = Letter.objects.get(supersedes=mailed)
    assert (newer.wanted_language, newer.wanted_size) == ("es", "large")
    assert send(rep, member, "cancel", which=str(newer.pk), reason="not wanted").status_code == 302
    assert newer.state == "cancelled"
    assert send(rep, member, "copy", which=str(uuid.uuid4()), reason="lost").status_code == 422


def test_a_notice_is_sent_again_and_wishes_are_kept(rep, member):
    notice = reviews.queued_notice(member)
    VendorNotice.objects.filter(pk=notice.pk).update(state="rejected")
    answered(rep, member)
    assert send(rep, member, "resend", which=str(notice.pk), reason="mended").status_code == 302
    notice.refresh_from_db()
    assert notice.state == "queued"
    assert send(rep, member, "wishes", language="es", large_print="on").status_code == 302
    member.refresh_from_db()
    assert (member.reads, member.large_print) == ("es", True)


def test_a_stale_desk_refuses_with_a_word_and_the_second_press_does_it(rep, member):
    answered(rep, member)
    opened = rep.get(at(member)).context["opened"]
    reviews.matched_request(member)
    answer = send(rep, member, "close", opened=opened, code="INF", note="typed already")
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Someone changed this since you opened it" in text
    assert "typed already" in text
    assert send(rep, member, "close", opened=answer.context["opened"], code="INF").status_code == 302


@pytest.mark.parametrize("opened", ["", "forged"])
def test_a_forged_state_does_nothing(rep, member, opened):
    assert rep.post(at(member, "do-not-call"), {"opened": opened, "source": "member"}).status_code == 409
    assert not ContactHold.objects.exists()


def test_an_act_that_is_not_offered_is_too_late(rep, member):
    assert send(rep, member, "close", code="INF").status_code in {409, 422}
    assert send(rep, member, "wishes", language="es").status_code == 409


def test_the_members_page_leads_to_the_desk(rep, member):
    assert at(member) in rep.get(f"/admin/members/member/{member.pk}/change/").content.decode()
