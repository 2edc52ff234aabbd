"""The steps of the request, in order; the one place that says which there are and when they are asked."""

from collections.abc import Callable
from dataclasses import dataclass

from reviews.forms.about import About
from reviews.forms.appointment import AppointmentForm
from reviews.forms.base import StepForm
from reviews.forms.choice import ChoiceForm
from reviews.forms.contact import ContactForm
from reviews.forms.leave import LeaveForm
from reviews.forms.member import MemberForm
from reviews.forms.who import WhoForm
from reviews.models import Choice


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the request: its name is its address and its key in the draft."""

    name: str
    form: type[StepForm]
    applies: Callable[[About], bool] = lambda about: True

    @property
    def url_name(self) -> str:
        return f"request_{self.name}"

    @property
    def template(self) -> str:
        return f"reviews/request/{self.name}.html"


STEPS = (
    Step("who", WhoForm),
    Step("member", MemberForm),
    Step("choice", ChoiceForm),
    Step("leave", LeaveForm, lambda about: about.choice == Choice.LEAVE),
    Step("appointment", AppointmentForm, lambda about: about.choice == Choice.REVIEW),
    Step("contact", ContactForm),
)
