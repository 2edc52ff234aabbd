"""One medication list, blank or filled in, as the paper and the page both show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from reviews.documents.form_sets import Field, FormSet, Words

SIZES = ("standard", "large", "wallet")
# A wallet sheet is folded to cards, four of them above each other on a page; the first of the first page has the name.
ROWS_PER_CARD, CARDS_PER_PAGE = 4, 4
ROWS_OF_FIRST_PAGE = ROWS_PER_CARD * (CARDS_PER_PAGE - 1) - 1
ROWS_OF_LATER_PAGES = ROWS_PER_CARD * CARDS_PER_PAGE - 1


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place to write: ``name`` is that of the form field, ``title`` what a screen reader calls it."""

    name: str
    key: str
    label: str
    title: str
    limit: int
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """The places of one medicine; ``lines`` as they share lines in a box, ``folds`` where a wallet sheet is folded."""

    number: int
    places: tuple[Place, ...]
    lines: tuple[tuple[Place, ...], ...]
    folds: bool = False


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to ask: Member Service of a year, hours as lines in the sheet's language."""

    phone: str
    tty: str
    hours: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Written:
    """What stands on a list: ``texts`` by the keys of head and boxes, ``medicines`` by the keys of the columns."""

    texts: Mapping[str, str] = field(default_factory=dict)
    medicines: Sequence[Mapping[str, str]] = ()


NOTHING = Written()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Everything that a list shows. ``rows`` are those of the medicines and then blank ones."""

    form: FormSet
    language: str
    size: str
    rows: int
    fillable: bool
    contact: Contact
    written: Written = NOTHING

    @property
    def words(self) -> Words:
        return self.form.words[self.language]

    @property
    def template(self) -> str:
        return "pdf/list/wallet.html" if self.size == "wallet" else "pdf/list/sheet.html"

    @property
    def head(self) -> list[Place]:
        return self._once(self.words.head)

    @property
    def before(self) -> list[Place]:
        return self._once(self.words.before)

    @property
    def after(self) -> list[Place]:
        return self._once(self.words.after)

    @property
    def lines(self) -> Iterator[Line]:
        """Every medicine, then the blank rows."""
        for number in range(1, max(self.rows, len(self.written.medicines)) + 1):
            places = {column.key: self._in_row(column, number) for column in self.words.columns}
            lines = tuple(tuple(places[each.key] for each in line) for line in self.words.lines)
            folds = self.size == "wallet" and _is_at_a_fold(number)
            yield Line(number=number, places=tuple(places.values()), lines=lines, folds=folds)

    @property
    def written_lines(self) -> list[Line]:
        """Those of medicines."""
        return [line for line in self.lines if line.number <= len(self.written.medicines)]

    @property
    def blank_lines(self) -> list[Line]:
        """Those to write in, below the medicines."""
        return [line for line in self.lines if line.number > len(self.written.medicines)]

    @property
    def after_pairs(self) -> list[list[Place]]:
        """The boxes at the end, two beside each other."""
        places = self.after
        return [places[start : start + 2] for start in range(0, len(places), 2)]

    def _once(self, fields: Sequence[Field]) -> list[Place]:
        texts = self.written.texts
        return [
            Place(name=each.key, key=each.key, label=each.label, title=each.label.rstrip(":"), limit=each.limit,
                  text=texts.get(each.key, ""))
            for each in fields
        ]  # fmt: skip

    def _in_row(self, column: Field, number: int) -> Place:
        medicines = self.written.medicines
        text = medicines[number - 1].get(column.key, "") if number <= len(medicines) else ""
        title = gettext("Medicine %(number)s: %(label)s") % {"number": number, "label": column.label.rstrip(":")}
        return Place(
            name=f"{column.key}_{number}",
            key=column.key,
            label=column.label,
            title=title,
            limit=column.limit,
            text=text,
        )


def _is_at_a_fold(number: int) -> bool:
    """Whether a row ends where a card does: the head of the table takes a row of each page."""
    later = number - ROWS_OF_FIRST_PAGE
    on_its_page = number if later <= 0 else (later - 1) % ROWS_OF_LATER_PAGES + 1
    return (on_its_page + 1) % ROWS_PER_CARD == 0
