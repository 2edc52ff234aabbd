"""Dates of the files of others as ours; what is none is left as it came, and fails the check that follows."""

MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}


def from_rif(text: str) -> str:
    """``"01-Mar-2015"`` → ``"2015-03-01"``."""
    day, month, year = text[:2], MONTHS.get(text[3:6].lower()), text[7:]
    return f"{year}-{month}-{day}" if month and len(text) == 11 else text


def from_synpuf(text: str) -> str:
    """``"20090107"`` → ``"2009-01-07"``."""
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 and text.isdigit() else text
