"""A small transformer that reads a sentence whole, and how likely it finds what of a pair."""
