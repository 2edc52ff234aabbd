"""Background work: an id in, one service call. Every task may run twice."""

import contextlib
from typing import Any

from celery import shared_task
from django.conf import settings
from django.db import transaction

from reviews.services import (
    changes,
    duplicate_finding,
    letters,
    lists_by_mail,
    matching,
    merges,
    message_sending,
    outbox,
    packets,
    pending,
    print_runs,
    purge_runs,
    retention,
    upkeep,
)
from reviews.services.exchange import daily
from reviews.services.tmr import due as due_runs

BY = "worker"


def enqueue(task: Any, *ids: str) -> None:
    """Send the task once the transaction has committed; a broker that is down costs nothing but time.

    The sweep finds whatever was not sent, so a failure here is logged and forgotten.
    """
    transaction.on_commit(lambda: task.apply_async(args=list(ids)), robust=True)


@shared_task(name="reviews.tasks.match_request")
def match_request(request_id: str) -> None:
    matching.match(request_id=request_id, by=BY)
    print_due(request_id)


@shared_task(name="reviews.tasks.settle_request")
def settle_request(request_id: str) -> None:
    """After a change, or after a review was called off."""
    changes.settle(request_id=request_id, by=BY)
    print_due(request_id)


def print_due(request_id: str) -> None:
    """Have the letters printed that a request, for a review or for a list, has made due."""
    for letter_id in letters.due_of(request_id=request_id):
        enqueue(render_letter, letter_id)


def print_packet(version_id: str) -> None:
    """Have the packet of a finalised review printed."""
    for letter_id in packets.due_of(version_id=version_id):
        enqueue(render_letter, letter_id)


@shared_task(name="reviews.tasks.match_list_request")
def match_list_request(request_id: str) -> None:
    lists_by_mail.match(request_id=request_id, by=BY)
    print_due(request_id)


@shared_task(name="reviews.tasks.render_letter")
def render_letter(letter_id: str) -> None:
    letters.render_or_fail(letter_id=letter_id, by=BY)


@shared_task(name="reviews.tasks.send_notice")
def send_notice(notice_id: str) -> None:
    outbox.send(notice_id=notice_id, by=BY)


@shared_task(name="reviews.tasks.send_notices")
def send_notices(vendor_key: str) -> None:
    """Whatever is due for one vendor: a vendor that is slow keeps no other one waiting."""
    outbox.send_ripe(vendor_key=vendor_key, by=BY)


@shared_task(name="reviews.tasks.send_message")
def send_message(message_id: str) -> None:
    message_sending.send(message_id=message_id, by=BY)


@shared_task(name="reviews.tasks.print_runs", bind=True, max_retries=60)
def make_print_runs(self: Any) -> None:
    """The day's batches for the print house, where it wants them; put off while another run is at work."""
    if settings.PRINT_RUNS != "off" and print_runs.make(by=BY, form=settings.PRINT_RUNS).put_off:
        raise self.retry(countdown=settings.SWEEP_SECONDS)


@shared_task(name="reviews.tasks.sweep")
def sweep() -> None:
    """Hand out what is pending, take up print runs that were killed or missed, introduce who was enrolled.

    Then empty the ripe letters into the mail drop.

    What fails, such as a full disk, keeps nothing else waiting; the task ends with its error.

    Messages expire before the next sweep sends them again, so a long queue does not grow by repeats.
    """
    found = pending.find()
    work = (
        (match_request, found.requests),
        (settle_request, found.changes),
        (match_list_request, found.lists),
        (render_letter, found.letters),
        (send_notices, found.vendors),
        (send_message, found.messages),
    )
    for task, ids in work:
        for each in ids:
            task.apply_async(args=[each], expires=settings.SWEEP_SECONDS)
    if settings.PRINT_RUNS != "off" and print_runs.left_behind():
        make_print_runs.apply_async(expires=settings.SWEEP_SECONDS)
    with contextlib.ExitStack() as steps:  # which calls the last one first, and each whatever became of the others
        for step in (upkeep.tell_of_alerts, upkeep.finish, upkeep.write_messages, upkeep.tell_due, upkeep.write_due):
            steps.callback(step, by=BY)


@shared_task(name="reviews.tasks.review_medicines")
def review_medicines(everyone: bool = False) -> None:
    """Every night and after each load of claims: who changed, and who has no review of the quarter yet."""
    due_runs.review(everyone=everyone, by=BY)


@shared_task(name="reviews.tasks.find_duplicates")
def find_duplicates() -> None:
    """Every night, and after each load of members; what came to a merged record too late goes over first."""
    merges.gather(by=BY)
    duplicate_finding.find(by=BY)


@shared_task(name="reviews.tasks.exchange_vendor_files")
def exchange_vendor_files() -> None:
    """Once a day; what a carrier could not take goes with the next run."""
    daily.exchange_files(by=BY)


@shared_task(name="reviews.tasks.purge_expired")
def purge_expired() -> None:
    """Every night. Where the site's database role may not delete history, its owner runs the command instead."""
    if retention.may_purge():
        purge_runs.run_scheduled(by=BY)


@shared_task(name="reviews.tasks.run_confirmed_purge")
def run_confirmed_purge() -> None:
    """Soon after a second person confirmed it; what was missed is taken up by the nightly one."""
    if retention.may_purge():
        purge_runs.run_confirmed(by=BY)


@shared_task(name="reviews.tasks.reconcile_vendors")
def reconcile_vendors() -> None:
    """Every night, after the files."""
    daily.reconcile(by=BY)
