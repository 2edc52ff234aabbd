"""What was typed into a search box stays out of addresses: it is kept in the session under a token."""

import secrets

from django.http import HttpRequest

SESSION_KEY = "admin_searches"
KEPT = 10
LONGEST = 120


def remember(request: HttpRequest, text: str) -> str:
    """Keep the text and return its token, or an empty token for an empty text; the oldest are forgotten."""
    text = text.strip()[:LONGEST]
    if not text:
        return ""
    token = secrets.token_urlsafe(6)
    kept = {**request.session.get(SESSION_KEY, {}), token: text}
    request.session[SESSION_KEY] = dict(list(kept.items())[-KEPT:])
    return token


def recall(request: HttpRequest, token: str) -> str:
    """The text of the token; empty when it is not of this session, or forgotten."""
    text: str = request.session.get(SESSION_KEY, {}).get(token, "")
    return text
