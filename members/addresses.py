"""What looks wrong with a postal address in the United States. It warns, and decides nothing: the post knows more."""

import re

import zipcodes
from django.db import models
from django.utils.translation import gettext_lazy as _

MILITARY_STATES = frozenset({"AA", "AE", "AP"})
MILITARY_TOWNS = frozenset({"APO", "FPO", "DPO"})
STATES = MILITARY_STATES | frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS FM GU MH MP PR PW VI".split()
)
PARTS = ("address1", "address2", "city", "state", "zip_code")
ZIP_CODE = re.compile(r"[0-9]{5}(-?[0-9]{4})?")
# Addresses without a house number: rural and highway contract routes, and the post's own boxes all have one.
MILITARY_STREET = re.compile(r"\b(PSC|CMR|UNIT|USS|USCGC|USNS|BOX)\b", re.IGNORECASE)


# What the window of the envelope shows below the name.
LINE_LENGTH, LINES = 36, 5


class AddressWarning(models.TextChoices):
    NO_STREET = "no_street", _("no street or box")
    NO_NUMBER = "no_number", _("the street has no number")
    NO_CITY = "no_city", _("no city")
    NO_STATE = "no_state", _("no state")
    UNKNOWN_STATE = "unknown_state", _("no such state")
    NO_ZIP = "no_zip", _("no ZIP code")
    BAD_ZIP = "bad_zip", _("the ZIP code has not five or nine digits")
    UNKNOWN_ZIP = "unknown_zip", _("the ZIP code is not known")
    OTHER_STATE = "other_state", _("the ZIP code belongs to another state")
    TOO_LONG = "too_long", _("longer than the window of an envelope shows")
    NOT_MILITARY = "not_military", _("a military address has APO, FPO or DPO with AA, AE or AP, and a unit or box")


def lines(*, address1: str, address2: str, city: str, state: str, zip_code: str) -> list[str]:
    """As on an envelope, below the name; what is empty takes no line."""
    return [line for line in (address1, address2, f"{city}, {state} {zip_code}".strip(", ")) if line]


def warnings(*, address1: str, address2: str, city: str, state: str, zip_code: str) -> list[str]:
    """Codes of ``AddressWarning``, in the order of the lines; empty when nothing looks wrong.

    Boxes, rural routes, military and Puerto Rican addresses are as good as any. Which city a ZIP code has is not
    compared: people write the name of their village. ZIP codes are those of the ``zipcodes`` library's edition.
    """
    state = state.strip().upper()
    street = f"{address1} {address2}".strip()
    found = [*_street(street), *_town(city, state), *_zip(zip_code.strip(), state)]
    if _lines(address1) + _lines(address2) + _lines(f"{city}, {state} {zip_code}") > LINES:
        found.append(AddressWarning.TOO_LONG)
    if _looks_military(city, state) and not _is_military(street, city, state):
        found.append(AddressWarning.NOT_MILITARY)
    return [str(each.value) for each in found]


def _street(street: str) -> list[AddressWarning]:
    if not street:
        return [AddressWarning.NO_STREET]
    return [] if any(sign.isdigit() for sign in street) else [AddressWarning.NO_NUMBER]


def _lines(text: str) -> int:
    return -(-len(text.strip()) // LINE_LENGTH)


def _town(city: str, state: str) -> list[AddressWarning]:
    found = [] if city.strip() else [AddressWarning.NO_CITY]
    if not state:
        return [*found, AddressWarning.NO_STATE]
    return found if state in STATES else [*found, AddressWarning.UNKNOWN_STATE]


def _zip(zip_code: str, state: str) -> list[AddressWarning]:
    if not zip_code:
        return [AddressWarning.NO_ZIP]
    if not ZIP_CODE.fullmatch(zip_code):
        return [AddressWarning.BAD_ZIP]
    states = {place["state"] for place in zipcodes.matching(zip_code[:5])}
    if not states:
        return [AddressWarning.UNKNOWN_ZIP]
    return [AddressWarning.OTHER_STATE] if state in STATES and state not in states else []


def _looks_military(city: str, state: str) -> bool:
    return state in MILITARY_STATES or city.strip().upper() in MILITARY_TOWNS


def _is_military(street: str, city: str, state: str) -> bool:
    town = city.strip().upper() in MILITARY_TOWNS and state in MILITARY_STATES
    return town and bool(MILITARY_STREET.search(street))
