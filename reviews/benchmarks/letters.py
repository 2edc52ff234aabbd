"""Letters per second from due to the mail drop, against WeasyPrint alone on the same pages with the same fonts."""

import datetime
from collections.abc import Callable

from django.template.loader import render_to_string
from django.test.utils import override_settings
from django.utils import timezone, translation

from mtmsite import pdf
from reviews.benchmarks import people
from reviews.benchmarks.measuring import Metric, take_turns
from reviews.documents import letter_content
from reviews.documents.wording import wording
from reviews.models import Letter
from reviews.services import letters, mailing, matching

ROUNDS = 9
LETTERS = 5  # in one batch at scale 1


def run(scale: float, tell: Callable[[str], None]) -> dict[str, Metric]:
    """``pipeline_vs_weasyprint``."""
    count = max(1, round(LETTERS * scale))
    due = _due_letters(count * (ROUNDS + 1))
    batches = [due[start : start + count] for start in range(0, len(due), count)]
    letters_left, pages_left = iter(batches), iter([[_page(letter) for letter in batch] for batch in batches])

    def ours() -> int:
        for letter in next(letters_left):
            letters.render(letter_id=str(letter.pk), by=people.BY)
        mailed = mailing.put_into_mail_drop(by=people.BY).mailed
        if mailed != count:
            raise RuntimeError(f"{mailed} letters were mailed, not {count}")
        return count

    def bare() -> int:
        for html in next(pages_left):
            pdf.unrepaired(html)
        return count

    return {"pipeline_vs_weasyprint": take_turns(ours, bare, rounds=ROUNDS, unit="letters/s", tell=tell)}


def _due_letters(count: int) -> list[Letter]:
    """Of as many requests, matched, with no undo window to wait for."""
    year, members = people.prepare(), people.with_an_address()
    with override_settings(UNDO_WINDOW=datetime.timedelta(0)):
        for number in range(count):
            request = people.ask(members[number % len(members)], year, number)
            matching.match(request_id=str(request.pk), by=people.BY)
    return list(Letter.objects.due())


def _page(letter: Letter) -> str:
    """The HTML that the letter is printed from."""
    frozen = letter_content.freeze(letter, timezone.localdate())
    with translation.override(frozen.language):
        return render_to_string(wording(letter.kind, frozen.language).template, {"letter": frozen.content})
