"""Run the sandbox vendor."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews import sandbox
from reviews.delivery import signing


class Command(BaseCommand):
    help = (
        "A real HTTP vendor on the loopback address for demonstration and tests. POST /events verifies and "
        "acknowledges, GET /received lists what it holds, POST /behave sets how it answers next. It keeps "
        "everything in memory."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT + 1)

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The sandbox vendor is for the demonstration; production has real vendors.")
        try:
            server = sandbox.serve(port=options["port"], secret=signing.secrets_of("sandbox")[0])
        except OSError as error:
            raise CommandError(f"Port {options['port']} is taken. Choose another with --port.") from error
        self.stdout.write(f"The sandbox vendor listens on http://127.0.0.1:{server.server_port}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.server_close()
