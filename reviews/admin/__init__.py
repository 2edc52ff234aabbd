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
    "requests",
    "vendors",
]
