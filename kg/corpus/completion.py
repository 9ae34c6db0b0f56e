"""Locators for passages that have only their decisive words, made from the text."""

from __future__ import annotations

from dataclasses import replace

from kg.corpus.passages import ClaimsFile, Passage
from kg.corpus.texts import locate
from kg.errors import LocatorError, Problem
from kg.model import Locator

__all__ = ["complete", "locator_of"]


def complete(file: ClaimsFile, text: str) -> ClaimsFile:
    """Return the file with start, end and digest filled in where they were missing.

    Raises LocatorError with every passage whose words are not found once in the text.
    """
    problems: list[Problem] = []
    passages = []
    for passage in file.passages:
        try:
            passages.append(passage if passage.sha256 else _completed(passage, text))
        except ValueError as error:
            where = f"{file.path}:{passage.line}"
            problems.append(Problem(where, str(error), "copy words that stand there only once"))
    if problems:
        raise LocatorError(*problems)
    passages.sort(key=lambda one: (one.start or 0, one.end or 0))
    return replace(file, passages=tuple(passages))


def _completed(passage: Passage, text: str) -> Passage:
    since = (passage.since, passage.since_paragraph)
    found = locate(text, passage.words, passage.paragraph, since)
    return replace(
        passage,
        paragraph=found.paragraph,
        start=found.start,
        end=found.end,
        sha256=found.sha256,
        since="",
        since_paragraph=None,
    )


def locator_of(file: ClaimsFile, passage: Passage) -> Locator:
    """Return the passage's locator; raises LocatorError while it is not completed."""
    if passage.locator is None:
        where = f"{file.path}:{passage.line}"
        fix = f"run `kg cite --complete {file.path}` with the texts at hand"
        raise LocatorError.single(where, "the passage has no start, end or sha256 yet", fix)
    return passage.locator
