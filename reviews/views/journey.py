"""Where one draft stands on the way through the steps."""

import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext

from members.models import ProgramYear
from reviews.documents.own_list import OwnList, Refused, read
from reviews.draft import OWN_LIST, Draft
from reviews.forms.about import About
from reviews.forms.base import StepForm
from reviews.forms.steps import STEPS, Step
from reviews.models import Who
from reviews.services import free_times, vendors


class Journey:
    """The steps that apply to a draft, which of them are done, and their forms. Make a new one after a change."""

    def __init__(self, draft: Draft, today: datetime.date, year: ProgramYear | None) -> None:
        self.draft = draft
        self.year = year
        self.about = About(
            today=today,
            year=year,
            who=draft.value("who", "who") or Who.SELF,
            choice=draft.value("choice", "choice"),
            name=_member_name(draft),
            weekdays=vendors.weekdays(year),
            open_windows=free_times.open_windows(year, today) if year else None,
        )

    @cached_property
    def steps(self) -> list[Step]:
        return [step for step in STEPS if step.applies(self.about)]

    def first_missing(self) -> Step | None:
        """The first step without an answer; ``None`` when all are answered."""
        return next((step for step in self.steps if step.name not in self.draft), None)

    def may_open(self, name: str) -> bool:
        """Whether that step applies and everything before it is answered."""
        names = [step.name for step in self.steps]
        return name in names and all(before in self.draft for before in names[: names.index(name)])

    def before(self, name: str) -> Step | None:
        names = [step.name for step in self.steps]
        place = names.index(name)
        return self.steps[place - 1] if place else None

    def form(self, step: Step) -> StepForm:
        """The form with the answers kept so far, judged anew: days pass, and other answers may have changed."""
        return step.form(self.draft.typed(step.name), about=self.about)

    @cached_property
    def forms(self) -> dict[str, StepForm]:
        return {step.name: self.form(step) for step in self.steps}

    def first_to_mend(self) -> Step | None:
        """The first step that is missing or whose answers no longer hold; ``None`` when all can be sent."""
        return next((step for step in self.steps if not self._holds(step)), None)

    @cached_property
    def own_list(self) -> OwnList | None:
        """The medicine list in the draft, judged anew; one that no longer holds is none."""
        content = self.draft.attached(OWN_LIST)
        try:
            return read(content) if content else None
        except Refused:
            return None

    def is_for(self, person: str | None) -> bool:
        """Whether a page that was shown for ``person`` is about the member of this draft; one that names none is."""
        return not person or person == self.draft.person()

    def _holds(self, step: Step) -> bool:
        return step.name in self.draft and self.forms[step.name].is_valid()


def _member_name(draft: Draft) -> str:
    parts = [draft.value("member", "first_name"), draft.value("member", "last_name")]
    return " ".join(part for part in parts if part) or gettext("the member")
