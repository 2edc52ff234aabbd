"""Give the site's database role its rights: it may add to the history and read it, never rewrite it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from members.services import database_roles


class Command(BaseCommand):
    help = (
        "Run it as the owner of the tables, after each migrate, for the role that web, worker and beat use. The role "
        "must exist. It may then read and write everything but history: of the audit trail, the status tables and "
        "the pages as they were it may read and add rows, never change, delete or truncate. Prints the SQL; --apply "
        "runs it. purge_expired then has to be run as the owner of the tables."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="name of the database role of the running site")
        parser.add_argument("--apply", action="store_true", help="run the statements; without it they are printed")

    def handle(self, *args: Any, **options: Any) -> None:
        for statement in database_roles.statements(options["role"]):
            self.stdout.write(f"{statement};")
        if options["apply"]:
            try:
                database_roles.apply(role=options["role"])
            except DatabaseError as error:
                raise CommandError("The role does not exist, or this connection does not own the tables.") from error
            self.stdout.write("-- done")
