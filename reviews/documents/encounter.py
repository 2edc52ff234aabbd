"""A review as its vendor tells it: the columns that CMS asks about, and what the member was told."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reviews.documents.exchange_fields import About, Day, Declared, Key, Severity, ShortText, Text
from reviews.models.codes import DeliveryMethod, Provider, Recipient


class Medicine(Declared):
    name: ShortText
    how: Text | None = None
    why: Text | None = None
    prescriber: ShortText | None = None


class ToDo(Declared):
    talked_about: Text
    what_to_do: Annotated[list[Text], Field(min_length=1, max_length=20)]


class Problem(Declared):
    heading: ShortText
    severity: Severity
    recommendation: Text | None = None


class Encounter(About):
    """The comprehensive medication review, held in real time with a person."""

    review_id: Key = Field(description="Your key of the review; a correction comes under the same one")
    appointment_id: Key | None = None
    held_on: Day
    method: DeliveryMethod = Field(description="CMS code of the delivery method")
    provider: Provider
    recipient: Recipient
    why_not_the_member: Text | None = Field(None, description="Required unless it was held with the member")
    cognitively_impaired: bool | None = None
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    medicines: Annotated[list[Medicine], Field(max_length=100)] = []
    allergies: Annotated[list[ShortText], Field(max_length=50)] = []
    to_do: Annotated[list[ToDo], Field(max_length=50)] = []
    problems: Annotated[list[Problem], Field(max_length=50)] = []
    safe_disposal_told: bool | None = None

    @model_validator(mode="after")
    def _says_why_somebody_else(self) -> Self:
        # Only who cannot take part is spoken for; not answering the phone is no reason (42 CFR 423.153(d)).
        if self.recipient != Recipient.BENEFICIARY and not self.why_not_the_member:
            raise PydanticCustomError("why_not_the_member", "Say why the review was not held with the member")
        return self


class Alert(Declared):
    heading: ShortText
    severity: Severity
    drug: ShortText | None = None


class Recommendation(Declared):
    key: Key
    text: Text
    to: Annotated[str, Field(pattern="^(prescriber|member|pharmacy)$")]


class Resolution(Declared):
    recommendation: Key = Field(description="Key of the recommendation that it answers")
    outcome: Annotated[str, Field(pattern="^(accepted|modified|refused|no_response)$")]
    resolved_on: Day


class Quarterly(About):
    """A targeted medication review."""

    tmr_id: Key = Field(description="Your key of it; a correction comes under the same one")
    held_on: Day
    alerts: Annotated[list[Alert], Field(max_length=100)] = []
    recommendations: Annotated[list[Recommendation], Field(max_length=100)] = []
    resolutions: Annotated[list[Resolution], Field(max_length=100)] = []

    @model_validator(mode="after")
    def _resolves_what_it_recommends(self) -> Self:
        known = {each.key for each in self.recommendations}
        if len(known) < len(self.recommendations):
            raise PydanticCustomError("repeated", "Each recommendation needs a key of its own")
        if not {each.recommendation for each in self.resolutions} <= known:
            raise PydanticCustomError("unknown_recommendation", "A resolution names a recommendation that is not here")
        return self
