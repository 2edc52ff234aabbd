"""Words about the phone line, for templates."""

from django import template

from members.line_holidays import HOLIDAYS

register = template.Library()


@register.filter
def holiday_name(slug: str) -> str:
    """The name of a federal holiday, such as ``thanksgiving-day``."""
    return str(HOLIDAYS.get(slug, slug))
