"""What a letter is about: exactly one thing, and each kind about its own; and that nothing of it is half there."""

from django.db.models import Q

ORIGINS = ("request", "enrolment", "list_request", "appointment", "review_version", "event", "outreach")
FORM_REFERENCE = r"^MTM-[0-9A-Z]{4}-[0-9A-Z]{4}$"


def _about(origin: str) -> Q:
    return Q(**{f"{each}__isnull": each != origin for each in ORIGINS})


OF_A_REVIEW = ("takeaway", "takeaway_copy")
OF_AN_EVENT = ("told_leave", "told_not_now")
OF_AN_ALERT = ("alert_member", "alert_prescriber")
OF_ITS_OWN = (
    "introductory", "blank_list", "unreachable", "appointment_reminder", *OF_A_REVIEW, *OF_AN_EVENT, *OF_AN_ALERT,
)  # fmt: skip
ABOUT_ONE_THING = (
    _about("request") & Q(form_reference="", appointment_at=None) & ~Q(kind__in=OF_ITS_OWN)
    | _about("enrolment")
    & Q(kind="introductory", member__isnull=False, form_reference__regex=FORM_REFERENCE, appointment_at=None)
    | _about("enrolment") & Q(kind="unreachable", member__isnull=False, form_reference="", appointment_at=None)
    | _about("list_request") & Q(kind="blank_list", form_reference="", appointment_at=None)
    | _about("appointment")
    & Q(kind="appointment_reminder", member__isnull=False, form_reference="", appointment_at__isnull=False)
    | _about("review_version") & Q(kind__in=OF_A_REVIEW, member__isnull=False, form_reference="", appointment_at=None)
    | _about("event") & Q(kind__in=OF_AN_EVENT, member__isnull=False, form_reference="", appointment_at=None)
    | _about("outreach") & Q(kind="alert_member", member__isnull=False, form_reference="", appointment_at=None)
    # Its addressee is no member, and nothing that is done for the letters of a member is done for it.
    | _about("outreach") & Q(kind="alert_prescriber", member=None, form_reference="", appointment_at=None)
)
# A copy has both: the member whose packet it is, and the representative whom it goes to.
TO_A_REPRESENTATIVE = Q(kind="takeaway_copy", representative__isnull=False) | (
    ~Q(kind="takeaway_copy") & Q(representative=None)
)
FROZEN_WHOLE = Q(frozen_at=None, content=None, template_version="", language="", size="") | (
    Q(frozen_at__isnull=False, content__isnull=False) & ~Q(template_version="") & ~Q(language="") & ~Q(size="")
)
PRINTED_WHOLE = Q(file="", sha256="", pages=None) | (
    ~Q(file="")
    & Q(sha256__regex=r"^[0-9a-f]{64}$", frozen_at__isnull=False)
    # Asked for by name: compared with an unknown count, SQL calls the check passed.
    & Q(pages__isnull=False, pages__gte=1)
)
