"""A review as its vendor tells it: the columns that CMS asks about, and what the member was told."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reviews.documents.exchange_fields import About, Day, Declared, Key, Severity, ShortText, Text
from reviews.models.codes import DeliveryMethod, Provider, Recipient

MedicineKind = Literal["prescription", "over_the_counter", "herbal", "supplement", "sample"]
Answer = Literal["accepted", "modified", "refused", "no_response"]
# What is wrong with a therapy, by the four questions that pharmacists ask of each: is it indicated, does it work, is
# it safe, is it taken (Cipolle, Strand, Morley: Pharmaceutical Care Practice).
Category = Literal[
    "unnecessary_therapy", "needs_additional_therapy", "ineffective_medicine", "dose_too_low", "adverse_reaction",
    "dose_too_high", "interaction", "not_taken", "cost", "needs_monitoring",
]  # fmt: skip


class Medicine(Declared):
    name: ShortText
    kind: MedicineKind = "prescription"
    how: Text | None = None
    why: Text | None = None
    prescriber: ShortText | None = None
    started: Day | None = None
    stopped: Day | None = Field(None, description="Not used any more; it is not printed on the member's list")
    why_stopped: Text | None = None

    @model_validator(mode="after")
    def _stops_after_it_starts(self) -> Self:
        if self.started and self.stopped and self.stopped < self.started:
            raise PydanticCustomError("stopped_before", "A medicine is not stopped before it was started")
        return self


class ToDo(Declared):
    talked_about: Text
    what_to_do: Annotated[list[Text], Field(min_length=1, max_length=20)]


class Problem(Declared):
    heading: ShortText
    severity: Severity
    category: Category | None = None
    recommendation: Text | None = None


class Goal(Declared):
    condition: ShortText
    goal: Text


class Question(Declared):
    """What the member asked."""

    asked: Text
    answered: Text | None = None


class ToPrescriber(Declared):
    """What was recommended to a prescriber, and what came back."""

    prescriber: ShortText
    text: Text
    sent_on: Day | None = None
    answer: Answer | None = None
    answered_on: Day | None = None


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
    provider_name: ShortText | None = None
    provider_title: ShortText | None = None
    supervised_by: ShortText | None = Field(None, description="The pharmacist who supervised an intern")
    spoke_with: ShortText | None = Field(
        None, description="Who spoke for the member; required unless it was held with the member"
    )
    sources: Annotated[list[ShortText], Field(max_length=10)] = Field(
        [], description="Where medicines were looked up besides, such as your prescription records"
    )
    allergies: Annotated[list[ShortText], Field(max_length=50)] = []
    side_effects: Annotated[list[ShortText], Field(max_length=50)] = []
    other_information: Text | None = None
    goals: Annotated[list[Goal], Field(max_length=20)] = []
    questions: Annotated[list[Question], Field(max_length=20)] = []
    to_prescribers: Annotated[list[ToPrescriber], Field(max_length=50)] = []
    to_do: Annotated[list[ToDo], Field(max_length=50)] = []
    problems: Annotated[list[Problem], Field(max_length=50)] = []
    safe_disposal_told: bool | None = None

    @model_validator(mode="after")
    def _says_why_somebody_else(self) -> Self:
        # Only who cannot take part is spoken for; not answering the phone is no reason (42 CFR 423.153(d)).
        if self.recipient != Recipient.BENEFICIARY and not self.why_not_the_member:
            raise PydanticCustomError("why_not_the_member", "Say why the review was not held with the member")
        return self

    @model_validator(mode="after")
    def _names_who_spoke(self) -> Self:
        if self.recipient != Recipient.BENEFICIARY and not self.spoke_with:
            raise PydanticCustomError("spoke_with", "Name who spoke for the member")
        return self

    @model_validator(mode="after")
    def _names_who_supervises(self) -> Self:
        if self.provider == Provider.PHARMACY_INTERN and not self.supervised_by:
            raise PydanticCustomError("supervised_by", "Name the pharmacist who supervised the intern")
        return self


class Completed(Encounter):
    """The encounter as a vendor tells it, and whose packet the member gets."""

    packet_by: Literal["vendor", "plan"] = Field(
        "vendor", description="plan: the plan makes and mails the packet, and the message has all that it prints"
    )


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
