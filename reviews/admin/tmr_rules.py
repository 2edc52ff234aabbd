"""How the rules of the targeted review are set for a year: what differs from how they are shipped."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import KeptMixin
from reviews.models import TmrRuleSetting
from reviews.services.tmr import catalogue, rules


def _choices() -> list[tuple[str, str]]:
    return [(slug, card.title) for slug, card in catalogue.cards().items()]


class LimitsField(forms.CharField):
    """Thresholds by name, one a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(f"{name} = {limit}" for name, limit in value.items()) if isinstance(value, dict) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def to_python(self, value: Any) -> Any:
        lines = [line for line in (value or "").splitlines() if line.strip()]
        return dict(_limit(line) for line in lines)


def _limit(line: str) -> tuple[str, float]:
    """Name and number of one line."""
    name, equals, number = line.partition("=")
    try:
        limit = float(number.strip() if equals else "")
    except ValueError as error:
        raise forms.ValidationError(_("Write one threshold a line, for example: late_days = 20")) from error
    return name.strip(), int(limit) if limit.is_integer() else limit


class RuleSettingForm(forms.ModelForm):
    """A new one starts from the card: the thresholds that are not named stay as shipped."""

    rule = forms.ChoiceField(label=_("rule"), choices=_choices)
    limits = LimitsField(
        label=_("thresholds"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only those that are not as shipped, one a line, for example: late_days = 20"),
    )  # fmt: skip

    class Meta:
        model = TmrRuleSetting
        fields = ["program_year", "rule", "on", "severity", "to", "limits", "source", "checked_by", "checked_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(str(field.label))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        card = catalogue.cards().get(cleaned.get("rule") or self.instance.rule)
        if card and "limits" in cleaned:
            rules.check_limits(card, cleaned["limits"])
        return cleaned


@admin.register(TmrRuleSetting)
class TmrRuleSettingAdmin(KeptMixin, admin.ModelAdmin):
    """Set back to what is shipped, never deleted: what held stays to be seen."""

    audited_as = "tmr_rule_setting"
    form = RuleSettingForm
    actions = None
    change_form_template = "admin/reviews/tmrrulesetting/change_form.html"
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
        return [*self.readonly_fields, *(["program_year", "rule_title"] if obj else [])]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The rule of a setting that is there is told by its name and stays as it is."""
        return ["rule_title" if name == "rule" and obj else name for name in self.fields]

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
