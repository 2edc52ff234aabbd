"""Sums for those who steer the program."""
