"""Proposals before a person: what waits, what accepting would write, and undoing it."""
