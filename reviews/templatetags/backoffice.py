"""The start page of the back office: notices, work as counts that open their lists, and the days to come."""

from typing import Any

from django import template
from django.urls import reverse

from reviews.services import coming_days, staff_notices, worklists

register = template.Library()


@register.inclusion_tag("admin/staff_notices.html")
def notices_to_staff() -> dict[str, Any]:
    """What a supervisor wrote to everybody, in its time, on every page."""
    return {"notices": staff_notices.shown_now()}


@register.inclusion_tag("admin/worklists.html", takes_context=True)
def start_page(context: dict[str, Any]) -> dict[str, Any]:
    """What concerns whoever looks; others' lists are neither counted nor shown."""
    user = context["request"].user
    lists = [_card(each) for each in worklists.WORKLISTS if user.has_perm(each.permission)]
    reviews, calls = user.has_perm("reviews.view_appointment"), user.has_perm("reviews.take_calls")
    week = coming_days.week(reviews=reviews, calls=calls) if reviews or calls else []
    return {"lists": lists, "week": week, "reviews": reviews, "calls": calls}


def _card(each: worklists.Worklist) -> dict[str, Any]:
    if each.page:
        return {"group": each.group, "label": each.label, "count": each.count(), "url": reverse(each.page)}
    page = reverse(f"admin:{each.model._meta.app_label}_{each.model._meta.model_name}_changelist")
    query = each.query or f"work={each.key}"
    return {"group": each.group, "label": each.label, "count": each.count(), "url": f"{page}?{query}"}
