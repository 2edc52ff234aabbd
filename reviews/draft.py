"""The answers of a request that is not sent yet, kept in the browser's session and nowhere else.

A step is kept only once its form was valid, as what was typed into its own boxes. Forms read it back
like any answer, so that nothing in the session is trusted and everything is shown as it was typed.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import salted_hmac
from django.utils.datastructures import MultiValueDict

from members.names import name_key

DRAFT, SENT, MANAGED, CALL = "request_draft", "request_sent", "request_managed", "request_call"
OWN_LIST = "own_list"  # the name under which a medicine list is attached
NAMES = ("first_name", "last_name")
BIRTH = ("birth_month", "birth_day", "birth_year")


class Draft:
    """The draft of one session: step → box → what was typed; and what is attached to it, such as a medicine list."""

    def __init__(self, session: SessionBase) -> None:
        self._session = session
        self._kept: dict[str, Any] = session.get(DRAFT) or {"steps": {}}

    def __contains__(self, step: str) -> bool:
        return step in self._kept["steps"] and step not in self._kept.get("again", [])

    def __bool__(self) -> bool:
        return bool(self._kept["steps"] or self._kept.get("attached"))

    def typed(self, step: str) -> MultiValueDict[str, str] | None:
        """What was typed in that step, as form data; ``None`` when the step is still to do."""
        boxes = self._kept["steps"].get(step)
        return None if boxes is None else MultiValueDict(boxes)

    def value(self, step: str, box: str) -> str:
        """What was typed into one box, or an empty string."""
        return (self.typed(step) or MultiValueDict()).get(box) or ""

    def person(self) -> str:
        """Tells one member from another without naming them; empty before the member is known."""
        typed = [self.value("member", box) for box in (*NAMES, *BIRTH)]
        return salted_hmac("reviews.draft.person", "\n".join(typed)).hexdigest()[:16] if any(typed) else ""

    def keep(self, step: str, typed: Mapping[str, Sequence[str]]) -> None:
        """Keep a valid step. Other answers are another submission, so the key of the old ones goes."""
        self._kept["steps"][step] = {box: list(values) for box, values in typed.items()}
        self._change(again=[name for name in self._kept.get("again", []) if name != step])

    def forget(self, *steps: str) -> None:
        for step in steps:
            self._kept["steps"].pop(step, None)
        self._change(again=[name for name in self._kept.get("again", []) if name not in steps])

    def ask_again(self, step: str) -> None:
        """The step is to be answered anew; what was typed stays in its boxes."""
        if step in self:
            self._change(again=[*self._kept.get("again", []), step])

    def attach(self, name: str, content: Any) -> None:
        """Keep something (JSON) that is sent with the request and is no step of it."""
        self._kept.setdefault("attached", {})[name] = content
        self._change()

    def attached(self, name: str) -> Any:
        """What was attached under that name, or ``None``."""
        return self._kept.get("attached", {}).get(name)

    def detach(self, name: str) -> None:
        self._kept.get("attached", {}).pop(name, None)
        self._change()

    def start_anew_for_another(self) -> None:
        """Another member: nothing that was answered or attached for the one before is theirs."""
        self._kept = {"steps": {name: boxes for name, boxes in self._kept["steps"].items() if name == "who"}}
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

    def _change(self, **marks: list[str]) -> None:
        self._kept.pop("key", None)
        for name, steps in marks.items():
            self._kept.pop(name, None)
            if steps:
                self._kept[name] = steps
        self._save()

    def _save(self) -> None:
        self._session[DRAFT] = self._kept


def is_another_person(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether both first name and birth date differ: a mistake that somebody mends is in one of them."""
    if before is None:
        return False
    name_differs = name_key(before.get("first_name") or "") != name_key(_last(after, "first_name"))
    return name_differs and any((before.get(box) or "").strip() != _last(after, box) for box in BIRTH)


def _last(typed: Mapping[str, Any], box: str) -> str:
    values = typed.get(box) or [""]
    return str(values[-1])
