"""Thousands of rows in every list that is worked on daily, copied in the database from one that a service made."""

from typing import Any

from django.db import connection
from django.db.models import AutoField, Model, UUIDField

from members.models import AuditEvent, Enrolment, Member
from reviews.models import (
    Appointment,
    Call,
    Complaint,
    CompletedReview,
    ContactAttempt,
    ContactConsent,
    ContactHold,
    Discrepancy,
    DuplicatePair,
    FollowUp,
    HandmadeCopy,
    Letter,
    ListRequest,
    MemberRequest,
    Message,
    PrintDifference,
    TmrAlert,
    VendorNotice,
)

NUMBER = "lpad(n::text, 8, '0')"
AN_HOUR_EACH = "n * interval '1 hour'"
NAME = "'Q' || translate(n::text, '0123456789', 'abcdefghij')"


def key(model: type[Model]) -> str:
    """Of the copy with number ``n``, so that others can point to it."""
    return f"md5('{model._meta.db_table}' || n)::uuid"


# What cannot be the same in two rows, as SQL; each copy is about a member of its own.
COPIES: dict[type[Model], dict[str, str]] = {
    Enrolment: {},
    MemberRequest: {"reference": f"'MTM-Q' || {NUMBER}", "fingerprint": "md5(n::text)", "member_id": "old.member_id",
                    "submission_key": "gen_random_uuid()"},
    Letter: {"request_id": key(MemberRequest), "member_id": "old.member_id"},
    VendorNotice: {"request_id": key(MemberRequest)},
    FollowUp: {"letter_id": key(Letter)},
    Call: {"attempt_id": "null", "opened_by": f"'rep-' || {NUMBER}"},
    Complaint: {"call_id": key(Call)},
    ContactHold: {},
    Discrepancy: {"reference": f"'MTM-Q' || {NUMBER}"},
    Appointment: {"key": NUMBER, "request_id": key(MemberRequest), "starts_at": f"old.starts_at + {AN_HOUR_EACH}",
                  "ends_at": f"old.ends_at + {AN_HOUR_EACH}"},
    Message: {"letter_id": key(Letter)},
    HandmadeCopy: {"letter_id": key(Letter)},
    PrintDifference: {"letter_key": NUMBER},
    ListRequest: {"fingerprint": "md5(n::text)"},
    ContactConsent: {},
    ContactAttempt: {"event_id": "null"},
    CompletedReview: {"key": NUMBER, "event_id": "null"},
    TmrAlert: {},
    DuplicatePair: {"second_id": "one.id"},
    AuditEvent: {},
}  # fmt: skip


def make(first: int, last: int) -> None:
    """Copies number ``first`` to ``last`` of the newest row of each kind, and a member for each."""
    names = {"last_name": NAME, "last_name_key": f"lower({NAME})", "mbi": "null"}
    _copy(Member, {"member_id": f"'Q' || {NUMBER}", "member_id_key": f"'Q' || {NUMBER}", **names}, first, last)
    for model, others in COPIES.items():
        _copy(model, {"member_id": "one.id", **others}, first, last)
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def _copy(model: type[Model], others: dict[str, str], first: int, last: int) -> None:
    fields: list[Any] = [each for each in model._meta.concrete_fields if not isinstance(each, AutoField)]
    if isinstance(model._meta.pk, UUIDField):
        others = {"id": key(model), **others}
    values = [others.get(each.column, f'old."{each.column}"') for each in fields]
    columns = ", ".join(f'"{each.column}"' for each in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"""
            insert into {model._meta.db_table} ({columns}) select {", ".join(values)}
            from generate_series({first}, {last}) n
            left join members_member one on one.member_id = 'Q' || {NUMBER},
            lateral (select * from {model._meta.db_table} where id = '{_newest(model).pk}') old
        """)


def _newest(model: type[Model]) -> Any:
    return model._default_manager.order_by("-created_at" if hasattr(model, "created_at") else "-pk").first()
