"""System checks: each with its id and a hint that says what to do."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from members import roles
from mtmsite import checks
from tests.factories import staff


def test_all_is_well_here() -> None:
    assert checks.fonts_are_there() == []
    assert checks.vendor_secrets_can_sign() == []
    assert checks.pango_is_there() == []
    assert checks.folders_can_be_written() == []
    assert checks.vendors_can_be_told() == []


def test_missing_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtmsite.fonts.missing_files", lambda: ["a.ttf", "b.ttf"])
    [found] = checks.fonts_are_there()
    assert (found.id, "a.ttf, b.ttf" in found.msg, bool(found.hint)) == ("mtmsite.E001", True, True)


@pytest.mark.parametrize("secret", ["", "hunter2", "whsec_", "whsec_dG9vIHNob3J0", "whsec_not base64 at all, is it?"])
def test_a_secret_that_cannot_sign(settings: Settings, secret: str) -> None:
    settings.VENDOR_SECRETS = {"vendor": secret}
    [found] = checks.vendor_secrets_can_sign()
    assert (found.id, bool(found.hint)) == ("mtmsite.E002", True)
    assert not secret or secret not in found.msg


NEW, OLD = "whsec_" + "bmV3LXNlY3JldC1vZi10aGUtdGVzdC0wMDAwMDA=", "whsec_" + "b2xkLXNlY3JldC1vZi10aGUtdGVzdC0wMDAwMDA="


@pytest.mark.parametrize(
    ("secrets", "ids"),
    [
        ({"a": f"{NEW} {OLD}"}, []),
        ({"a": f"{NEW} {OLD} {NEW}"}, ["mtmsite.E002"]),
        ({"a": f"{NEW} hunter2"}, ["mtmsite.E002"]),
        ({"a": NEW, "b": OLD}, []),
        ({"a": NEW, "b": f"{OLD} {NEW}"}, ["mtmsite.E005"]),
    ],
)
def test_a_vendor_has_one_secret_or_two_and_none_of_anothers(
    settings: Settings, secrets: dict[str, str], ids: list[str]
) -> None:
    settings.VENDOR_SECRETS = secrets
    found = checks.vendor_secrets_can_sign()
    assert [each.id for each in found] == ids
    assert not any(secret.split()[0] in each.msg for each in found for secret in secrets.values())


def test_no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("mtmsite.pdf._engine", missing)
    [found] = checks.pango_is_there()
    assert (found.id, "apt-get install" in (found.hint or "")) == ("mtmsite.E003", True)


def test_a_folder_that_cannot_be_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MAIL_DROP = Path("/proc/mail-drop")
    monkeypatch.setattr("os.access", lambda path, how: not str(path).startswith("/proc"))
    [found] = checks.folders_can_be_written()
    assert (found.id, found.msg) == ("mtmsite.E004", "MAIL_DROP cannot be written to.")


def test_no_vendor_secrets(settings: Settings) -> None:
    settings.VENDOR_SECRETS = {}
    [found] = checks.vendors_can_be_told()
    assert found.id == "mtmsite.W001"


@pytest.mark.django_db
def test_accounts_without_a_second_factor_are_counted_and_not_named(settings: Settings) -> None:
    staff.account(roles.REP)
    for name in ("without-one", "without-another"):
        User.objects.create_user(name, is_staff=True)
    User.objects.create_user("switched-off", is_staff=True, is_active=False)
    [found] = checks.staff_have_a_second_factor()
    assert (found.id, found.msg) == ("mtmsite.W002", "Accounts of staff without a second factor: 2.")
    settings.OIDC_TRUST_SECOND_FACTOR = True
    assert checks.staff_have_a_second_factor() == []


def test_a_session_that_is_gone_before_it_ends(settings: Settings) -> None:
    assert checks.sessions_outlast_their_limits() == []
    settings.SESSION_COOKIE_AGE = 3600
    assert [found.id for found in checks.sessions_outlast_their_limits()] == ["mtmsite.E006"]
