"""Targeted medication reviews: the rules' data, who is reviewed, runs, and the alerts that come of them."""
