"""How the calls of each rep end: a high rate of "refused" is the known way to make clocks look good."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from members.reporting.small_counts import FEWEST_SHOWN, shown
from reviews.models import Call
from reviews.reporting.period import Period
from reviews.reporting.pictures import HIDDEN, as_text

REFUSED = ("NOT", "OUT")
UNREACHABLE = ("UTR", "WN")
HEAD = (_("rep"), _("calls"), _("refused"), _("could not be reached"), _("refused, of 100"), _("not reached, of 100"))


@dataclass(frozen=True, slots=True)
class Rep:
    """Closed calls of one rep in a period; a rate of fewer than eleven calls says nothing and is ``None``."""

    name: str
    calls: int
    refused: int
    unreachable: int

    @property
    def refused_rate(self) -> int | None:
        return self._rate(self.refused)

    @property
    def unreachable_rate(self) -> int | None:
        return self._rate(self.unreachable)

    def _rate(self, part: int) -> int | None:
        return round(100 * part / self.calls) if self.calls >= FEWEST_SHOWN else None

    def line(self) -> list[str]:
        """For a file: neither a count from 1 to 10, nor what one could be worked out from."""
        rest = self.calls - self.refused - self.unreachable
        parts = shown({"refused": self.refused, "unreachable": self.unreachable, "rest": rest}, of_a_sum=True)
        calls = shown({"calls": self.calls})["calls"]
        counts = [calls, parts["refused"], parts["unreachable"]]
        rates = [
            self.refused_rate if parts["refused"] is not None else None,
            self.unreachable_rate if parts["unreachable"] is not None else None,
        ]
        return [as_text(self.name), *(str(HIDDEN) if each is None else str(each) for each in [*counts, *rates])]


def reps(period: Period) -> list[Rep]:
    """One statement; the busiest first."""
    rows = Call.objects.filter(program_year=period.program_year, closed_at__range=period.moments)
    found = rows.order_by().values_list("closed_by").annotate(
        calls=Count("pk"), refused=Count("pk", filter=Q(code__in=REFUSED)),
        unreachable=Count("pk", filter=Q(code__in=UNREACHABLE)),
    )  # fmt: skip
    return [Rep(*row) for row in found.order_by("-calls", "closed_by")]
