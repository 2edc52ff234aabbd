"""The mail desk in a browser: mail that came back, a letter mailed again, and what the print house says of a run."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from members import roles
from reviews.documents import letter_content
from reviews.models import Letter, PrintDifference, PrintRun
from reviews.services import mailing
from tests.browser import signing_in
from tests.browser.desks import Worker
from tests.browser.watching import nothing_odd
from tests.factories import introductions, members, reviews, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def letter(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Letter:
    """Mailed some time ago; paper is not what is looked at here."""
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    settings.PRINT_RUNS_DIR = tmp_path / "runs"
    return reviews.mailed_letter()


def returned(path: Path, run: PrintRun, *, without: Letter) -> Path:
    """The print house's file of a run from which one letter fell."""
    with path.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["run", "letter_id", "pages", "sha256", "result"])
        for each in run.letters.exclude(pk=without.pk):
            lines.writerow([run.name, each.pk, each.pages, each.sha256, "printed"])
    return path


def test_a_day_at_the_mail_desk(page: Any, live_server: Any, letter: Letter, tmp_path: Path) -> None:
    rep = Worker(page, live_server)
    signing_in.sign_in(page, live_server, staff.account(roles.REP))
    with nothing_odd(page, live_server.url):
        # given an envelope that came back: the rep finds the letter by its reference, and notes what is stamped on it
        page.goto(f"{live_server.url}/admin/reviews/letter/")
        page.get_by_label("Search").fill(letter.reference)
        rep.press("Search", letter.reference)
        rep.follow(letter.reference)
        page.get_by_text("It came back", exact=True).click()
        page.get_by_label("moved, no new address known").check()
        rep.press("Note that it came back", "a follow-up to call the member is open")

        # when the member is called and says that the address is right, letters go to it again
        rep.start()
        rep.follow("members to call because mail came back")
        rep.open_row(letter.member.full_name)
        rep.write("confirm", "called: the mail box was full")
        rep.press("Confirm the address", "Letters go to this address again.")

        # and the letter is mailed once more, byte for byte, with the reason
        rep.follow(letter.get_kind_display())
        page.get_by_text("Mail it again", exact=True).click()
        rep.write("copy", "it came back by mistake")
        rep.press("Mail an exact copy", "This is the copy.")
        copy = Letter.objects.get(copy_of=letter)
        assert copy.sha256 == letter.sha256

        # given that its print run came back without it, the start page has the difference, closed with a word
        reviews.rendered_letter(members.member())
        introductions.ripen()
        mailing.put_into_mail_drop(by="worker")
        call_command("print_run")
        file = returned(tmp_path / "returned.csv", PrintRun.objects.latest("created_at"), without=copy)
        call_command("print_run", returned=file)
        rep.start()
        rep.follow("differences with the print house")
        rep.open_row(str(copy.pk))
        rep.write("close", "they print it tonight")
        rep.press("Close it", "Closed.")
    assert rep.wrong == {}
    difference = PrintDifference.objects.get()
    assert (difference.letter, difference.word) == (copy, "they print it tonight")
