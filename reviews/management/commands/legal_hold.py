"""Keep everything of a member, or end that."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import Member
from reviews.models import LegalHold
from reviews.services import legal_holds


class Command(BaseCommand):
    help = (
        "Keeps everything of a member from purge_expired until it is lifted. Who ordered it and why stand in the "
        "audit. A second call changes nothing; --lift ends the hold."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("member_id")
        parser.add_argument("--by", required=True, help="who orders it")
        parser.add_argument("--reason", required=True, help="why, or how it was settled")
        parser.add_argument("--lift", action="store_true", help="end the hold")

    def handle(self, *args: Any, **options: Any) -> None:
        member = Member.objects.with_identifier(options["member_id"]).with_kept().first()
        if member is None:
            raise CommandError("No member has this ID.")
        member = member.kept
        if options["lift"]:
            held = LegalHold.objects.open().of(member).first()
            if held is None:
                raise CommandError("This member has no open hold.")
            legal_holds.lift(hold=held, by=options["by"], word=options["reason"])
        else:
            legal_holds.hold(member=member, by=options["by"], reason=options["reason"])
        self.stdout.write("Lifted." if options["lift"] else "Held.")
