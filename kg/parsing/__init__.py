"""Sentences parsed into trees, by the package that the extra `nlp` brings."""
