"""Files of the plan into the database: members with their coverage, prescription claims, diagnoses.

``run.import_file`` reads one file. It is told by its header (``layouts``), read in batches of lines (``reading``),
each batch one transaction with its checkpoint (``ledger``); what cannot be loaded is put aside (``quarantine``),
and the sums that targeting lives on are kept (``sums``).
"""
