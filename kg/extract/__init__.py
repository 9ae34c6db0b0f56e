"""Candidate claims from raw text, and the grounder that holds each against its passage."""
