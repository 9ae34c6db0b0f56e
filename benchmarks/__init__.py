"""Measurements, apart from the tests; see README.md."""
