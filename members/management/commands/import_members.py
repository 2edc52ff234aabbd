"""Read a file of members and their coverage in."""

from django.core.management.base import CommandParser

from members.management.importing import ImportCommand, day
from members.services import year_cycle
from members.services.imports.members import Members
from members.services.imports.options import Report


class Command(ImportCommand):
    importer = Members
    summary = "Reads members and their coverage: own CSV, CMS RIF beneficiary_YYYY, DE-SynPUF Beneficiary_Summary_File."
    rules = """
Rules for members:
  A member is known by the member ID. Several lines of a member give several spans of coverage; for all else the last
  line counts. A column that the layout does not have is left as it is.
  Own CSV: a line is the whole record, so an empty field empties what was there (but not the MBI).
  Spans of a member never overlap. The same start is the same span: it takes the new end, contract and plan. A span
  without an end runs until the next one starts. A new contract closes the span of an earlier file under the old one.
  Any other overlap is put aside (overlapping-span), and so is an end before its start (bad-span).
  RIF and DE-SynPUF summaries mean coverage in that year, up to death; the contract of each month (PTD_CNTRCT_..._ID)
  cuts the year into spans, and a month that names none counts under the one before it. They never undo a death.
  DE-SynPUF does not say its year: it is taken from the file's name, or --year. It has no names.
  An MBI that does not have the pattern of one (synthetic files) is kept out and counted; the line is loaded.
  An MBI or member ID of another member is put aside (mbi-of-another, member-id-of-another).
  Long-term care, hospice, cognitive impairment and confidential address are kept with the days they began and ended:
  the day the file speaks for (--as-of, default today). An empty cognitive impairment is not known; the others are no.
  Enrolments follow: they end with death and with the last day of coverage, and go on under a new contract.
"""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--as-of", type=day, metavar="DATE", help="the day the file speaks for (default today)")
        parser.add_argument("--year", type=int, metavar="YYYY", help="of a DE-SynPUF summary")

    def tell(self, report: Report, seconds: float) -> None:
        super().tell(report, seconds)
        followed = year_cycle.follow_up(by="import_members")
        self.stdout.write(
            f"enrolments: {followed.died} ended by death, {followed.left_plan} by leaving the plan, "
            f"{followed.changed_contract} went on under another contract"
        )
