"""The traffic with the vendors: what they tell us, files, reconciliation. Notices to them are in ``notices``."""
