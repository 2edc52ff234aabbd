"""Kinds of values in the vendors' messages; what validates them also describes them in the OpenAPI document."""

import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"\S")]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
Key = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[!-~]+$")]
Reference = Annotated[str, StringConstraints(pattern=r"^MTM-[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]{4}$")]
MemberId = Annotated[str, StringConstraints(min_length=1, max_length=30, pattern=r"^[!-~]+$")]
Year = Annotated[int, Field(ge=2006, le=2100)]


def _in_our_times(moment: datetime.datetime) -> datetime.datetime:
    """In UTC: an offset that the calendar allows may be more than a database does."""
    try:
        moment = moment.astimezone(datetime.UTC)
    except OverflowError:
        moment = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    if not 2000 <= moment.year <= 2100:
        raise PydanticCustomError("time", "A moment lies between the years 2000 and 2100")
    return moment


def _day_in_our_times(day: datetime.date) -> datetime.date:
    if not 2000 <= day.year <= 2100:
        raise PydanticCustomError("time", "A day lies between the years 2000 and 2100")
    return day


Moment = Annotated[
    AwareDatetime,
    AfterValidator(_in_our_times),
    Field(description="With its offset from UTC, such as 2026-03-05T14:30:00-05:00"),
]
Day = Annotated[datetime.date, AfterValidator(_day_in_our_times), Field(description="A calendar day in Eastern time")]
Severity = Literal["high", "moderate", "low"]


class Declared(BaseModel):
    """Nothing is guessed and nothing is dropped: an unknown field is an error at its place."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


ONE_OF_TWO: dict[str, Any] = {"anyOf": [{"required": ["reference"]}, {"required": ["member_id"]}]}


class About(Declared):
    """Whom and which year a message is about: by the reference that we told, or by the plan's member ID."""

    model_config = ConfigDict(json_schema_extra=ONE_OF_TWO)

    program_year: Year
    reference: Reference | None = Field(None, description="Of the request, or of the form in the introductory letter")
    member_id: MemberId | None = Field(None, description="As in member.id of our notices")

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not self.reference and not self.member_id:
            raise PydanticCustomError("nobody", "Give the reference, the member_id, or both")
        return self
