"""Messages of the sandbox vendor, as it signs and sends them."""

import datetime
import itertools
import json
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone
from standardwebhooks import Webhook

from reviews.models import Discrepancy, MemberRequest, Vendor, VendorFile, VendorNotice
from reviews.services.exchange import reception
from tests.factories import reviews

EVENTS = "/api/vendor/v1/events"
_numbers = itertools.count(1)


def told_request(**changes: Any) -> MemberRequest:
    """A matched request for a review that its vendor, the sandbox, was told of."""
    Vendor.objects.filter(key="sandbox").exists() or reviews.vendor()
    request = reviews.matched_request(**changes)
    sent(request)
    return request


def sent(request: MemberRequest) -> None:
    """Its notices are with the vendor."""
    VendorNotice.objects.filter(request=request).update(state="sent", sent_at=timezone.now(), attempts=1)


# What each type says, but for whom it is about.
DETAILS: dict[str, dict[str, Any]] = {
    "request.acknowledged": {},
    "request.rejected": {"reason": "no such phone number"},
    "contact.attempted": {"at": "{now}", "channel": "phone", "outcome": "left_message"},
    "appointment.scheduled": {"appointment_id": "A-1", "starts_at": "{now}", "minutes": 30, "method": "02"},
    "appointment.moved": {"appointment_id": "A-1", "starts_at": "{now}"},
    "appointment.missed": {"appointment_id": "A-1"},
    "appointment.cancelled": {"appointment_id": "A-1"},
    "review.declined": {"on": "{today}"},
    "member.opted_out": {"on": "{today}", "reason": "03", "way": "phone"},
    "review.completed": {
        "review_id": "R-1",
        "held_on": "{today}",
        "method": "02",
        "provider": "vendor_in_house_pharmacist",
        "recipient": "beneficiary",
        "medicines": [{"name": "lisinopril 10 mg", "how": "one a day", "why": "blood pressure"}],
        "to_do": [{"talked_about": "your blood pressure", "what_to_do": ["Write it down each morning"]}],
    },
    "summary.sent": {"review_id": "R-1", "sent_on": "{today}"},
    "mail.returned": {"review_id": "R-1", "returned_on": "{today}", "reason": "moved"},
    "tmr.completed": {
        "tmr_id": "T-1",
        "held_on": "{today}",
        "alerts": [{"heading": "safety", "severity": "high"}],
        "recommendations": [{"key": "1", "text": "Stop it", "to": "prescriber"}],
        "resolutions": [{"recommendation": "1", "outcome": "accepted", "resolved_on": "{today}"}],
    },
}


def message(type: str, request: MemberRequest | None = None, *, happened: Any = None, **data: Any) -> dict[str, Any]:
    """A least message of that type, about the request unless ``data`` says otherwise; ``happened`` now if not given."""
    about = {"program_year": request.program_year.year, "reference": request.reference} if request else {}
    merged = {**about, **_today(DETAILS[type]), **data}
    whole = {name: value for name, value in merged.items() if value is not None}
    return {"type": type, "timestamp": (happened or timezone.now()).isoformat(), "data": whole}


def _today(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _today(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_today(each) for each in value]
    marks = {"{now}": timezone.now().isoformat(), "{today}": timezone.localdate().isoformat()}
    return marks.get(value, value) if isinstance(value, str) else value


def difference(request: MemberRequest, **columns: Any) -> Discrepancy:
    """The vendor does not list it."""
    today = timezone.localdate()
    base = {"vendor": Vendor.objects.get(key="sandbox"), "reference": request.reference, "request": request}
    seen = {"kind": "missing_there", "ours": "open", "first_seen": today, "last_seen": today}
    return Discrepancy.objects.create(**{**base, **seen, **columns})


def refused_file() -> VendorFile:
    """One whose totals were wrong."""
    return VendorFile.objects.create(
        vendor=Vendor.objects.get(key="sandbox"),
        direction="in",
        sequence=0,
        layout="return",
        name="a.txt",
        sha256="0" * 64,
        state="refused",
        reason="the hash total is not that of the lines",
    )


def receive(content: dict[str, Any], webhook_id: str = "") -> str:
    """Past the signature: straight to the service, under an id of its own unless one is given."""
    vendor = Vendor.objects.get(key="sandbox")
    return reception.receive(vendor=vendor, webhook_id=webhook_id or new_id(), body=json.dumps(content).encode())


def new_id() -> str:
    return f"msg_{next(_numbers)}"


def headers(body: str, *, webhook_id: str, secret: str = "", at: datetime.datetime | None = None) -> dict[str, str]:
    at = at or datetime.datetime.now(datetime.UTC)
    secret = secret or settings.VENDOR_SECRETS["sandbox"].split()[0]
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(webhook_id, at, body),
    }


def post(client: Client, content: Any, *, webhook_id: str = "", secret: str = "", **how: Any) -> Any:
    """Signed and sent to the address; ``content`` is a message, or the body itself."""
    body = content if isinstance(content, str) else json.dumps(content)
    signed = headers(body, webhook_id=webhook_id or new_id(), secret=secret, **how)
    return client.post(EVENTS, data=body, content_type="application/json", headers=signed)
