"""All pictures of the supervisor's page, by key."""

import datetime

from reviews.reporting import clocks, funnel, health
from reviews.reporting.period import Period
from reviews.reporting.pictures import Picture


def pictures(period: Period, today: datetime.date) -> list[Picture]:
    """A dozen statements, however many members there are."""
    year = period.program_year
    return [
        funnel.funnel(period),
        clocks.offers(year, today),
        clocks.summaries(year, today),
        clocks.quarters(year, today),
        health.letters(period),
        health.notices(period),
    ]
