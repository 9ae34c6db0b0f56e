"""What a publisher changed between two releases of a table, as rows, and counted by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.printing import print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.corpus.revisions import Change, Release
    from kg.errors import AiraceError
    from kg.model import Document

__all__ = ["print_changes", "releases_of"]

_CHANGES = ("change", "subject", "column", "old", "new", "old place", "new place")
_COUNTS = ("column", "changed", "filled", "emptied")
_SHOWN = 60


def releases_of(session: Session, words: tuple[str, str]) -> tuple[Release, Release] | None:
    """Return the two tables that are named by their keys; None where both words name graphs.

    A graph is what is a file or folder, or the word `shipped`. Raises DataError for a word that
    names neither, a document that is a text, and a table beside a graph.
    """
    from kg.corpus.registry import read_documents

    named = [word for word in words if word != "shipped" and not Path(word).exists()]
    if not named:
        return None
    by_key = {one.key: one for one in read_documents(session.root.folders("documents"))}
    for word in named:
        _refuse_unknown(word, by_key)
    if len(named) == 1:
        other = words[words[0] == named[0]]
        what = f"'{named[0]}' is a table of the workspace, and '{other}' a graph"
        raise _not_compared(what, "name two tables, or two graphs")
    old, new = (_release(session, by_key[_key(word)]) for word in words)
    return old, new


def _key(word: str) -> str:
    return word.removeprefix("document/")


def _refuse_unknown(word: str, by_key: Mapping[str, Document]) -> None:
    """Raise DataError for a word that is not the key of a table."""
    found, tables = by_key.get(_key(word)), [key for key, one in by_key.items() if one.mapping]
    if found is not None and found.mapping:
        return
    listed = f"tables here are: {', '.join(tables[:10])}" if tables else "there are no tables here"
    if found is not None:
        what = f"'{word}' is a text, and only tables are compared by their keys"
    else:
        what = f"there is no file or folder '{word}', and no table of that key"
    raise _not_compared(what, f"name a workspace, a build, an export or a table; {listed}")


def _not_compared(what: str, fix: str) -> AiraceError:
    from kg.errors import DataError

    return DataError.single("", what, fix)


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
