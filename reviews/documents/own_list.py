"""The list that a member filled in and chose to send: read with care, and shown as it was typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from reviews.documents.form_sets import Field, FormSet, Words, all_form_sets
from reviews.documents.medication_list import ROWS

Texts = Mapping[str, str]
Shown = list[tuple[str, str]]  # label and text


class Refused(ValueError):
    """It is no such list, or holds too much: ``problems`` are pairs of a box on the page and a sentence."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("not a list that can be kept")
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class OwnList:
    """``texts`` by the keys of head and boxes, ``medicines`` by the keys of the columns; empty places are left out."""

    form_set: FormSet
    language: str
    texts: Texts
    medicines: Sequence[Texts]

    @property
    def words(self) -> Words:
        return self.form_set.words[self.language]

    @property
    def head(self) -> Shown:
        return _shown(self.words.head, self.texts)

    @property
    def boxes(self) -> Shown:
        return _shown((*self.words.before, *self.words.after), self.texts)

    @property
    def rows(self) -> list[Shown]:
        return [_shown(self.words.columns, medicine) for medicine in self.medicines]

    def as_content(self) -> dict[str, Any]:
        """What is kept: plain JSON."""
        return {
            "form_set": self.form_set.key,
            "language": self.language,
            "texts": dict(self.texts),
            "medicines": [dict(medicine) for medicine in self.medicines],
        }


def read(content: Any) -> OwnList:
    """The list in what a browser sent or the session kept. Raises ``Refused`` with what to mend."""
    try:
        form_set = next(form_set for form_set in all_form_sets() if form_set.key == content["form_set"])
        words = form_set.words[content["language"]]
        texts = _texts(content["texts"], (*words.head, *words.before, *words.after))
        medicines = [row for row in (_texts(row, words.columns) for row in _listed(content["medicines"])) if row]
    except (KeyError, TypeError, ValueError, StopIteration):
        raise Refused([("#medicines", gettext("We could not read the list. Please send it again."))]) from None
    found = OwnList(form_set=form_set, language=content["language"], texts=texts, medicines=medicines)
    problems = _problems(found)
    if problems:
        raise Refused(problems)
    return found


def as_written(text: str) -> str:
    """Without stray blanks, and without what is no character: neither a page nor the database could hold it."""
    text = text.replace("\r\n", "\n").replace("\0", "")
    return text.encode("utf-8", "ignore").decode("utf-8").strip()


def _listed(rows: Any) -> list[Any]:
    if not isinstance(rows, list):
        raise TypeError("medicines are a list")
    return rows


def _texts(given: Any, fields: Iterable[Field]) -> dict[str, str]:
    """The texts that the form has places for. Raises ``ValueError`` for a place that it has not."""
    keys = {field.key for field in fields}
    if not isinstance(given, dict) or not all(isinstance(text, str) for text in given.values()) or set(given) - keys:
        raise ValueError("no texts of this form")
    cleaned = {key: as_written(text) for key, text in given.items()}
    return {key: text for key, text in cleaned.items() if text}


def _problems(found: OwnList) -> list[tuple[str, str]]:
    if not found.medicines:
        return [("#medicines", gettext("Type at least one medicine first."))]
    if len(found.medicines) >= ROWS.stop:
        return [("#medicines", gettext("The list holds %(most)s medicines.") % {"most": ROWS.stop - 1})]
    words = found.words
    problems = _too_long((*words.head, *words.before, *words.after), found.texts)
    for number, medicine in enumerate(found.medicines, 1):
        problems += _too_long(words.columns, medicine, number)
    return problems


def _too_long(fields: Iterable[Field], texts: Texts, number: int | None = None) -> list[tuple[str, str]]:
    problems = []
    for field in fields:
        if len(texts.get(field.key, "")) <= field.limit:
            continue
        label = field.label.rstrip(":")
        sentence = gettext("%(label)s: shorten the text to %(limit)s characters.")
        if number:
            label = gettext("Medicine %(number)s: %(label)s") % {"number": number, "label": label}
        problems.append(
            (f"#{field.key}{f'_{number}' if number else ''}", sentence % {"label": label, "limit": field.limit})
        )
    return problems


def _shown(fields: Iterable[Field], texts: Texts) -> Shown:
    return [(field.label.rstrip(":"), texts[field.key]) for field in fields if field.key in texts]
