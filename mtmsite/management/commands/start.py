"""Everything at once: engines, migrations, program years, web, worker, beat, and in the demonstration a vendor."""

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from mtmsite.embedded.postgres import Postgres
from mtmsite.embedded.valkey import Valkey
from mtmsite.supervisor import claim, prepare
from mtmsite.supervisor.children import Child
from mtmsite.supervisor.site import Site

# The demonstration may run as root, as in a container; Celery need not say so each time.
QUIET = {} if settings.PRODUCTION else {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}
HOST = "127.0.0.1"
MANAGE = str(settings.BASE_DIR / "manage.py")


class Command(BaseCommand):
    help = (
        "Runs the whole site until Ctrl-C: PostgreSQL and Valkey (where DATABASE_URL and REDIS_URL are unset), "
        "migrations, program years, web server, Celery worker and beat; as demonstration also its data and a vendor "
        "sandbox on the next port. One site per VAR. Logs are in VAR/log; warnings are shown here too."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT, help="default: PORT, or 8000")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["port"] != settings.PORT:
            _again_with(options["port"])
        self.address = f"http://{HOST}:{settings.PORT}"
        with contextlib.ExitStack() as stack:
            stack.enter_context(claim.claim_folder(settings.VAR, self.address))
            code = self._run(stack)
        sys.exit(code)

    def _run(self, stack: contextlib.ExitStack) -> int:
        left = claim.end_left_overs(settings.VAR)
        if left:
            self._say("site", f"ended {left} processes that a killed run had left behind")
        for port, what in self._ports():
            claim.check_port(HOST, port, what)
        site = Site(list(self._children()), self._say)
        stack.callback(site.end)
        site.end_at_once_on_signals()
        self._start_engines(site, stack)
        prepare.everything(self._say)
        site.listen()
        return site.run(self.address, settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", HOST), self._welcome)

    def _ports(self) -> Iterator[tuple[int, str]]:
        yield settings.PORT, "the site"
        if not settings.PRODUCTION:
            yield settings.PORT + 1, "the vendor sandbox"

    def _start_engines(self, site: Site, stack: contextlib.ExitStack) -> None:
        if settings.EMBEDDED_POSTGRES:
            users = stack.enter_context(claim.claim_database(settings.VAR))
            postgres = Postgres(settings.VAR)
            self._say("site", "starting PostgreSQL ...")
            site.add_engine(postgres)
            for note in postgres.notes:
                self._say("site", note)
            claim.share_database(users)
        if settings.EMBEDDED_VALKEY:
            site.add_engine(Valkey(settings.VAR))

    def _children(self) -> Iterator[Child]:
        python = [sys.executable, "-m"]
        celery = [*python, "celery", "--quiet", "--app", "mtmsite"]
        yield self._child("web", [*python, "gunicorn", "--config", "python:mtmsite.gunicorn", "mtmsite.wsgi"])
        yield self._child("worker", [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"])
        schedule = settings.VAR / "beat-schedule"
        yield self._child("beat", [*celery, "beat", "--schedule", str(schedule), "--pidfile", ""])
        if not settings.PRODUCTION:
            yield self._child("vendor", [sys.executable, MANAGE, "vendor_sandbox", "--port", str(settings.PORT + 1)])

    def _child(self, name: str, command: list[str]) -> Child:
        env = {**os.environ, claim.MARK: str(settings.VAR), "PYTHONUNBUFFERED": "1", **QUIET}
        return Child(name, command, env, settings.BASE_DIR, settings.VAR / "log" / f"{name}.log", self._say)

    def _welcome(self) -> None:
        lines = ["", f"The site answers on {self.address}/", f"  back office  {self.address}/admin/"]
        if not settings.PRODUCTION:
            lines.append(f"  vendor       http://{HOST}:{settings.PORT + 1}/received")
        if prepare.LOGINS.exists():
            lines.append(f"  logins       {prepare.LOGINS}")
        lines += [f"  data, logs   {settings.VAR}", "Ctrl-C ends it.", ""]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    def _say(self, name: str, words: str) -> None:
        self.stdout.write(f"{name:<7}| {words}")
        self.stdout.flush()


def _again_with(port: int) -> None:
    """Start over with PORT in the environment: settings, and so every process, read the port there."""
    os.environ["PORT"] = str(port)
    os.execv(sys.executable, [sys.executable, MANAGE, "start"])
