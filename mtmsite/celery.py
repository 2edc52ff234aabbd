"""The Celery app. Messages are JSON and hold ids only; the beat schedule says what is looked at again and again."""

import gc
import os
import sys
from functools import cache
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import celeryd_init, setup_logging, task_postrun, worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mtmsite.settings")

PATIENCE = {"socket_timeout": 5, "socket_connect_timeout": 5}  # seconds
KEEP_PAGES_EVERY = 600  # seconds

app = Celery("mtmsite")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_scheduler = "mtmsite.beat:Schedule"
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_logging(**kwargs: object) -> None:
    """A receiver is enough: Celery then leaves logging as Django set it up."""


@celeryd_init.connect
def be_patient(conf: Any, **kwargs: object) -> None:
    """A page waits for the broker only a moment; a worker on a busy machine may wait longer before it reconnects."""
    conf.broker_transport_options = {**conf.broker_transport_options, **PATIENCE}


@worker_process_init.connect
def begin_to_settle(**kwargs: object) -> None:
    """In processes that do tasks and nothing else."""
    task_postrun.connect(settle_after)


def settle_after(**kwargs: object) -> None:
    """What a task loaded for the first time (pages, fonts, WeasyPrint) stays for good."""
    _settle(len(sys.modules))


@cache
def _settle(modules: int) -> None:
    # The collector would go through all of it again and again while a letter is laid out: a tenth of its time.
    gc.collect()
    gc.freeze()


@app.on_after_finalize.connect
def schedule(sender: Celery, **kwargs: object) -> None:
    from django.conf import settings

    # Whatever a lost message or a killed worker left undone. Sweeps that nobody ran in time do not pile up.
    every, sweep = settings.SWEEP_SECONDS, sender.signature("reviews.tasks.sweep")
    sender.add_periodic_task(every, sweep, name="sweep", expires=every)
    # Hours are Eastern time (CELERY_TIMEZONE): what is heavy runs at night, before the phone line opens.
    # Sessions that ended stay in the table until removed.
    sender.add_periodic_task(crontab(hour=3, minute=15), clear_sessions.s(), name="clear sessions")
    tidy = sender.signature("members.tasks.tidy_sign_ins")
    sender.add_periodic_task(crontab(hour=3, minute=20), tidy, name="tidy sign-ins")
    # In this order: who has left is out before the quarter's targeting looks for new members.
    sender.add_periodic_task(crontab(hour=3, minute=30), sender.signature("members.tasks.follow_up"), name="follow up")
    sender.add_periodic_task(crontab(hour=4, minute=0), sender.signature("members.tasks.target"), name="target")
    # After the targeting, whose members it reviews. Who changed, every night; everybody late in each quarter, since
    # what is found depends on the day too.
    medicines = "reviews.tasks.review_medicines"
    sender.add_periodic_task(crontab(hour=4, minute=45), sender.signature(medicines), name="review medicines")
    quarterly = crontab(hour=5, minute=30, day_of_month="15", month_of_year="3,6,9,12")
    sender.add_periodic_task(quarterly, sender.signature(medicines, args=[True]), name="review medicines of everybody")
    alike = sender.signature("reviews.tasks.find_duplicates")
    sender.add_periodic_task(crontab(hour=5, minute=15), alike, name="find duplicates")
    runs, evening = sender.signature("reviews.tasks.print_runs"), settings.PRINT_RUNS_AT
    sender.add_periodic_task(crontab(hour=evening.hour, minute=evening.minute), runs, name="print runs")
    pages = sender.signature("members.tasks.keep_pages")
    sender.add_periodic_task(KEEP_PAGES_EVERY, pages, name="keep pages", expires=KEEP_PAGES_EVERY)
    # Files before the comparison, which may read what they bring.
    files = sender.signature("reviews.tasks.exchange_vendor_files")
    sender.add_periodic_task(crontab(hour=4, minute=30), files, name="vendor files")
    purge = sender.signature("reviews.tasks.purge_expired")
    sender.add_periodic_task(crontab(hour=4, minute=50), purge, name="purge what is over")
    compare = sender.signature("reviews.tasks.reconcile_vendors")
    sender.add_periodic_task(crontab(hour=5, minute=0), compare, name="reconcile vendors")


@app.task(name="mtmsite.tasks.clear_sessions")
def clear_sessions() -> None:
    from django.core.management import call_command

    call_command("clearsessions")
