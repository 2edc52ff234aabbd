"""The call desk: one page per member, and what a rep does there."""
