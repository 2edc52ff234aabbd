"""JSON logs without personal data: one object a line, on standard error.

Own events have a fixed name and named values. What libraries say is logged by its template, without the texts put into
it. An exception is logged by type, place and, from the database, error code and constraint; never by its message, but
for a short list of types whose messages come from machines.
"""

import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from django.core.exceptions import ImproperlyConfigured
from gunicorn.glogging import Logger
from redis.exceptions import ConnectionError as RedisConnectionError

from mtmsite.embedded import EngineError

Event = MutableMapping[str, Any]

BASE = str(Path(__file__).resolve().parent.parent) + "/"
FRAMES = 12
MACHINE_WORDS = (ImproperlyConfigured, EngineError, RedisConnectionError, ImportError)
TASK_WORDS = ("name", "id", "description", "runtime")  # of what Celery puts into its lines
WHOLE_LINES = (
    "celery.beat",
    "celery.worker.consumer",
    "celery.apps",
    "celery.worker.state",
    "gunicorn.error",
    "mtmsite",
)


def configuration() -> dict[str, Any]:
    """For Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "mtmsite": {"level": "INFO"},
            "members": {"level": "INFO"},
            "reviews": {"level": "INFO"},
            "celery": {"level": "INFO"},
            "gunicorn": {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING"},
            # 4xx answers are in the request log; here their lines would hold what was typed into the address.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }


def formatter() -> logging.Formatter:
    """For the records of the standard library, and for structlog's, which it also sets up."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, by_template],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_message,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=type_name),
        ],
        use_get_message=False,
        pass_foreign_args=True,
        keep_exc_info=False,  # or the traceback, message and all, would be written below the line
    )


def type_name(value: object) -> str:
    """A value that JSON does not know is never spelled out: its text may be somebody's name."""
    return f"<{type(value).__qualname__}>"


def by_template(logger: Any, method: str, event: Event) -> Event:
    """A library's line: its template, with only those values that hold no text of ours."""
    record: logging.LogRecord = event["_record"]
    values = event.pop("positional_args", None)
    if record.name.startswith("django.security"):
        event["event"] = f"refused: {record.name.rpartition('.')[2]}"
    elif record.name == "django.request":
        event.update(event="request failed", status=getattr(record, "status_code", 500))
    elif not isinstance(record.msg, str):
        event["event"] = type_name(record.msg)
    elif record.name.startswith(WHOLE_LINES):
        event["event"] = record.msg % values if values else record.msg
    elif isinstance(values, dict):
        event["event"] = record.msg.partition(":")[0] % _Few(values)
    return event


class _Few(dict[str, object]):
    """For a %-template with named values: the harmless ones."""

    def __init__(self, values: Any) -> None:
        super().__init__({key: values[key] for key in TASK_WORDS if key in values})

    def __missing__(self, key: str) -> str:
        return "…"


def without_message(logger: Any, method: str, event: Event) -> Event:
    """Put a description in the place of exc_info."""
    info = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["exception"] = describe(error)
    return event


def describe(error: BaseException) -> dict[str, Any]:
    """What may be told of an exception: type, place, frames, database codes, and the same of its cause."""
    frames = list(_frames(error))
    told: dict[str, Any] = {"type": f"{type(error).__module__}.{type(error).__qualname__}"}
    told["at"] = frames[-1] if frames else "?"
    told |= _database_codes(error) | _message(error)
    told["frames"] = frames[-FRAMES:]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause:
        told["cause"] = {key: value for key, value in describe(cause).items() if key != "frames"}
    return told


def _frames(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = frame.f_code.co_filename
        short = path.rpartition("/site-packages/")[2] if "/site-packages/" in path else path.removeprefix(BASE)
        yield f"{short}:{line} {frame.f_code.co_name}"


def _database_codes(error: BaseException) -> dict[str, Any]:
    diagnosis = getattr(error, "diag", None)
    if diagnosis is None:
        return {}
    codes = {"sqlstate": getattr(error, "sqlstate", None), "constraint": diagnosis.constraint_name}
    codes["table"] = diagnosis.table_name
    return {key: value for key, value in codes.items() if value}


def _message(error: BaseException) -> dict[str, Any]:
    if isinstance(error, OSError) and error.strerror:
        return {"message": f"[Errno {error.errno}] {error.strerror}"}  # without the file's name
    return {"message": str(error)} if isinstance(error, MACHINE_WORDS) else {}


def tell_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For sys.excepthook in production, where the interpreter would print the message."""
    logging.getLogger("mtmsite").critical("ended by an error", exc_info=(kind, error, trace))


class GunicornLogger(Logger):
    """Sends gunicorn's own lines through our handler, without addresses and request lines."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(formatter())
        self.error_log.handlers = [handler]

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        if str(msg).startswith("Invalid request"):
            self.error_log.info("Invalid request refused")
            return
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        super().exception("Error in the web server" if args or not isinstance(msg, str) else msg, **kwargs)
