"""Runs the processes of the site under one Ctrl-C: `site` watches `children`; `claim` keeps VAR for one run."""
