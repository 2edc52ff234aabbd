"""The blank lists, for pages that have nothing better to offer."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from reviews.documents.editions import editions
from reviews.views.medication_list import link

register = template.Library()


@register.simple_tag
def lists_to_print() -> list[dict[str, Any]]:
    """Today's list in the active language, one link a size. Needs no database."""
    this_year, language = timezone.localdate().year, (get_language() or "en")[:2]
    links = [link(edition, this_year) for edition in editions() if edition.language == language]
    return [each for each in links if not each["form_set"].is_old]
