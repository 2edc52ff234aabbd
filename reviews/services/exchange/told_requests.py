"""What a vendor may look at: requests that it was told of, of its own years; each look leaves a trace."""

from members.services import audit
from reviews.models import Appointment, MemberRequest, Vendor, VendorNotice


def told_request(*, vendor: Vendor, reference: str) -> MemberRequest | None:
    """``None`` for any other, so that unknown, another vendor's and not yet told are the same."""
    if vendor.test_mode:
        return None
    own = MemberRequest.objects.filter(program_year__vendor_key=vendor.key, member__isnull=False, reference=reference)
    request: MemberRequest | None = own.select_related("program_year", "member").first()
    if request is None or request.member is None:
        return None
    if not VendorNotice.objects.told(request.member, request.program_year).filter(request=request).exists():
        return None
    audit.record(by=f"vendor {vendor.key}", verb="request.viewed", on=request, values={"as": "fhir"})
    return request


def newest_appointment(request: MemberRequest) -> Appointment | None:
    """The one told of last, whatever became of it."""
    found: Appointment | None = Appointment.objects.filter(request=request).order_by("-told_at").first()
    return found
