"""What a publisher changed between two releases of a table, as rows, and counted by column."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from kg.cli.printing import print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.corpus.revisions import Change, Release
    from kg.model import Document

__all__ = ["print_changes", "releases_of"]

_CHANGES = ("change", "subject", "column", "old", "new", "old place", "new place")
_COUNTS = ("column", "changed", "filled", "emptied")
_SHOWN = 60


def releases_of(session: Session, old: str, new: str) -> tuple[Release, Release] | None:
    """Return the two tables when both words are keys of tables here; else None."""
    from kg.corpus.registry import read_documents

    by_key = {one.key: one for one in read_documents(session.root.folders("documents"))}
    found = [by_key.get(word.removeprefix("document/")) for word in (old, new)]
    pair = [_release(session, one) for one in found if one is not None and one.mapping]
    return (pair[0], pair[1]) if len(pair) == 2 else None


def _release(session: Session, document: Document) -> Release:
    from kg.corpus.mapping import find_mapping, read_mapping
    from kg.corpus.revisions import Release
    from kg.corpus.sheet import open_sheet
    from kg.graph.ontology import read_vocabulary
    from kg.resolve.tabled import TableFolders

    folders = TableFolders.of(session.root)
    path = find_mapping(document.mapping, list(folders.mappings))
    mapping = read_mapping(path, read_vocabulary(session.root))
    return Release(mapping, open_sheet(folders.table(document), mapping.dialect))


def print_changes(old: Release, new: Release, form: str, counts: bool = False) -> int:
    """Print the changes, or how many of which kind each column has; return how many there are."""
    from kg.corpus.revisions import changes

    found = list(changes(old, new))
    if counts:
        print_rows(_COUNTS, _counted(found), form)
    else:
        print_rows(_CHANGES, [[_shown(text, form) for text in one] for one in found], form)
    kinds = Counter(one.kind for one in found)
    told = ", ".join(f"{number} x {kind}" for kind, number in kinds.most_common())
    click.echo(told or "no difference", err=True)
    return len(found)


def _counted(found: list[Change]) -> list[list[str]]:
    """Return for each column with changed cells how many were changed, filled and emptied."""
    kinds = ("cell changed", "cell filled", "cell emptied")
    cells = Counter((one.column, one.kind) for one in found if one.kind in kinds)
    total = Counter(one.column for one in found if one.kind in kinds)
    return [[name, *(str(cells[name, kind]) for kind in kinds)] for name, _ in total.most_common()]


def _shown(text: str, form: str) -> str:
    return text if form != "table" or len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
