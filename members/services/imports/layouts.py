"""What a file looks like: told by its header. Each layout says how one of its lines becomes lines of our own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from members.services.imports.bad import Bad, FileRefused
from members.services.imports.lines import fields_of, text_of

Out = TypeVar("Out")
Reader = Callable[[list[str]], Out]  # fields of a line → what our own file would say


@dataclass(frozen=True)
class Layout(Generic[Out]):
    """``needs``: columns without which it is not this layout. ``reader`` takes the header and makes the reader."""

    name: str
    delimiter: str
    needs: frozenset[str]
    reader: Callable[[list[str]], Reader[Out]]


@dataclass(frozen=True)
class Found(Generic[Out]):
    """The layout of a file, and its header."""

    layout: Layout[Out]
    columns: list[str]
    read: Reader[Out]

    def __call__(self, line: bytes) -> Out:
        """Raises ``Bad``."""
        return self.read(fields_of(line, self.layout.delimiter, len(self.columns)))


def recognise(header: bytes, layouts: Sequence[Layout[Out]]) -> Found[Out]:
    """Raises ``FileRefused`` when the header is none of these."""
    try:
        text = text_of(header)
    except Bad:
        raise FileRefused("The first line is not text in UTF-8: this is not a file that can be read.") from None
    for layout in layouts:
        columns = [name.strip().strip('"') for name in text.split(layout.delimiter)]
        if layout.needs <= set(columns):
            if len(set(columns)) < len(columns):
                raise FileRefused("The header names a column twice.")
            return Found(layout, columns, layout.reader(columns))
    known = "; ".join(f"{layout.name} ({', '.join(sorted(layout.needs))})" for layout in layouts)
    raise FileRefused(f"The header is none that is known here. Known layouts, and the columns that tell them: {known}.")


def picker(columns: list[str], wanted: Sequence[str]) -> Callable[[list[str]], list[str]]:
    """Takes the wanted columns out of a line's fields, in that order; those the file does not have are empty."""
    places = [columns.index(name) if name in columns else None for name in wanted]
    return lambda fields: ["" if place is None else fields[place] for place in places]
