"""Small helps for templates."""

import datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from mtmsite import unbroken

register = template.Library()


@register.simple_tag(takes_context=True)
def nav_current(context: dict[str, Any], section: str) -> SafeString | str:
    """``aria-current`` for a menu entry: "page" on the very page, "true" on the pages below it.

    A page says where it belongs with ``section`` in its context, else the name of its address decides.
    """
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    name = match.url_name if match else ""
    if name == section:
        return format_html(' aria-current="{}"', "page")
    here = context.get("section") or name or ""
    return format_html(' aria-current="{}"', "true") if here.startswith(section) else ""


@register.filter
def in_language(texts: dict[str, str]) -> str:
    """The text of the active language from ``{"en": …, "es": …}``; English where there is no other."""
    return texts.get((get_language() or "en")[:2]) or texts.get("en", "")


@register.filter
def dollars(amount: Decimal | int) -> str:
    """``$4,935`` or ``$4,935.50``: as U.S. readers write it, in both languages."""
    return f"${amount:,.2f}".removesuffix(".00")


@register.filter
def tel(phone: str) -> str:
    """The address behind a U.S. phone number: ``tel:+18002004255``."""
    digits = "".join(char for char in phone if char.isdigit())
    return f"tel:+{digits if digits.startswith('1') else '1' + digits}"


@register.filter
def long_date(day: datetime.date) -> str:
    """``January 1, 2023``, in the order and words of the language."""
    return unbroken.day(day, pgettext("date format with year", "F j, Y"))


@register.filter
def month_day(day: datetime.date) -> str:
    """``April 1``, in the order and words of the language."""
    return unbroken.day(day, pgettext("date format without year", "F j"))


@register.filter
def clock(time: datetime.time | datetime.datetime) -> str:
    """``8 a.m.``, in the words of the language."""
    return unbroken.clock(time)
