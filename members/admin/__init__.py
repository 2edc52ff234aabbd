from members.admin import (
    accounts,
    audit,
    drugs,
    enrolments,
    failed_sign_ins,
    imports,
    members,
    page_history,
    program_years,
    self_check_counts,
    targeting,
)

__all__ = [
    "accounts",
    "audit",
    "drugs",
    "enrolments",
    "failed_sign_ins",
    "imports",
    "members",
    "page_history",
    "program_years",
    "self_check_counts",
    "targeting",
]
