"""Vendors: where notices go, the switch that holds them all back, and test mode."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from members.admin.acts import Act, ActForm, ActsMixin
from members.admin.mixins import KeptMixin
from reviews import tasks
from reviews.documents import vendor_file
from reviews.models import Vendor
from reviews.services import vendors


def _send_tests(vendor: Vendor, *, by: str) -> tuple[Any, Vendor]:
    count = vendors.send_tests(vendor=vendor, by=by)
    if count:
        tasks.enqueue(tasks.send_notices, vendor.key)
    words = ngettext("%(count)s test notice is queued.", "%(count)s test notices are queued.", count)
    return words % {"count": count}, vendor


SEND_TESTS = Act(
    slug="test",
    title=_("Send test notices"),
    button=_("Send one of each type"),
    hint=_("They are about an invented person, marked as tests, and go to the address for tests only."),
    permission="reviews.change_vendor",
    may=lambda vendor: vendor.test_mode and bool(vendor.test_endpoint),
    do=_send_tests,
    form=ActForm,
)


class VendorForm(forms.ModelForm):
    """The layouts are those of ``reviews/data/vendor_layouts.toml``."""

    file_layout = forms.ChoiceField(
        label=_("Layout of its files"), choices=lambda: [(version, version) for version in vendor_file.layouts()]
    )


@admin.register(Vendor)
class VendorAdmin(KeptMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "vendor"
    actions = None
    form = VendorForm
    acts = [SEND_TESTS]
    list_display = ["name", "key", "channel", "endpoint", "on_hold", "test_mode"]
    list_filter = ["channel", "on_hold", "test_mode"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["name", "key", "works_on", "on_hold"]}),
        (_("How it is told"), {"fields": ["channel", "endpoint", "file_layout", "list_endpoint"]}),
        (_("Tests"), {"fields": ["test_mode", "test_endpoint"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The key names the vendor in program years and secrets, so it stays."""
        return ["key"] if obj else []

    def save_model(self, request: HttpRequest, obj: Vendor, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        vendors.changed(vendor=obj, fields=form.changed_data, by=request.user.get_username())
