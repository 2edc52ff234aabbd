"""Settings come from the environment; a wrong value raises, explains, and repeats no secret."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from mtmsite import env


@pytest.mark.parametrize("value", ["abc", "-1", "0", "70000", "8000.5", "٨٠٠٠", "1e3"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match=r"PORT is .* must be a whole number from 1 to 65534"):
        env.whole("PORT", 8000, low=1, high=65_534)


@pytest.mark.parametrize("value", ["", "   "])
def test_empty_counts_as_unset(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    assert env.whole("PORT", 8000, low=1, high=65_534) == 8000


def test_a_choice_is_one_of_those_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTM_MODE", "foo")
    with pytest.raises(ImproperlyConfigured, match=r"MTM_MODE is 'foo'\. It must be one of: demo, production"):
        env.choice("MTM_MODE", ("demo", "production"), "demo")


def test_a_flag_reads_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for word, meaning in (("yes", True), ("ON", True), ("1", True), ("no", False), ("false", False)):
        monkeypatch.setenv("DEBUG", word)
        assert env.flag("DEBUG", False) is meaning
    monkeypatch.setenv("DEBUG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        env.flag("DEBUG", False)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root:s3cret@localhost/mtm",
        "sqlite:///s3cret.db",
        "postgresql://u:s3cret@host:port/mtm",
        "postgresql://u:s3cret@host",
        "s3cret",
    ],
)
def test_another_database_is_refused_without_repeating_the_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must be a PostgreSQL address") as refusal:
        env.database(url)
    assert "s3cret" not in str(refusal.value)


def test_a_database_url_is_taken_apart() -> None:
    entry = env.database("postgresql://mtm:p%40ss@db.example.org:6432/mtm_live?sslmode=verify-full")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example.org", "6432", "mtm_live")
    assert (entry["USER"], entry["PASSWORD"], entry["OPTIONS"]) == ("mtm", "p@ss", {"sslmode": "verify-full"})


def test_a_socket_folder_is_a_host() -> None:
    assert env.database("postgresql://postgres@/mtm?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize("url", ["amqp://guest:s3cret@host", "http://s3cret"])
def test_another_broker_is_refused_without_repeating_the_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL must start with") as refusal:
        env.broker(url)
    assert "s3cret" not in str(refusal.value)


@pytest.mark.parametrize("value", ["whsec_s3cret", '["whsec_s3cret"]', '{"vendor": 5}'])
def test_vendor_secrets_are_an_object_of_texts(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("VENDOR_SECRETS", value)
    with pytest.raises(ImproperlyConfigured, match="must be a JSON object") as refusal:
        env.secrets("VENDOR_SECRETS", {})
    assert "s3cret" not in str(refusal.value)


@pytest.mark.parametrize("url", ["s3cret", "smtp://", "http://u:s3cret@host", "smtp://u:s3cret@host:port"])
def test_another_mail_server_is_refused_without_repeating_the_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must be the address of a mail server") as refusal:
        env.mail_server(url)
    assert "s3cret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://u%40x:p%2F@mail.example.org", 587, True, False),
        ("smtps://u%40x:p%2F@mail.example.org:4650", 4650, False, True),
        ("smtp+plain://u%40x:p%2F@mail.example.org", 25, False, False),
    ],
)
def test_a_mail_server_is_taken_apart(url: str, port: int, starttls: bool, tls: bool) -> None:
    found = env.mail_server(url)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.org", port)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("u@x", "p/")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, tls)
