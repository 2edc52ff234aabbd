"""The declaration of pages and states is whole: a new public address must be in it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver

from members.urls import urlpatterns as of_members
from reviews.urls import urlpatterns as of_reviews
from tests.browser.public_pages import NO_PAGES, WALKS, all_states, shown_routes

ERRORS = {400, 403, 404, 413, 429, 500, 503}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            assert pattern.name, pattern
            yield pattern.name


def test_every_public_address_has_a_state_or_a_reason() -> None:
    public = set(names([*of_members, *of_reviews]))
    assert public - shown_routes() - set(NO_PAGES) == set()
    assert set(NO_PAGES) <= public, "a reason for an address that is gone"


def test_every_error_page_is_looked_at() -> None:
    assert {state.status for _walk, state in all_states()} >= ERRORS


def test_states_are_told_apart_by_name() -> None:
    for name, walk in WALKS.items():
        told = [state.name for state in walk.states]
        assert sorted(set(told)) == sorted(told), name


def test_every_form_is_seen_with_errors() -> None:
    with_errors = {state.route for _walk, state in all_states() if state.has_errors}
    asking = {
        "self_check", "request_who", "request_member", "request_choice", "request_leave", "request_appointment",
        "request_contact", "request_manage", "request_details", "request_review", "medication_list_by_mail",
    }  # fmt: skip
    assert asking - with_errors == set()
