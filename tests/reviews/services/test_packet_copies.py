"""Copies of packets: due once the packet is in the mail, once for each version, and on no clock of their own."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.documents import letter_content
from reviews.models import HandmadeCopy, Letter, LetterState, Message, Representative, SummarySent
from reviews.services import (
    cmr,
    letter_clock,
    letters,
    letters_again,
    messages,
    packet_copies,
    packets,
    pharmacist_day,
    upkeep,
)
from reviews.services import representatives as service
from tests.factories import calls, duplicates, members, representatives, reviews
from tests.factories import cmr as held
from tests.factories import messages as sent

pytestmark = pytest.mark.django_db
COPIES = Letter.objects.filter(kind="takeaway_copy")


@pytest.fixture(autouse=True)
def _drop(settings, tmp_path, monkeypatch):
    """Printing is not what is tested here."""
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)


def copied():
    return packet_copies.make_due(by="worker")


def test_nothing_is_due_before_the_packet_is_in_the_mail_and_it_never_waits():
    reader = representatives.on_file()
    version = held.finalised(reader.member)
    assert copied() == 0
    representatives.mail_all()
    assert held.packet(version).state == LetterState.MAILED
    assert (copied(), copied()) == (1, 0)
    copy = COPIES.get()
    assert (copy.state, copy.representative, copy.member) == (LetterState.DUE, reader, reader.member)


def test_the_copy_is_the_packet_as_it_was_mailed_and_says_what_it_is():
    copy = representatives.copy()
    packet = Letter.objects.get(kind="takeaway")
    letters.render(letter_id=str(copy.pk), by="worker")
    copy = COPIES.get()
    own = ("kind", "template_version", "copy_for")
    assert {key: copy.content[key] for key in copy.content if key not in own} == {
        key: packet.content[key] for key in packet.content if key not in own
    }
    assert packet.content["copy_to"] == copy.content["copy_to"] == copy.content["copy_for"]["name"] == "Ana Rivera"
    assert copy.printed_address == copy.representative.address_lines
    assert letters.hold_reason(copy) == ""
    assert not letter_content.is_verified(copy)


def test_a_corrected_version_sends_a_new_copy_and_stops_the_old_one():
    copy = representatives.copy()
    draft = cmr.start_correction(review=copy.review_version.review, by="pharmacist")
    cmr.save(draft_id=draft.pk, revision=draft.revision, content=held.content(minutes=20), by="pharmacist")
    draft.refresh_from_db()
    cmr.finalise(draft_id=draft.pk, revision=draft.revision, by="pharmacist", reason="the time was wrong")
    copy.refresh_from_db()
    assert copy.current_state == LetterState.CANCELLED
    representatives.mail_all()
    assert copied() == 1
    assert COPIES.in_state(LetterState.DUE).get().review_version.number == 2


@pytest.mark.parametrize("late", ["nobody", "later", "ended", "another member"])
def test_no_copy_where_nobody_had_asked(late):
    member = members.member()
    held.finalised(member)
    representatives.mail_all()
    if late == "later":
        representatives.on_file(member)
        Letter.objects.update(mail_date=representatives.yesterday())
    elif late == "ended":
        service.end(representative=representatives.on_file(member), by="rep", reason="x")
    elif late == "another member":
        representatives.on_file(members.member())
    assert copied() == 0


def test_the_sweep_makes_them_due_and_the_next_one_mails_them():
    version = held.finalised(representatives.on_file().member)
    letters.render(letter_id=str(held.packet(version).pk), by="worker")
    Letter.objects.update(not_before=timezone.now())
    upkeep.finish(by="worker")
    representatives.mail_all()
    assert COPIES.get().state == LetterState.MAILED


def test_clock_and_counts_are_the_packets_alone():
    copy = representatives.copy()
    packets.note_sent(by="worker")
    representatives.mail_all()
    packets.note_sent(by="worker")
    assert SummarySent.objects.count() == 1
    packet = Letter.objects.get(kind="takeaway")
    done = packet.review_version.review.done_on
    assert letter_clock.mail_by(packet) == done + packets.WITHIN
    assert letter_clock.mail_by(COPIES.get()) < done + packets.WITHIN
    SummarySent.objects.all().delete()
    assert pharmacist_day.packets_waiting()[0].letter == packet
    assert copy.pk != packet.pk


def test_nobody_makes_braille_of_a_copy():
    reader = representatives.on_file(members.member(braille=True))
    held.finalised(reader.member)
    representatives.mail_all()
    copied()
    representatives.mail_all()
    assert [each.letter.kind for each in HandmadeCopy.objects.all()] == ["takeaway"]


def test_the_member_gets_no_message_about_a_copy():
    reader = representatives.on_file()
    sent.consent(reader.member)
    held.finalised(reader.member)
    for _day in range(2):
        representatives.mail_all()
        copied()
        messages.make_due(by="worker")
    assert [each.letter.kind for each in Message.objects.all()] == ["takeaway"]


def test_a_copy_is_mailed_again_and_written_in_another_language():
    representatives.copy()
    representatives.mail_all()
    again = letters_again.copy(letter=COPIES.get(), by="rep", reason="lost")
    assert (again.representative, again.state) == (COPIES.first().representative, LetterState.RENDERED)
    anew = letters_again.replace(letter=COPIES.get(copy_of=None), by="rep", reason="reads Spanish", language="es")
    letters.render(letter_id=str(anew.pk), by="worker")
    content = Letter.objects.get(pk=anew.pk).content
    assert (content["language"], content["copy_for"]["name"]) == ("es", "Ana Rivera")
    assert content["copy_for"]["subject"].startswith("Copia")


def test_a_copy_is_not_written_anew_for_nobody():
    copy = representatives.copy()
    Representative.objects.update(since="2020-01-01", until="2020-01-02")
    with pytest.raises(ValidationError, match="No copies go"):
        letters_again.replace(letter=copy, by="rep", reason="x")


@pytest.mark.parametrize("why", ["the member has died", "held until the plan's file says more"])
def test_what_stops_the_members_mail_stops_the_copy(why):
    copy = representatives.copy()
    letters.render(letter_id=str(copy.pk), by="worker")
    if "died" in why:
        type(copy.member).objects.update(death_date=timezone.localdate())
    else:
        calls.hold(copy.member, kind="reported_death")
    assert letters.hold_reason(COPIES.get()) == why


def test_a_merge_takes_the_representative_along_unless_one_is_there():
    for own in (False, True):
        kept, other = members.member(), members.member()
        theirs = representatives.on_file(other)
        mine = representatives.on_file(kept, name="Bo Stone") if own else None
        duplicates.merged(kept, other)
        assert service.of(kept) == (mine or theirs)
