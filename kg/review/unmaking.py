"""A new name made unknown again: the entity, or the alias, that its acceptance made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.corpus.additions import Addition, without_names
from kg.corpus.decisions import Choice, Decision, read_decisions
from kg.corpus.located import read_yaml, yaml_files
from kg.errors import DataError
from kg.identifiers import fold
from kg.review.docket import home
from kg.review.known import Known

__all__ = ["without_name"]


def without_name(
    known: Known, document: str, one: Decision
) -> tuple[Addition | None, tuple[str, ...]]:
    """Return the file of entities without what the accepted name made, and the names that go.

    Nothing goes where another document's acceptance made it too. Raises DataError when claims or
    judgements of the workspace use one of the names.
    """
    words, _, identifier = one.became.rpartition(" ")
    labels = {told.rpartition(" (")[0] for told in (one.was, words) if told}
    if _made_elsewhere(known, document, identifier):
        return None, ()
    found = without_names(known.root.data / "entities", identifier, labels)
    if found is None:
        return None, ()
    file, gone = found
    users = sorted(_users(known, gone))
    if users:
        what = f"'{sorted(labels)[0]}' is used in {', '.join(users)}"
        raise DataError.single("", what, "reopen the claims that name it first, then the name")
    return file, gone


def _made_elsewhere(known: Known, document: str, identifier: str) -> bool:
    """Return whether accepting a name of another document led to the same entity."""
    paths = (home(known.root) / "decisions").glob("*.yaml")
    return any(
        one.choice is Choice.ACCEPTED and one.became.rpartition(" ")[2] == identifier
        for path in paths
        if path.stem != document
        for one in read_decisions(path).decisions
    )


def _users(known: Known, names: Iterable[str]) -> Iterator[str]:
    """Yield the workspace's own files of claims and judgements that use one of the names."""
    wanted = set(map(fold, names))
    for folder in ("claims", "judgements"):
        for path in _files(known.root.data / folder):
            if wanted & set(map(fold, read_yaml(path).scalars())):
                yield path.relative_to(known.root.data.parent).as_posix()


def _files(folder: Path) -> Iterable[Path]:
    return yaml_files(folder) if folder.is_dir() else ()
