"""The site's own settings with places at which the tests can stop a worker. Nothing else differs."""

import os
from pathlib import Path

from celery.signals import worker_process_init

from mtmsite.settings import *  # noqa: F403
from mtmsite.settings import STORAGES
from tests.stack import gates, places

GATE = Path(os.environ["LETTER_GATE"])
STORAGES["letters"] = {
    "BACKEND": "tests.stack.gated_storage.GatedStorage",
    "OPTIONS": {**STORAGES["letters"]["OPTIONS"], "gate": str(GATE)},
}


@worker_process_init.connect(weak=False)
def put_up_gates(**_: object) -> None:
    if "BLANK_LETTERS" in os.environ:
        from reviews.documents import letter_content
        from tests.factories import reviews

        letter_content.print_to_pdf = reviews.blank_pdf
    gates.install(GATE, places.ALL)
