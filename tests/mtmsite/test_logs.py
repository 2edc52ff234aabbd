"""JSON logs that hold nothing anybody typed."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from mtmsite import logs
from mtmsite import urls as site
from mtmsite.celery import app

TYPED = "Zebedee O’Quillfeather"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything the root logger writes, in our format."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def breaks(request: HttpRequest, typed: str) -> HttpResponse:
    raise ValueError(f"cannot find {request.POST.get('name')}")


def collides(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS people (name text CONSTRAINT one_of_each UNIQUE)")
        cursor.execute("INSERT INTO people VALUES (%s), (%s)", [request.POST["name"]] * 2)
    return HttpResponse()


urlpatterns = [path("breaks/<str:typed>/", breaks), path("collides/", collides), *site.urlpatterns]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_an_error_in_a_view_leaves_no_trace_of_what_was_typed(written: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    answer = client.post(f"/breaks/{TYPED}/?name={TYPED}", {"name": TYPED})
    assert answer.status_code == 500
    assert "Zebedee" not in written.getvalue()
    failed = next(line for line in lines(written) if line["event"] == "request failed")
    assert failed["exception"]["type"] == "builtins.ValueError"
    assert "test_logs.py" in failed["exception"]["at"]
    assert failed["exception"]["at"].endswith(" breaks")


@pytest.mark.urls(__name__)
@pytest.mark.django_db(transaction=True)
def test_a_database_error_is_told_by_code_and_constraint(written: io.StringIO) -> None:
    answer = Client(raise_request_exception=False).post("/collides/", {"name": TYPED})
    assert answer.status_code == 500
    assert "Zebedee" not in written.getvalue()
    failed = next(line for line in lines(written) if line["event"] == "request failed")
    assert failed["exception"]["type"] == "django.db.utils.IntegrityError"
    assert failed["exception"]["cause"]["sqlstate"] == "23505"
    assert failed["exception"]["cause"]["constraint"] == "one_of_each"


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_the_request_log_names_the_route_and_no_address(written: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    client.get(f"/breaks/{TYPED}/?q={TYPED}")
    client.get(f"/{TYPED}/no/such/page/?q={TYPED}")
    requests = [line for line in lines(written) if line["event"] == "request"]
    assert [(line["route"], line["status"]) for line in requests] == [("breaks/<str:typed>/", 500), ("-", 404)]
    assert all(line["request_id"] and line["ms"] >= 0 for line in requests)
    assert "Zebedee" not in written.getvalue()


@pytest.mark.django_db(transaction=True)
def test_an_error_in_a_task_is_told_without_its_message_and_arguments(written: io.StringIO) -> None:
    @app.task(name="tests.breaks")
    def breaks_too(name: str) -> None:
        raise LookupError(f"no member called {name}")

    breaks_too.apply(args=[TYPED])
    assert "Zebedee" not in written.getvalue()
    [line] = [line for line in lines(written) if line["logger"] == "celery.app.trace"]
    assert line["exception"]["type"] == "builtins.LookupError"
    assert "tests.breaks" in line["event"]


def test_libraries_are_logged_by_their_template(written: io.StringIO) -> None:
    logging.getLogger("other.package").warning("cannot read %s of %d", TYPED, 7)
    assert lines(written)[0]["event"] == "cannot read %s of %d"


def test_a_refused_host_is_not_repeated(written: io.StringIO) -> None:
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header: 'zebedee.example.org'.")
    assert lines(written)[0]["event"] == "refused: DisallowedHost"


def test_a_value_that_json_does_not_know_is_not_spelled_out(written: io.StringIO) -> None:
    class Person:
        def __str__(self) -> str:
            return TYPED

    structlog.get_logger("mtmsite").warning("odd", person=Person(), number=3)
    [line] = lines(written)
    assert (line["number"], line["level"], line["logger"]) == (3, "warning", "mtmsite")
    assert "Zebedee" not in written.getvalue()


def test_machine_words_are_kept_and_peoples_words_are_not() -> None:
    def told(error: Exception) -> Any:
        try:
            raise error
        except Exception as caught:
            return logs.describe(caught).get("message")

    assert told(ImproperlyConfigured("PORT is 'abc'.")) == "PORT is 'abc'."
    assert told(ConnectionRefusedError(111, "Connection refused")) == "[Errno 111] Connection refused"
    assert told(FileNotFoundError(2, "No such file or directory", TYPED)) == "[Errno 2] No such file or directory"
    assert told(ValueError(TYPED)) is None
    assert told(KeyError(TYPED)) is None
    assert told(IntegrityError(TYPED)) is None


def test_the_cause_is_told_in_the_same_way() -> None:
    try:
        try:
            int(TYPED)
        except ValueError as first:
            raise RuntimeError(TYPED) from first
    except RuntimeError as second:
        told = logs.describe(second)
    assert (told["type"], told["cause"]["type"]) == ("builtins.RuntimeError", "builtins.ValueError")
    assert "Zebedee" not in json.dumps(told)


def test_what_ends_a_process_is_told_without_its_message(written: io.StringIO) -> None:
    try:
        raise ValueError(TYPED)
    except ValueError as error:
        logs.tell_uncaught(type(error), error, error.__traceback__)
    [line] = lines(written)
    assert (line["level"], line["exception"]["type"]) == ("critical", "builtins.ValueError")
    assert "Zebedee" not in written.getvalue()


def test_gunicorn_does_not_log_who_sent_a_broken_request(capsys: pytest.CaptureFixture[str]) -> None:
    from gunicorn.config import Config

    logger = logs.GunicornLogger(Config())
    try:
        logger.warning("Invalid request from ip=192.0.2.7: Invalid HTTP method: 'ZEBEDEE'")
        try:
            raise OSError(32, "Broken pipe")
        except OSError:
            logger.exception("Error handling request %s", "/request/?name=Zebedee")
    finally:
        logger.error_log.handlers.clear()
        logger.error_log.propagate = True
    said = capsys.readouterr().err
    assert "Zebedee" not in said.title()
    assert "192.0.2.7" not in said
    assert json.loads(said.splitlines()[-1])["exception"]["message"] == "[Errno 32] Broken pipe"
    assert sys.exc_info() == (None, None, None)
