"""Acts: what staff do with a record besides editing it. Each is a small form on the record's page, posted
to an address of its own that checks its own permission and calls one service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from members.admin.answers import DONE, answered
from mtmsite.forms import PlainTextField, PublicForm


class ActForm(PublicForm):
    """A form about one record."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class ReasonForm(ActForm):
    reason = PlainTextField(label=_("Why?"), max_length=300, error_messages={"required": _("Say why.")})


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing that may be done; ``may`` says whether the record's state allows it."""

    slug: str
    title: Any
    button: Any
    permission: str
    may: Callable[[Any], bool]
    do: Callable[..., tuple[Any, Any]]  # do(record, by=, **answers) → what to say, record to show next
    form: type[ActForm] = ReasonForm
    hint: Any = ""
    aside: str = ""  # a template with more words than a hint has
    template: str = "admin/act.html"


class ActsMixin:
    """Puts ``acts`` on the record's page and answers them at ``<id>/<slug>/``. For admins that are audited."""

    acts: Sequence[Act] = ()
    change_form_template = "admin/record.html"

    def get_urls(self) -> list[URLPattern]:
        return [*(self._url(act) for act in self.acts), *super().get_urls()]  # type: ignore[misc]

    def _url(self, act: Act) -> URLPattern:
        def view(request: HttpRequest, object_id: str) -> HttpResponse:
            return self.act_view(request, object_id, act)

        return path(f"<path:object_id>/{act.slug}/", self.admin_site.admin_view(view), name=self._name(act.slug))

    def _name(self, slug: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{slug}"

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record:
            allowed = [act for act in self.acts if request.user.has_perm(act.permission) and self.may(act, record)]
            context["acts"] = [self._box(act, record, _form(act, record)) for act in allowed]
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def may(self, act: Act, record: Any) -> bool:
        """Whether the act is offered for the record as it is."""
        return act.may(record)

    def _box(self, act: Act, record: Any, form: ActForm) -> dict[str, Any]:
        url = reverse(f"{self.admin_site.name}:{self._name(act.slug)}", args=[quote(record.pk)])
        return {"act": act, "form": form, "url": url}

    def act_view(self, request: HttpRequest, object_id: str, act: Act) -> HttpResponse:
        """Who may, form, do, answer."""
        if not (request.user.has_perm(act.permission) and self.has_view_permission(request)):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if request.method != "POST":
            return self._act_page(request, act, record, _form(act, record))
        form, by = _form(act, record, request.POST), request.user.get_username()
        status, done = answered(form, lambda: act.do(record, by=by, **form.cleaned_data), record=record)
        if status != DONE:
            return self._act_page(request, act, record, form, status)
        words, show = done
        messages.success(request, words)
        return redirect(f"{self.admin_site.name}:{self._name('change')}", quote(show.pk))

    def _act_page(self, request: HttpRequest, act: Act, record: Any, form: ActForm, status: int = 200) -> HttpResponse:
        self.shown(request, record)  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": act.title,
            "opts": self.opts,
            "original": record,
            "box": self._box(act, record, form) | {"alone": True},
            "may": self.may(act, record),
            "form": form,
        }
        return TemplateResponse(request, "admin/act_page.html", context, status=status)


def _form(act: Act, record: Any, data: Any = None) -> ActForm:
    return act.form(data, record=record, auto_id=f"id_{act.slug}_%s")
