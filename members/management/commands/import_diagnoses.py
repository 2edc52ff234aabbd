"""Read a file of diagnoses in."""

from members.management.importing import ImportCommand
from members.services.imports.diagnoses import Diagnoses


class Command(ImportCommand):
    importer = Diagnoses
    by_reference = True
    summary = (
        "Reads diagnoses: own CSV; CMS RIF carrier, inpatient, outpatient; DE-SynPUF Carrier_Claims, Inpatient_Claims, "
        "Outpatient_Claims."
    )
    rules = """
Rules for diagnoses:
  A diagnosis is a code on a day in a setting; the same again is unchanged, whatever file says it.
  Codes are ICD-10-CM or ICD-9-CM, with or without the dot (put aside: bad-code).
  A line of a RIF or DE-SynPUF claim may carry many codes. All of them count, but not the admitting diagnosis and the
  external causes of injury; the day is the last day of the claim (CLM_THRU_DT). One damaged code puts the whole line
  aside. A line without a code is counted as unchanged.
  RIF: the version of a code tells ICD-9 from ICD-10; without one the day does (ICD-10 from 1 October 2015).
  A diagnosis of a person who is no member is put aside (unknown-member): load members first.
  The drug reference and condition codes that come with the site are loaded first when there are none.
"""
