"""Read a file of prescription claims in."""

from members.management.importing import ImportCommand
from members.services.imports.claims import Claims


class Command(ImportCommand):
    importer = Claims
    has_total = True
    by_reference = True
    summary = "Reads prescription claims: own CSV, CMS RIF pde, DE-SynPUF Prescription_Drug_Events."
    rules = """
Rules for claims:
  A claim is known by its claim ID. The same line again is unchanged; the same ID with another content and no
  adjustment is put aside (conflicting-repeat).
  adjustment void: the claim stays, marked, and counts nowhere (put aside when there is none: unknown-void).
  adjustment replace: the claim says from now on what the line says; without such a claim the line is a new one, and a
  voided claim is not replaced (replaces-a-void). What a claim said before is kept.
  RIF: ADJSTMT_DLTN_CD D voids, A replaces; a record that is not the final action is put aside (not-final-action);
  DRUG_CVRG_STUS_CD other than C is not covered by Part D. part_d_covered empty means covered.
  An NDC is eleven digits; anything else may be a HCPCS code and is put aside (bad-ndc). An NDC that the drug reference
  does not know is loaded: it counts by its first nine digits, and is counted and listed.
  A claim of a person who is no member is put aside (unknown-member): load members first.
  Days of supply that are 0 or missing are loaded and counted.
  The drug reference and condition codes that come with the site are loaded first when there are none.
"""
