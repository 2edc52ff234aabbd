"""Members, found by search alone; what the plan's membership file says is read here and changed there."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin
from members.admin.enrolment_acts import MEMBER_ACTS
from members.admin.enrolments import EnrolmentInline, WishInline
from members.admin.mixins import AuditedMixin, HistoryInline, PrivateSearchMixin, ReadOnlyMixin, those_set
from members.admin.targeting import DecisionInline
from members.models import Coverage, Member, MemberFlag, MemberMerge
from members.services.finding import find_members


class FirstPageOnly(Paginator):
    """The best few rows and no way to leaf through the rest."""

    @property
    def num_pages(self) -> int:  # type: ignore[override]
        return 1


class CoverageInline(HistoryInline):
    model = Coverage
    fields = ["contract_number", "plan_id", "start", "end"]


class FlagInline(HistoryInline):
    model = MemberFlag
    fields = ["kind", "since", "until"]


@admin.register(Member)
class MemberAdmin(ReadOnlyMixin, PrivateSearchMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    """No list shows more than the member ID, the name, the birth year and the city."""

    audited_as = "member"
    change_form_template = "admin/members/member/change_form.html"
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
    acts = MEMBER_ACTS
    inlines = [EnrolmentInline, WishInline, DecisionInline, CoverageInline, FlagInline]
    fieldsets = [
        (None, {"fields": ["member_id", "mbi", "full_name", "birth_date", "sex", "death_date"]}),
        (_("Address and phone"), {"fields": ["address", "secrecy", "phone"]}),
        (_("Language and needs"), {"fields": ["language", "wished_language", "needs"]}),
        (_("Circumstances"), {"fields": ["care", "at_risk_start", "at_risk_end"]}),
    ]

    def may(self, act: Act, record: Member) -> bool:
        """Nothing is done with a record that was merged; its page leads to the one that is kept."""
        return record.merged_into_id is None and super().may(act, record)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        context["merges"] = MemberMerge.objects.about(context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

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

    @admin.display(description=_("confidential address"))
    def secrecy(self, member: Member) -> Any:
        return _("yes: never say it on the phone") if member.confidential_address else _("no")

    @admin.display(description=_("needs"))
    def needs(self, member: Member) -> str:
        return those_set(member, "large_print", "braille", "audio", "interpreter", "uses_tty", "hearing_help")

    @admin.display(description=_("care"))
    def care(self, member: Member) -> str:
        return those_set(member, "long_term_care", "hospice", "cognitively_impaired")
