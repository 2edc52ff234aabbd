"""Rows shaped for those who steer the program."""
