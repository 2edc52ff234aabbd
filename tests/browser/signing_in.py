"""A browser that is signed in to the back office, without the pages on the way: those have tests of their own."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from tests.factories import staff


def sign_in(page: Any, server: Any, user: User) -> None:
    """Puts the cookie of a session that has shown password and factor into the page's browser."""
    cookie = staff.sign_in(Client(), user).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": server.url, "httpOnly": True}])
