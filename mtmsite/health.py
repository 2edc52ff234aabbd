"""Does the process live, and can it serve? Every part is bounded in time."""

from collections.abc import Callable
from functools import cache

import redis
import structlog
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from mtmsite import fonts

BROKER_SECONDS = 0.4
OK, DEGRADED, DOWN = "ok", "degraded", "down"
log = structlog.get_logger("mtmsite.health")


def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process lives; asks nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Each part, and the worst of them as status: `down` is 503, `degraded` still serves."""
    parts = {name: _state(name, check, worst) for name, check, worst in _parts()}
    states = set(parts.values())
    status = DOWN if DOWN in states else DEGRADED if DEGRADED in states else OK
    answer = JsonResponse({"status": status, **parts}, status=503 if status == DOWN else 200)
    answer._has_been_logged = True  # type: ignore[attr-defined]  # the part is named below, that is enough
    return answer


def _parts() -> list[tuple[str, Callable[[], bool], str]]:
    parts = [
        ("database", _database, DOWN),
        ("migrations", _migrations, DOWN),
        ("broker", _broker, DEGRADED),
        ("fonts", _fonts, DEGRADED),
    ]
    if settings.PRODUCTION:
        parts.append(("no_demonstration_data", _no_demonstration_data, DOWN))
    return parts


def _state(name: str, check: Callable[[], bool], worst: str) -> str:
    try:
        if check():
            return OK
        log.warning("not ready", part=name)
    except (DatabaseError, redis.RedisError, OSError):
        log.warning("not ready", part=name, exc_info=True)
    return worst


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


_migrated = False


def _migrations() -> bool:
    """Looked at until all are there; after that the running code cannot need more."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


def _broker() -> bool:
    return bool(_broker_client().ping())


@cache
def _broker_client() -> redis.Redis:
    address = settings.CELERY_BROKER_URL.replace("redis+socket://", "unix://")
    bounds = {"socket_timeout": BROKER_SECONDS, "socket_connect_timeout": BROKER_SECONDS}
    return redis.Redis.from_url(address, **bounds, retry=None)


def _fonts() -> bool:
    return not fonts.missing_files()


def _no_demonstration_data() -> bool:
    return not apps.get_model("members", "ProgramYear").objects.filter(is_demonstration=True).exists()
