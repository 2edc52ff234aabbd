from members.admin import accounts, audit, members, program_years

__all__ = ["accounts", "audit", "members", "program_years"]
