"""What vendors may tell us, one class per type; reading a message and describing it use the same declarations."""

from typing import Annotated, Any, Literal, Self, Union
from uuid import UUID

from pydantic import Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from reviews.documents.encounter import Completed, Quarterly
from reviews.documents.exchange_fields import About, Day, Declared, Key, Moment, ShortText
from reviews.documents.told_document import ToldDocument
from reviews.models.codes import AttemptOutcome, ContactChannel, DeliveryMethod, ReturnReason

Minutes = Annotated[int, Field(ge=5, le=600)]


class AboutRequest(About):
    notice_id: UUID | None = Field(None, description="webhook-id of the notice that this answers; default: the newest")


class Rejection(AboutRequest):
    reason: ShortText


class Attempt(About):
    at: Moment
    channel: ContactChannel
    outcome: AttemptOutcome
    call_back_at: Moment | None = None
    review_offered: bool = Field(False, description="Whether the member was offered a review in this contact")

    @model_validator(mode="after")
    def _calls_back_when_agreed(self) -> Self:
        if self.call_back_at and self.outcome != AttemptOutcome.CALL_BACK:
            raise PydanticCustomError("call_back_at", "Only the outcome call_back has a call_back_at")
        return self


class AboutAppointment(About):
    appointment_id: Key = Field(description="Your key of the appointment; it stays when the appointment moves")


class AppointmentTime(AboutAppointment):
    starts_at: Moment
    minutes: Minutes | None = None
    method: DeliveryMethod | None = Field(None, description="CMS code of the delivery method")


class Declined(About):
    on: Day


class OptOut(About):
    on: Day
    reason: Literal["01", "02", "03", "99"] = Field(description="CMS: death, left the plan, request, other")
    way: Literal["phone", "paper", "web", "welcome_call"]


class Sent(About):
    review_id: Key
    sent_on: Day
    document: ToldDocument | None = Field(None, description="The summary as the member got it")


class Returned(About):
    returned_on: Day
    reason: ReturnReason
    letter_id: UUID | None = Field(None, description="Of a letter of ours, as in the manifest")
    review_id: Key | None = Field(None, description="Of the review whose summary came back")

    @model_validator(mode="after")
    def _says_what_came_back(self) -> Self:
        if bool(self.letter_id) == bool(self.review_id):
            raise PydanticCustomError("what", "Give either the letter_id or the review_id")
        return self


class Event(Declared):
    """``{"type", "timestamp", "data"}`` as the Standard Webhooks convention has it."""

    type: str
    data: Any
    timestamp: Moment = Field(description="When it happened: of two messages about the same thing the newer one holds")
    test: bool = Field(False, description="A test is checked and kept, and applied to nobody")


class RequestAcknowledged(Event):
    type: Literal["request.acknowledged"]
    data: AboutRequest


class RequestRejected(Event):
    type: Literal["request.rejected"]
    data: Rejection


class ContactAttempted(Event):
    type: Literal["contact.attempted"]
    data: Attempt


class AppointmentScheduled(Event):
    type: Literal["appointment.scheduled"]
    data: AppointmentTime


class AppointmentMoved(Event):
    type: Literal["appointment.moved"]
    data: AppointmentTime


class AppointmentMissed(Event):
    type: Literal["appointment.missed"]
    data: AboutAppointment


class AppointmentCancelled(Event):
    type: Literal["appointment.cancelled"]
    data: AboutAppointment


class ReviewDeclined(Event):
    type: Literal["review.declined"]
    data: Declined


class MemberOptedOut(Event):
    type: Literal["member.opted_out"]
    data: OptOut


class ReviewCompleted(Event):
    type: Literal["review.completed"]
    data: Completed


class SummaryWasSent(Event):
    type: Literal["summary.sent"]
    data: Sent


class MailReturned(Event):
    type: Literal["mail.returned"]
    data: Returned


class TmrCompleted(Event):
    type: Literal["tmr.completed"]
    data: Quarterly


EVENTS = (
    RequestAcknowledged, RequestRejected, ContactAttempted, AppointmentScheduled, AppointmentMoved, AppointmentMissed,
    AppointmentCancelled, ReviewDeclined, MemberOptedOut, ReviewCompleted, SummaryWasSent, MailReturned, TmrCompleted,
)  # fmt: skip
MESSAGE: TypeAdapter[Any] = TypeAdapter(Annotated[Union[EVENTS], Field(discriminator="type")])  # noqa: UP007


MOST_ERRORS = 50


class Refused(Exception):
    """A message that cannot be taken; ``errors`` say where and why, and repeat nothing of what was sent."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__(len(errors))
        self.errors = errors


def refuse(pointer: str, reason: str) -> Refused:
    """One error at one place (a JSON pointer)."""
    return Refused([{"pointer": pointer, "reason": reason}])


def read(body: bytes) -> Event:
    """The message in a body. Raises ``Refused`` with a JSON pointer and a reason for each thing that is wrong."""
    if b"\\u0000" in body or b"\x00" in body:
        raise refuse("", "The character U+0000 cannot be kept")
    try:
        event: Event = MESSAGE.validate_json(body)
        return event
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise Refused([_told(each) for each in found[:MOST_ERRORS]]) from None


def _told(error: Any) -> dict[str, str]:
    if error["type"].startswith("union_tag"):
        return {"pointer": "/type", "reason": "Give one of the types that the OpenAPI document lists"}
    # The first part names the type of message, which is ours and not in the body.
    inside = [str(part).replace("~", "~0").replace("/", "~1") for part in error["loc"][1:]]
    return {"pointer": "".join(f"/{part}" for part in inside), "reason": error["msg"]}
