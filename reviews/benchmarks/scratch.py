"""A database, a folder and a broker for one run; the real ones are never touched, and nothing is left."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

from mtmsite.celery import app
from mtmsite.embedded import valkey
from reviews.models import Letter
from reviews.models.letter import letter_storage


@contextlib.contextmanager
def place() -> Iterator[Path]:
    """The folder, below VAR so that it lies on the same disk as the real one."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="benchmark-", dir=settings.VAR))
    try:
        with _database(), _broker(folder), _files(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _database() -> Iterator[None]:
    """On the same server and with its settings; made by the migrations, upon the database ``BENCHMARK_TEMPLATE``."""
    real = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"mtm_benchmark_{os.getpid()}"
    connection.settings_dict["TEST"]["TEMPLATE"] = os.environ.get("BENCHMARK_TEMPLATE")
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(real, verbosity=0)


@contextlib.contextmanager
def _broker(folder: Path) -> Iterator[None]:
    """A Valkey of its own: a worker of the real site would not know the ids that are sent here."""
    engine = valkey.Valkey(folder)
    engine.start()
    before, app.conf.broker_url = app.conf.broker_url, valkey.url(folder)
    try:
        yield
    finally:
        app.conf.broker_url = before
        app.pool.force_close_all()
        engine.stop()


@contextlib.contextmanager
def _files(folder: Path) -> Iterator[None]:
    letters = settings.STORAGES["letters"]
    storages = {
        **settings.STORAGES,
        "letters": {**letters, "OPTIONS": {**letters.get("OPTIONS", {}), "location": folder / "letters"}},
        # Hashed names as in production; compressed copies would take long to make, and no page reads them.
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    changed = {"STORAGES": storages, "MAIL_DROP": folder / "mail-drop", "STATIC_ROOT": folder / "static"}
    with override_settings(**changed), _storage_of_letters():
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


@contextlib.contextmanager
def _storage_of_letters() -> Iterator[None]:
    """The column asked for its storage when its model was loaded."""
    field = Letter._meta.get_field("file")
    before, field.storage = field.storage, letter_storage()
    try:
        yield
    finally:
        field.storage = before
