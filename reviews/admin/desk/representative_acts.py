"""Acts of the desk about copies of the packet for a representative: record or change, end, and the member's own no."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.admin.acts import ReasonForm
from reviews.admin.desk.acts import DeskAct, need_check
from reviews.admin.representative_forms import RepresentativeForm
from reviews.forms import address
from reviews.models import HoldKind, Representative
from reviews.services import representatives
from reviews.services.desk import Desk

PERMISSION = "reviews.record_representative"


class DeskRepresentativeForm(RepresentativeForm):
    """Of the member of the desk."""

    def __init__(self, *args: Any, record: Desk, **kwargs: Any) -> None:
        asked = next((each for each in record.requests if each.copy_wanted and each.member_id), None)
        super().__init__(*args, record=record, on_file=on_file(record), asked=asked, **kwargs)


def on_file(desk: Desk) -> Representative | None:
    return next((each for each in desk.representatives if each.closed_at is None), None)


def _record(desk: Desk, form: Any, *, by: str) -> Any:
    need_check(desk)
    made = representatives.record(member=desk.member, named=form.named(), by=by)
    words = _("On file. %(name)s gets a copy of each packet mailed from that day on.") % {"name": made.name}
    return " ".join(filter(None, [str(words), address.doubts(form.cleaned_data)]))


def _end(desk: Desk, form: Any, *, by: str) -> Any:
    found = on_file(desk)
    if found:
        representatives.end(representative=found, by=by, reason=form.cleaned_data["reason"])
    return _("Ended. No more copies leave.")


def _no_copies(desk: Desk, form: Any, *, by: str) -> Any:
    need_check(desk)
    representatives.want_no_copies(member=desk.member, by=by, reason=form.cleaned_data["reason"])
    return _("Kept. No copies go to anybody until the member asks for them.")


def _wants_none(desk: Desk) -> bool:
    return any(hold.kind == HoldKind.NO_COPIES for hold in desk.holds)


REPRESENTATIVE_ACTS = (
    DeskAct(
        slug="representative", title=_("Copies of the packet for a representative"), button=_("Put it on file"),
        hint=_("Only for somebody who may act for the member, and once you have seen how that is proved."),
        permission=PERMISSION, form=DeskRepresentativeForm, may=lambda desk: desk.call is not None, do=_record,
    ),
    DeskAct(
        slug="end-copies", title=_("End the copies for the representative"), button=_("End the copies"),
        hint=_("A copy that has not left yet does not leave."), permission=PERMISSION, form=ReasonForm,
        may=lambda desk: on_file(desk) is not None, do=_end,
    ),
    DeskAct(
        slug="no-copies", title=_("The member wants no copies to go out"), button=_("Keep this wish"),
        hint=_("It ends the copies now, and holds until the member says otherwise."), permission=PERMISSION,
        form=ReasonForm, may=lambda desk: desk.call is not None and not _wants_none(desk), do=_no_copies,
    ),
)  # fmt: skip
