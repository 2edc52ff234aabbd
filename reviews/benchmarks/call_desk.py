"""The call desk of members with a history among a million: the whole page, against the bare SQL behind it."""

import itertools
import time
from collections.abc import Callable

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members import roles
from members.models import Enrolment, EnrolmentState, Member, ProgramYear
from members.services import status
from reviews.benchmarks import people
from reviews.benchmarks.measuring import Metric, quiet_log, take_turns
from reviews.benchmarks.wsgi_client import Client
from reviews.services import call_ends, calls, matching

ROUNDS = 7
PAGES = 40  # of each side in a round
LIVED = 200  # members with a history, at scale 1
REQUESTS, CALLS = 3, 4  # of each
# A fifth of all members was called by the vendor once.
CONTACTS = """
insert into reviews_contactattempt (id, created_at, member_id, program_year_id, at, channel, outcome)
select gen_random_uuid(), now(), id, %s, now() - id %% 300 * interval '1 day', 'phone', 'no_answer'
from members_member where id %% 5 = 0
"""


def run(year: ProgramYear, lived: int, tell: Callable[[str], None]) -> Metric:
    """Milliseconds of one page; less is better. The bare side sends the page's own reads once more."""
    keys = [_live(member, year) for member in _spread(lived)]
    with connection.cursor() as cursor:
        cursor.execute(CONTACTS, [year.pk])
        cursor.execute("analyze")
    client = _signed_in()
    paths = [reverse("desk", args=[key]) for key in keys]
    reads = [_reads(client, path) for path in paths]
    tell(f"{len(reads[0])} reads a page")
    shown, sent = itertools.cycle(paths), itertools.cycle(reads)

    def ours() -> int:
        for path in itertools.islice(shown, PAGES):
            client.get(path)
        return PAGES

    def bare() -> int:
        with connection.cursor() as cursor:
            for statements in itertools.islice(sent, PAGES):
                for statement in statements:
                    cursor.execute(statement)
                    cursor.fetchall()
        return PAGES

    with quiet_log():
        rates = take_turns(ours, bare, rounds=ROUNDS, unit="desks/s", tell=tell)
    return Metric(1_000 / rates.value, 1_000 / rates.baseline, "ms")


def _spread(count: int) -> list[Member]:
    """Members from all over the table."""
    step = max(1, Member.objects.count() // count)
    with connection.cursor() as cursor:
        cursor.execute("select id from members_member where id %% %s = 0 order by id limit %s", [step, count])
        keys = [key for (key,) in cursor.fetchall()]
    return list(Member.objects.filter(pk__in=keys))


def _live(member: Member, year: ProgramYear) -> int:
    """Enrolled, with requests, letters, notices and calls."""
    made = Enrolment.objects.create(
        member=member, program_year=year, contract_number="S0001", reason_code="01",
        enrolled_on=people.today(), offer_due_on=people.today(),
    )  # fmt: skip
    status.move(made, to=EnrolmentState.ENROLLED, by=people.BY, on=made.enrolled_on)
    for number in range(REQUESTS):
        matching.match(request_id=str(people.ask(member, year, number).pk), by=people.BY)
    for _number in range(CALLS):
        call = calls.open_call(member=member, program_year=year, direction="inbound", purpose="question", by=people.BY)
        call_ends.close(call=call, code="INF", by=people.BY)
    return int(member.pk)


def _signed_in() -> Client:
    """A rep's browser, past the second factor."""
    user = User.objects.create_user("bench-rep", is_staff=True)
    user.groups.add(Group.objects.get(name=roles.REP))
    factor = TOTP.activate(user, generate_totp_secret()).instance
    now, session = time.time(), SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": now},
        {"method": "mfa", "at": now, "id": factor.pk, "type": factor.type},
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.create()
    client = Client(WSGIHandler())
    client.cookies["sessionid"] = session.session_key or ""
    return client


def _reads(client: Client, path: str) -> list[str]:
    """What the page asks the database, written out."""
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return [query["sql"] for query in asked.captured_queries if query["sql"].lower().startswith("select")]
