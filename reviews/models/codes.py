"""Codes of CMS's yearly file on beneficiaries, and of what happens on the phone.

Delivery methods are those of ResDAC (comprehensive-medication-review-cmr-delivery-method). Providers and recipients are
the names of the reporting requirements (CMS-10185, Section II); CMS's own spelling was not seen, so they are keys here.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryMethod(models.TextChoices):
    FACE_TO_FACE = "01", _("face to face")
    TELEPHONE = "02", _("telephone")
    TELEHEALTH = "03", _("telehealth, such as video")
    OTHER = "99", _("other")


class Provider(models.TextChoices):
    PHYSICIAN = "physician", _("physician")
    REGISTERED_NURSE = "registered_nurse", _("registered nurse")
    LICENSED_PRACTICAL_NURSE = "licensed_practical_nurse", _("licensed practical nurse")
    NURSE_PRACTITIONER = "nurse_practitioner", _("nurse practitioner")
    PHYSICIAN_ASSISTANT = "physician_assistant", _("physician’s assistant")
    LOCAL_PHARMACIST = "local_pharmacist", _("local pharmacist")
    LTC_PHARMACIST = "ltc_consultant_pharmacist", _("long-term care consultant pharmacist")
    SPONSOR_PHARMACIST = "plan_sponsor_pharmacist", _("plan sponsor pharmacist")
    PBM_PHARMACIST = "pbm_pharmacist", _("pharmacy benefit manager pharmacist")
    VENDOR_LOCAL_PHARMACIST = "vendor_local_pharmacist", _("MTM vendor local pharmacist")
    VENDOR_IN_HOUSE_PHARMACIST = "vendor_in_house_pharmacist", _("MTM vendor in-house pharmacist")
    HOSPITAL_PHARMACIST = "hospital_pharmacist", _("hospital pharmacist")
    OTHER_PHARMACIST = "other_pharmacist", _("pharmacist, other")
    PHARMACY_INTERN = "supervised_pharmacy_intern", _("supervised pharmacy intern")
    OTHER = "other", _("other")


class Recipient(models.TextChoices):
    BENEFICIARY = "beneficiary", _("the member")
    PRESCRIBER = "prescriber", _("the member’s prescriber")
    CAREGIVER = "caregiver", _("a caregiver")
    OTHER = "other_authorized", _("another authorized person")


class ContactChannel(models.TextChoices):
    PHONE = "phone", _("phone")
    TEXT = "text", _("text message")
    EMAIL = "email", _("e-mail")
    MAIL = "mail", _("mail")
    IN_PERSON = "in_person", _("in person")


class AttemptOutcome(models.TextChoices):
    REACHED = "reached", _("reached")
    LEFT_MESSAGE = "left_message", _("left a message")
    NO_ANSWER = "no_answer", _("no answer or busy")
    WRONG_NUMBER = "wrong_number", _("wrong or dead number")
    CALL_BACK = "call_back", _("call back at an agreed time")
    LANGUAGE_LINE = "language_line", _("needs the language line")
    IN_FACILITY = "in_facility", _("in a facility or hospital")
    HELPER = "helper", _("someone helping, no authority on file")
    SENT = "sent", _("sent")
    DECLINED = "declined", _("declined for now")


class ReturnReason(models.TextChoices):
    """Why mail came back, as the post stamps it."""

    MOVED = "moved", _("moved, no new address known")
    UNKNOWN_ADDRESSEE = "unknown_addressee", _("not known at this address")
    BAD_ADDRESS = "bad_address", _("no such address")
    VACANT = "vacant", _("nobody lives there")
    REFUSED = "refused", _("refused")
    UNCLAIMED = "unclaimed", _("not picked up")
    DECEASED = "deceased", _("deceased")
    OTHER = "other", _("other")
