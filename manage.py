#!/usr/bin/env python
"""Django's command line. The embedded PostgreSQL is started for a command when the site is not running."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from mtmsite.embedded import EngineError
from mtmsite.embedded.commands import database_for


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mtmsite.settings")
    try:
        with database_for(sys.argv):
            execute_from_command_line(sys.argv)
    except (EngineError, ImproperlyConfigured) as problem:
        sys.exit(f"{problem}")


if __name__ == "__main__":
    main()
