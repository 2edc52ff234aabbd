from members.admin import accounts, audit, drugs, enrolments, imports, members, program_years, targeting

__all__ = ["accounts", "audit", "drugs", "enrolments", "imports", "members", "program_years", "targeting"]
