from reviews.admin import (
    differences,
    exchange,
    follow_ups,
    handmade,
    letters,
    list_downloads,
    lists,
    notices,
    own_lists,
    print_runs,
    requests,
    vendors,
)

__all__ = [
    "differences",
    "exchange",
    "follow_ups",
    "handmade",
    "letters",
    "list_downloads",
    "lists",
    "notices",
    "own_lists",
    "print_runs",
    "requests",
    "vendors",
]
