"""The demonstration: a program year with invented partners, invented members, and requests in every state."""
