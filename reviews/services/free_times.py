"""Times that are free for a call: those that suit a request best, and the parts of days that still have some."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone

from members.models import Member, ProgramYear
from reviews.models import Appointment, MemberRequest, ReviewProvider
from reviews.offered_times import parts_of_day, span
from reviews.services.diary import Diary
from reviews.working_plan import Slot

NOTICE = datetime.timedelta(hours=2)  # nobody is called sooner
AHEAD = datetime.timedelta(days=30)
SUGGESTED, A_DAY = 9, 3
KEPT = 60  # seconds for which a process believes what it counted

Span = tuple[datetime.datetime, datetime.datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A time at which that provider has a place. ``wished``: in a window of the request."""

    provider: ReviewProvider
    slot: Slot
    places: int
    wished: bool
    speaks: bool
    licence_known: bool

    @property
    def key(self) -> str:
        """As a form sends it back."""
        return f"{self.provider.pk} {self.slot.starts_at.isoformat()}"


def suggest(
    *,
    request: MemberRequest,
    member: Member,
    day: datetime.date | None = None,
    provider: ReviewProvider | None = None,
    without: Appointment | None = None,
) -> list[FreeTime]:
    """The best free times for the request: in a wished window first, then those nearest to one.

    Who speaks the member's language comes first among equals; with others an interpreter is needed. Who is known not
    to be licensed in the member's state is left out. On ``day`` all times of that day, else at most a few a day.
    """
    now, year = timezone.now(), request.program_year
    first, last = _from_to(year, now)
    providers = [provider] if provider else list(_providers(year, first, last))
    diary = Diary(providers, day or first, day or last, without=without)
    wishes = list(_wished_spans(request))
    language = request.language or member.reads
    found = sorted(
        (each for each in _free(diary, providers, member, language, wishes) if each.slot.starts_at >= now + NOTICE),
        key=lambda each: _order(each, wishes),
    )
    return _once_each(found) if day else _spread(_once_each(found))


def providers_of(year: ProgramYear) -> list[ReviewProvider]:
    """Who may hold a review of that year from now on."""
    return list(_providers(year, *_from_to(year, timezone.now())))


def may_hold(provider: ReviewProvider, member: Member, day: datetime.date) -> bool | None:
    """Whether the provider may practice where the member lives on that day; ``None`` when that is not known."""
    known = list(provider.licences.all())
    if not known or not member.state:
        return None
    return any(each.state == member.state.upper() and (each.expires_on or day) >= day for each in known)


def open_windows(year: ProgramYear, today: datetime.date) -> frozenset[str] | None:
    """The windows (``2026-12-01-morning``) in which somebody has a place; ``None`` when no plan is kept at all.

    Counted once a minute: it says nothing about anybody, and a wish takes no place.
    """
    key = f"open-windows-{year.pk}-{today}"
    known = cache.get(key)
    if known is None:
        known = [_count_windows(year, today)]
        cache.set(key, known, KEPT)
    windows: frozenset[str] | None = known[0]
    return windows


def _count_windows(year: ProgramYear, today: datetime.date) -> frozenset[str] | None:
    last = min(today + AHEAD, datetime.date(year.year, 12, 31))
    providers = list(_providers(year, today, last))
    if not providers:
        return None
    diary, parts = Diary(providers, today, last), parts_of_day(year)
    open_slots = (slot for each in providers for day in diary.days() for slot, seats in diary.slots(each, day) if seats)
    starts = [timezone.localtime(slot.starts_at) for slot in open_slots]
    return frozenset(
        f"{start:%Y-%m-%d}-{part}"
        for start in starts
        for part, (since, until) in parts.items()
        if since <= start.time() < until
    )


def _providers(year: ProgramYear, first: datetime.date, last: datetime.date) -> Iterable[ReviewProvider]:
    return ReviewProvider.objects.of(year).active_between(first, last).with_plan()


def _from_to(year: ProgramYear, now: datetime.datetime) -> tuple[datetime.date, datetime.date]:
    today = timezone.localdate(now)
    first = max(today, datetime.date(year.year, 1, 1))
    return first, max(first, min(first + AHEAD, datetime.date(year.year, 12, 31)))


def _wished_spans(request: MemberRequest) -> Iterator[Span]:
    for window in request.windows:
        try:
            yield span(window, request.program_year)
        except KeyError:  # the year has no such part of day
            continue


def _free(
    diary: Diary, providers: Iterable[ReviewProvider], member: Member, language: str, wishes: list[Span]
) -> Iterator[FreeTime]:
    for provider in providers:
        for day in diary.days():
            licensed = may_hold(provider, member, day)
            for slot, seats in diary.slots(provider, day) if licensed is not False else ():
                if seats:
                    yield FreeTime(
                        provider=provider,
                        slot=slot,
                        places=len(seats),
                        wished=any(since <= slot.starts_at < until for since, until in wishes),
                        speaks=language in provider.languages,
                        licence_known=licensed is not None,
                    )


def _order(each: FreeTime, wishes: list[Span]) -> tuple[bool, bool, datetime.timedelta, datetime.datetime, str]:
    start = each.slot.starts_at
    far = min((max(since - start, start - until, datetime.timedelta(0)) for since, until in wishes), default=None)
    return not each.wished, not each.speaks, far or datetime.timedelta(0), start, each.provider.name


def _once_each(found: Iterable[FreeTime]) -> list[FreeTime]:
    """Of several who are free at one time the first."""
    best: dict[datetime.datetime, FreeTime] = {}
    for each in found:
        best.setdefault(each.slot.starts_at, each)
    return list(best.values())


def _spread(found: Iterable[FreeTime]) -> list[FreeTime]:
    days: Counter[datetime.date] = Counter()
    chosen: list[FreeTime] = []
    for each in found:
        day = timezone.localdate(each.slot.starts_at)
        if days[day] < A_DAY and len(chosen) < SUGGESTED:
            days[day] += 1
            chosen.append(each)
    return chosen
