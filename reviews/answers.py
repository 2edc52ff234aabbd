"""What the request form hands to the service, whichever door it came through."""

import dataclasses
import datetime
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RequestAnswers:
    """The answers of one request; field names are those of the form."""

    choice: str
    who: str
    first_name: str
    last_name: str
    birth_date: datetime.date
    zip_code: str
    member_id: str = ""
    helper_name: str = ""
    helper_relationship: str = ""
    helper_phone: str = ""
    authority: str = ""
    copy_wanted: bool = False
    copy_address1: str = ""
    copy_address2: str = ""
    copy_city: str = ""
    copy_state: str = ""
    copy_zip_code: str = ""
    any_time: bool = False
    windows: tuple[str, ...] = ()
    phone: str = ""
    phone_alternate: str = ""
    best_time: str = ""
    leave_message: bool | None = None
    email: str = ""
    email_consent: bool = False
    language: str = ""
    interpreter: bool = False
    tty: bool = False
    hearing_help: bool = False
    large_print: bool = False
    braille: bool = False
    audio: bool = False
    others_on_call: str = ""
    questions: str = ""

    def as_columns(self) -> dict[str, object]:
        """Column values of a ``MemberRequest``, where ``member_id`` is the key of the matched member."""
        columns = {**dataclasses.asdict(self), "windows": list(self.windows)}
        columns["typed_member_id"] = columns.pop("member_id")
        return columns


def answers_of(request: Any) -> RequestAnswers:
    """What a ``MemberRequest`` holds, as answers for another one about the same member."""
    names = [field.name for field in dataclasses.fields(RequestAnswers)]
    columns = {"member_id": "typed_member_id"}
    answers = {name: getattr(request, columns.get(name, name)) for name in names}
    return RequestAnswers(**{**answers, "windows": tuple(answers["windows"])})
