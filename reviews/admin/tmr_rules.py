"""How the rules of the targeted review are set for a year: what differs from how they are shipped."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import KeptMixin
from reviews.models import TmrRuleSetting
from reviews.services.tmr import catalogue, rules


def _choices() -> list[tuple[str, str]]:
    return [(slug, card.title) for slug, card in catalogue.cards().items()]


class RuleSettingForm(forms.ModelForm):
    """A new one starts from the card: the thresholds that are not named stay as shipped."""

    rule = forms.ChoiceField(label=_("rule"), choices=_choices)

    class Meta:
        model = TmrRuleSetting
        fields = ["program_year", "rule", "on", "severity", "to", "limits", "source", "checked_by", "checked_on"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        card = catalogue.cards().get(cleaned.get("rule") or self.instance.rule)
        if card and "limits" in cleaned:
            cleaned["limits"] = cleaned["limits"] or {}
            rules.check_limits(card, cleaned["limits"])
        return cleaned


@admin.register(TmrRuleSetting)
class TmrRuleSettingAdmin(KeptMixin, admin.ModelAdmin):
    """Set back to what is shipped, never deleted: what held stays to be seen."""

    audited_as = "tmr_rule_setting"
    form = RuleSettingForm
    actions = None
    list_display = ["rule_title", "program_year", "on", "severity", "to", "checked_by", "checked_on"]
    list_filter = ["program_year", "on"]
    list_select_related = ["program_year"]
    sortable_by: list[str] = []
    readonly_fields = ["card"]
    fields = ["program_year", "rule", "card", "on", "severity", "to", "limits", "source", "checked_by", "checked_on"]

    @admin.display(description=_("rule"))
    def rule_title(self, setting: TmrRuleSetting) -> str:
        return catalogue.cards()[setting.rule].title

    @admin.display(description=_("as shipped"))
    def card(self, setting: TmrRuleSetting) -> Any:
        if not setting.rule:
            return _("Save first: the rule is then shown here as it is shipped.")
        card = catalogue.cards()[setting.rule]
        limits = ", ".join(f"{name} {value}" for name, value in card.limits.items())
        said = [card.why, card.defined_with(card.limits), card.source, f"{card.severity}, {card.to}", limits]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((text,) for text in said)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*self.readonly_fields, *(["program_year", "rule"] if obj else [])]

    def save_model(self, request: HttpRequest, obj: TmrRuleSetting, form: Any, change: bool) -> None:
        columns = {name: getattr(obj, name) for name in ("on", "severity", "to", "limits", "checked_by", "checked_on")}
        saved = rules.change(
            program_year=obj.program_year, rule=obj.rule, by=request.user.get_username(), source=obj.source, **columns
        )
        obj.pk = saved.pk

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The audit trail has it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The audit trail has it."""
