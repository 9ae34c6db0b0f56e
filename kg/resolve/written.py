"""Where assertions are written: the line of a claims file, or the row and column of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.corpus.passages import ClaimsFile
from kg.model import Assertion, Cell, Document
from kg.resolve.resolution import Resolver

__all__ = ["written"]


def written(
    wanted: Sequence[Assertion],
    files: Sequence[ClaimsFile],
    documents: Sequence[Document],
    resolver: Resolver,
) -> dict[str, str]:
    """Return where each of the assertions is written, by identifier, as `FILE:LINE`.

    In a table that is `FILE, row 12, column 4`, with both from 1. Only the passages in which they
    stand are resolved again.
    """
    names = {one.id: one.file for one in documents}
    found = {one.id: place for one in wanted if (place := _cell(one, names))}
    places = {(one.document, one.locator.place) for one in wanted if one.id not in found}
    by_key = {one.key: one for one in documents}
    for file in files:
        for identifier, line in _lines(file, by_key[file.document], resolver, places):
            found.setdefault(identifier, f"{file.path}:{line}")
    return found


def _cell(one: Assertion, names: dict[str, str]) -> str:
    at = one.locator
    if not isinstance(at, Cell):
        return ""
    return f"{names[one.document]}, row {at.row}, column {at.column}"


def _lines(
    file: ClaimsFile, document: Document, resolver: Resolver, places: set[tuple[str, str]]
) -> Iterator[tuple[str, int]]:
    for passage in file.passages:
        if (document.id, f"{passage.start}-{passage.end}") in places:
            for row in passage.rows:
                alone = replace(file, passages=(replace(passage, rows=(row,)),))
                yield from ((one.id, row.line) for one in resolver.resolve(alone, document))
