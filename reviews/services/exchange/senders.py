"""Who is calling: the vendor whose secret signed the call."""

from collections.abc import Mapping

from reviews.delivery import signing
from reviews.models import Vendor


def sender(*, headers: Mapping[str, str], body: bytes) -> Vendor:
    """The vendor that signed the body now. Raises ``NotSigned``; a secret without its vendor is no login either."""
    vendor_key = signing.signer(headers, body)
    if len(headers["webhook-id"]) > 255 or not headers["webhook-id"].isprintable():
        raise signing.NotSigned("unusable webhook-id")
    vendor = Vendor.objects.filter(key=vendor_key).first()
    if vendor is None:
        raise signing.NotSigned("no such vendor")
    return vendor
