"""Small helps for templates."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

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
