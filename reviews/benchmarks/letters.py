"""Letters per second from due to the mail drop, against WeasyPrint alone on the same pages with the same fonts.

Ours is the real thing: messages to the broker, one worker process or two, the database, the storage, the mail drop.
The letters are mixed: introductions of several pages and confirmations, English and Spanish, standard and large.
"""

import datetime
import itertools
import time
from collections.abc import Callable, Iterator

import psutil
from django.conf import settings
from django.template.loader import render_to_string
from django.test.utils import override_settings
from django.utils import timezone, translation

from members.models import Enrolment, Member, ProgramYear
from mtmsite import pdf
from reviews import tasks
from reviews.benchmarks import people, worker
from reviews.benchmarks.measuring import Metric, rates
from reviews.documents import introduction, letter_content
from reviews.documents.wording import wording
from reviews.models import Letter, LetterKind, LetterState
from reviews.services import introductions, mailing, matching

ROUNDS = 8
LETTERS = 2000  # of each side at scale 1
PATIENCE = 600  # seconds for one batch
MIX = list(itertools.product(("en", "es"), (False, True)))  # language and large print, in turn


def run(scale: float, tell: Callable[[str], None]) -> dict[str, Metric]:
    """``pipeline_vs_weasyprint``, ``two_workers_vs_one``, and ``worker_memory_growth`` (before against after)."""
    count = max(1, round(LETTERS * scale / ROUNDS))
    year = people.prepare()
    mine, others = (_batches(count, year, first) for first in ("1", "2"))
    pages = iter([[_page(letter) for letter in batch] for batch in mine])
    store = {"LETTERS_DIR": str(settings.STORAGES["letters"]["OPTIONS"]["location"])}
    one_by_one, two_at_once, memory = iter(mine), iter(others), Memory()
    with worker.running(queue="one", **store) as pid, worker.running(queue="two", processes=2, **store):

        def one() -> int:
            _print(next(one_by_one), "one")
            memory.look(pid, count)
            return count

        def two() -> int:
            _print(next(two_at_once), "two")
            return count

        def bare() -> int:
            for html in next(pages):
                pdf.unrepaired(html)
            return count

        found = rates({"one": one, "two": two, "bare": bare}, rounds=ROUNDS, unit="letters/s", tell=tell)
    return {
        "pipeline_vs_weasyprint": Metric(found["one"], found["bare"], "letters/s"),
        "two_workers_vs_one": Metric(found["two"], found["one"], "letters/s"),
        "worker_memory_growth": Metric(memory.early, memory.late, "MB"),
    }


class Memory:
    """What the process that prints has resident: after a hundred letters, and now."""

    def __init__(self) -> None:
        self.letters, self.early, self.late = 0, 0.0, 0.0

    def look(self, pid: int, count: int) -> None:
        printing = psutil.Process(pid).children(recursive=True)
        self.late = sum(process.memory_info().rss for process in printing) / 1e6
        if self.letters < 100:
            self.early = self.late
        self.letters += count


def _print(letters: list[Letter], queue: str) -> None:
    for letter in letters:
        tasks.render_letter.apply_async(args=[str(letter.pk)], queue=queue)
    _wait_for(letters)
    report = mailing.put_into_mail_drop(by=people.BY)
    if report.mailed != len(letters):
        raise RuntimeError(f"{report.mailed} letters were mailed, not {len(letters)}: {dict(report.skipped)}")


def _wait_for(letters: list[Letter]) -> None:
    latest = time.monotonic() + PATIENCE
    waiting = Letter.objects.filter(pk__in=[letter.pk for letter in letters]).exclude(
        current_state=LetterState.RENDERED
    )
    while waiting.exists():
        if time.monotonic() > latest:
            raise RuntimeError(f"{waiting.count()} letters were not printed")
        time.sleep(0.1)


def _batches(count: int, year: ProgramYear, first: str) -> list[list[Letter]]:
    """Due letters for every round and one before, with no undo window to wait for; one in four is an introduction."""
    with override_settings(UNDO_WINDOW=datetime.timedelta(0)):
        for number, member in enumerate(_members(count * (ROUNDS + 1), first)):
            if number % 4:
                request = people.ask(member, year, number)
                matching.match(request_id=str(request.pk), by=people.BY)
            else:
                _enrol(member, year)
        while introductions.make_due(by=people.BY):
            pass
        letters = list(Letter.objects.due().filter(member__member_id__startswith=first).order_by("member__member_id"))
    return [letters[start : start + count] for start in range(0, len(letters), count)]


def _members(count: int, first: str) -> Iterator[Member]:
    for number in range(count):
        language, large = MIX[number // 4 % len(MIX)]
        member = Member(
            member_id=f"{first}{number:07}",
            first_name="Maria",
            last_name=f"Lopez {first}{number}",
            birth_date=datetime.date(1948, 4, 28),
            address1=f"{number + 1} Main Street",
            city="Boston",
            state="MA",
            zip_code="02110",
            phone="617-555-0123",
            language=language,
            large_print=large,
        )
        member.save()
        yield member


def _enrol(member: Member, year: ProgramYear) -> None:
    today = timezone.localdate()
    Enrolment.objects.create(
        member=member,
        program_year=year,
        contract_number="S0001",
        reason_code="01",
        enrolled_on=today,
        offer_due_on=today,
    )


def _page(letter: Letter) -> str:
    """The HTML that the letter is printed from."""
    frozen = letter_content.freeze(letter, timezone.localdate())
    with translation.override(frozen.language):
        introducing = letter.kind == LetterKind.INTRODUCTORY
        drawn = introduction.codes_of(frozen.content) if introducing else {}
        return render_to_string(wording(letter.kind, frozen.language).template, {"letter": frozen.content, **drawn})
