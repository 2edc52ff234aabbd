"""What is exchanged once a day, vendor by vendor: one that is away keeps no other one waiting."""

from typing import Any

from reviews.delivery.carriers import CarrierAway
from reviews.delivery.vendor_list import ListAway
from reviews.services.exchange import files, reconciliation, returns

Told = dict[str, dict[str, Any]]


def exchange_files(*, by: str) -> Told:
    """Read what came back, then hand over what is due; by vendor what was done, or ``failed`` with the reason."""
    told: Told = {}
    for vendor in files.vendors():
        try:
            read = returns.read_back(vendor=vendor, by=by)
            given = files.hand_over(vendor=vendor, by=by)
        except CarrierAway as error:
            told[vendor.key] = {"failed": str(error)}
            continue
        told[vendor.key] = {
            "handed_over": [{"file": file.name, "lines": file.lines, "hash_total": file.hash_total} for file in given],
            "read": read.read,
            "repeated": read.repeated,
            "lines": dict(read.lines),
            "refused": read.refused,
        }
    return told


def reconcile(*, by: str) -> Told:
    """Compare the records of every vendor that offers them; by vendor what differs, or ``failed`` with the reason."""
    told: Told = {}
    for vendor in reconciliation.vendors():
        try:
            told[vendor.key] = dict(reconciliation.run(vendor=vendor, by=by))
        except ListAway as error:
            told[vendor.key] = {"failed": str(error)}
    return told
