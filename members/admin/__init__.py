from members.admin import accounts, audit, imports, members, program_years

__all__ = ["accounts", "audit", "imports", "members", "program_years"]
