"""The present code of a demonstration login."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.services.second_factors import LAST_STEP
from reviews.demo import logins

STEP = 30  # seconds


class Command(BaseCommand):
    help = (
        "Says the six digits that the authenticator app of a demonstration login would show now, so that one can sign "
        "in without a phone. Each code opens the back office once: when the present one was used, the next one is "
        "said, which counts already. Refuses in production, and knows no other accounts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=[*logins.ROLES, logins.ADMIN], help="a demonstration login")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is production (MTM_MODE): codes are shown by their owner's app alone.")
        app = Authenticator.objects.filter(user__username=options["name"], type=Authenticator.Type.TOTP).first()
        if app is None:
            raise CommandError(
                f"{options['name']} has no authenticator app. Make the logins first: manage.py seed_demo"
            )
        self.stdout.write(_code(app))


def _code(app: Authenticator) -> str:
    present = int(time.time()) // STEP
    step = max(present, app.data.get(LAST_STEP, 0) + 1)
    return format_hotp_value(hotp_value(decrypt(app.data["secret"]), step))
