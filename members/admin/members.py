"""Members, found by search alone; what the plan's membership file says is read here and changed there."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.admin.acts import ActsMixin
from members.admin.mixins import AuditedMixin, PrivateSearchMixin, ReadOnlyMixin
from members.models import Coverage, Member
from members.services.finding import find_members


class FirstPageOnly(Paginator):
    """The best few rows and no way to leaf through the rest."""

    @property
    def num_pages(self) -> int:  # type: ignore[override]
        return 1


class CoverageInline(ReadOnlyMixin, admin.TabularInline):
    model = Coverage
    extra = 0
    fields = ["contract_number", "plan_id", "start", "end"]


@admin.register(Member)
class MemberAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    """No list shows more than the member ID, the name, the birth year and the city."""

    audited_as = "member"
    search_first = True
    list_display = ["member_id", "full_name", "birth_year", "city"]
    list_per_page = list_max_show_all = 15
    paginator = FirstPageOnly
    sortable_by: list[str] = []
    search_fields = ["member_id"]
    search_help_text = _(
        "Member ID or its first characters, Medicare number, or birth date (MM/DD/YYYY). "
        "A name needs the birth date beside it. At most 15 members are shown."
    )
    inlines = [CoverageInline]
    fieldsets = [
        (None, {"fields": ["member_id", "mbi", "full_name", "birth_date", "sex", "death_date"]}),
        (_("Address and phone"), {"fields": ["address", "confidential_address", "phone"]}),
        (_("Language and needs"), {"fields": ["language", "large_print", "interpreter", "uses_tty", "hearing_help"]}),
        (
            _("Standing"),
            {"fields": ["long_term_care", "hospice", "cognitively_impaired", "at_risk_start", "at_risk_end"]},
        ),
    ]

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        return find_members(rows, text)

    @admin.display(description=_("name"))
    def full_name(self, member: Member) -> str:
        return member.full_name

    @admin.display(description=_("birth year"))
    def birth_year(self, member: Member) -> int:
        return member.birth_date.year

    @admin.display(description=_("address"))
    def address(self, member: Member) -> Any:
        return "\n".join(member.address_lines) or _("no address on file")
