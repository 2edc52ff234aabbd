"""Wires the site together, with the few helpers that know no domain."""

from mtmsite.celery import app as celery_app

__all__ = ["celery_app"]
