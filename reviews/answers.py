"""What the request form hands to the service, whichever door it came through."""

import dataclasses
import datetime


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
    windows: tuple[str, ...] = ()
    phone: str = ""
    phone_alternate: str = ""
    leave_message: bool | None = None
    email: str = ""
    email_consent: bool = False
    language: str = ""
    interpreter: bool = False
    tty: bool = False
    hearing_help: bool = False
    large_print: bool = False
    others_on_call: str = ""
    questions: str = ""

    def as_columns(self) -> dict[str, object]:
        """Column values of a ``MemberRequest``, where ``member_id`` is the key of the matched member."""
        columns = {**dataclasses.asdict(self), "windows": list(self.windows)}
        columns["typed_member_id"] = columns.pop("member_id")
        return columns
