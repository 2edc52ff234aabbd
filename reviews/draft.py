"""The answers of a request that is not sent yet, kept in the browser's session and nowhere else.

A step is kept only once its form was valid, as what was typed into its own boxes. Forms read it back
like any answer, so that nothing in the session is trusted and everything is shown as it was typed.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.datastructures import MultiValueDict

DRAFT, SENT, MANAGED = "request_draft", "request_sent", "request_managed"


class Draft:
    """The draft of one session: step → box → what was typed."""

    def __init__(self, session: SessionBase) -> None:
        self._session = session
        self._kept: dict[str, Any] = session.get(DRAFT) or {"steps": {}}

    def __contains__(self, step: str) -> bool:
        return step in self._kept["steps"]

    def __bool__(self) -> bool:
        return bool(self._kept["steps"])

    def typed(self, step: str) -> MultiValueDict[str, str] | None:
        """What was typed in that step, as form data; ``None`` when the step is still to do."""
        boxes = self._kept["steps"].get(step)
        return None if boxes is None else MultiValueDict(boxes)

    def value(self, step: str, box: str) -> str:
        """What was typed into one box, or an empty string."""
        return (self.typed(step) or MultiValueDict()).get(box) or ""

    def keep(self, step: str, typed: Mapping[str, Sequence[str]]) -> None:
        """Keep a valid step. Other answers are another submission, so the key of the old ones goes."""
        self._kept["steps"][step] = {box: list(values) for box, values in typed.items()}
        self._kept.pop("key", None)
        self._save()

    def forget(self, step: str) -> None:
        self._kept["steps"].pop(step, None)
        self._save()

    def submission_key(self) -> uuid.UUID:
        """The key under which this draft is sent, however often; made when it is first asked for."""
        if "key" not in self._kept:
            self._kept["key"] = str(uuid.uuid4())
            self._save()
        return uuid.UUID(self._kept["key"])

    def sent_as(self, request_id: str) -> None:
        """Forget the answers; remember which request they became."""
        self._session.pop(DRAFT, None)
        self._session[SENT] = request_id

    def _save(self) -> None:
        self._session[DRAFT] = self._kept
