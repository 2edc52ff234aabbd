"""The list as the page posts it: one hidden box with JSON."""

import json
from typing import Any

from django import forms

from reviews.documents.medication_list import ROWS
from reviews.documents.own_list import OwnList, Refused, as_written, read


class OwnListForm(forms.Form):
    """``own_list`` is the list when the form is valid, ``problems`` says what to mend when it is not."""

    content = forms.CharField(required=False, strip=False)

    own_list: OwnList
    problems: list[tuple[str, str]]

    def clean_content(self) -> str:
        text: str = self.cleaned_data["content"]
        try:
            self.own_list = read(_json(text))
        except Refused as refused:
            self.problems = refused.problems
            raise forms.ValidationError([sentence for _box, sentence in refused.problems]) from None
        return text

    def as_typed(self) -> dict[str, Any]:
        """What was posted, to be put back into the page's boxes, as far as it can be read."""
        content = _json(self.data.get("content", ""))
        content = content if isinstance(content, dict) else {}
        rows = content.get("medicines")
        medicines = [_texts(row) for row in rows[: ROWS.stop]] if isinstance(rows, list) else []
        return {"form_set": content.get("form_set"), "texts": _texts(content.get("texts")), "medicines": medicines}


def _texts(given: Any) -> dict[str, str]:
    pairs = given.items() if isinstance(given, dict) else ()
    return {as_written(key): as_written(text) for key, text in pairs if isinstance(text, str)}


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
