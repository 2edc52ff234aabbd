"""The site's own settings with a letter storage that the tests can make slow. Nothing else differs."""

import os

from mtmsite.settings import *  # noqa: F403
from mtmsite.settings import STORAGES

STORAGES["letters"] = {
    "BACKEND": "tests.stack.gated_storage.GatedStorage",
    "OPTIONS": {**STORAGES["letters"]["OPTIONS"], "gate": os.environ["LETTER_GATE"]},
}
