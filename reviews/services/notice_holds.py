"""Why a notice may not leave for the vendor just now."""

from reviews.delivery import signing
from reviews.models import Channel, NoticeType, RequestState, Vendor, VendorNotice

NOT_SET_UP = "the year’s vendor is not set up"
AFTER_DEATH = (NoticeType.OPTED_OUT, NoticeType.REVIEW_CANCELLED)  # what ends something is told all the same


def reason(notice: VendorNotice, vendor: Vendor | None) -> str:
    """Why it may not leave right now; asked in the moment of sending, since things change."""
    if vendor is None or not signing.secrets_of(vendor.key):
        return NOT_SET_UP
    if notice.test:
        return "" if vendor.test_mode and vendor.test_endpoint else "the vendor is not in test mode"
    if vendor.test_mode:
        return "the vendor is in test mode"
    if vendor.channel == Channel.HTTPS and not vendor.endpoint:
        return NOT_SET_UP
    if notice.type == NoticeType.HOLD_CHANGED:
        return ""
    if vendor.on_hold:
        return "the vendor is on hold"
    return _hold_of_member(notice)


def _hold_of_member(notice: VendorNotice) -> str:
    if notice.member and notice.member.death_date and notice.type not in AFTER_DEATH:
        return "the member has died"
    if notice.type not in AFTER_DEATH and notice.contact_is_held:
        return "held until the plan's file says more"
    if _is_replaced(notice):
        return "a newer wish of the member counts"
    if (enrolment := notice.enrolment) and enrolment.member_id != notice.member_id and notice.type not in AFTER_DEATH:
        return "its record was merged with another"
    if enrolment and notice.type != NoticeType.OPTED_OUT and (enrolment.opted_out_on or enrolment.ended_on):
        return "the member has left the program"
    return ""


def _is_replaced(notice: VendorNotice) -> bool:
    """What may have reached the vendor is told to its end, so that calling it off means something there."""
    replaced = notice.request and notice.request.current_state == RequestState.REPLACED
    return bool(replaced) and notice.attempts == 0 and notice.type != NoticeType.REVIEW_CANCELLED
