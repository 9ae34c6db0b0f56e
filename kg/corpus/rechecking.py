"""A document's passages held against a text of it that has changed: which stand, which are gone.

What is gone leaves the claims file for `lost/<key>.yaml`, where it waits to be read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.corpus.acceptance import says
from kg.corpus.canonical import format_claims_file
from kg.corpus.carrying import Carried, carry
from kg.corpus.completion import locator_of
from kg.corpus.decisions import format_decisions, read_decisions
from kg.corpus.located import read_yaml, yaml_files
from kg.corpus.passages import ClaimsFile, Passage, read_claims_file
from kg.corpus.texts import locate, relocate
from kg.errors import DataError, Problem
from kg.identifiers import sha256_hex
from kg.model import Document, Locator
from kg.output import write_all
from kg.resources import Root

__all__ = ["Place", "apart", "carried", "keep_places", "places_in", "problems_of", "waiting"]


@dataclass(frozen=True)
class Place:
    """A passage of a claims file, and where it stands in the changed text: nowhere is None.

    `unled` are claims whose passage stands, but not the words before it on which they lean.
    """

    file: ClaimsFile
    passage: Passage
    now: Locator | None
    unled: bool = False

    @property
    def state(self) -> str:
        """Return `same`, `moved` or `lost`."""
        if self.now is None or self.unled:
            return "lost"
        return "same" if self.now == locator_of(self.file, self.passage) else "moved"

    @property
    def where(self) -> str:
        """Return file and line of the passage."""
        return f"{self.file.path}:{self.passage.line}"


def places_in(files: Iterable[ClaimsFile], document: Document, text: str) -> list[Place]:
    """Return the document's passages, each with where it stands in the text.

    Raises LocatorError for a passage that has no place yet.
    """
    return [
        Place(file, passage, relocate(text, locator_of(file, passage)))
        for file in files
        if file.document == document.key
        for passage in file.passages
    ]


def problems_of(document: Document, places: list[Place]) -> Iterator[Problem]:
    """Yield what `kg check` says of a document whose text has changed."""
    states = [one.state for one in places]
    counts = ", ".join(f"{states.count(name)} {name}" for name in ("same", "moved", "lost"))
    fix = f"look with `kg recheck {document.key}`, then repeat it with --write"
    yield Problem(document.id, f"its text has changed; of its passages are {counts}", fix)
    for one in places:
        if one.unled:
            what = f"a claim on '{one.passage.words}' leans on words before it that have changed"
            yield Problem(one.where, what, fix)
        elif one.now is None:
            what = f"the passage with '{one.passage.words}' is no longer in the text"
            yield Problem(one.where, what, fix)


def apart(places: Iterable[Place], done: Carried) -> list[Place]:
    """Return the places with claims that lean on what has changed as places of their own: lost."""
    unled: dict[str, list[str]] = defaultdict(list)
    for at, words in done.unled:
        unled[at.place].append(words)
    return [
        part
        for one in places
        for part in _parts(one, unled[locator_of(one.file, one.passage).place])
    ]


def _parts(place: Place, unled: list[str]) -> Iterator[Place]:
    passage = place.passage
    gone = [
        row
        for row in passage.rows
        if any(says(row, passage.options | row.options, words) for words in unled)
    ]
    kept = tuple(row for row in passage.rows if row not in gone)
    if kept or not gone:
        yield replace(place, passage=replace(passage, rows=kept))
    if gone:
        yield replace(place, passage=replace(passage, rows=tuple(gone)), unled=True)


def found_again(text: str, passage: Passage) -> str:
    """Return in words where the decisive words of a lost passage stand now, if they do once."""
    try:
        return f"its words stand in paragraph {locate(text, passage.words).paragraph}"
    except ValueError:
        return ""


def keep_places(
    root: Root, document: Document, text: str, places: list[Place], qualifiers: set[str]
) -> list[Path]:
    """Write the new places, digest and length; lost passages go to `lost/`. Return the files.

    Proposals that were rejected stay so, wherever in the text they stand now; those that were
    accepted do where their passage still stands, with what it leans on.
    Raises DataError for a document that is not of the topmost layer.
    """
    own = root.data / "documents" / f"{document.key}.yaml"
    if not own.is_file():
        what = f"document '{document.key}' belongs to the data that the workspace stacks on"
        raise DataError.single("", what, "bring back the text that was read")
    texts: dict[Path, str | bytes] = {own: _document_text(own, text)}
    for file in {one.file.path: one.file for one in places}.values():
        stand = [one for one in places if one.file is file and one.state != "lost"]
        passages = sorted(map(_moved, stand), key=lambda one: (one.start or 0, one.end or 0))
        texts[file.path] = format_claims_file(replace(file, passages=tuple(passages)))
    lost = [one for one in places if one.state == "lost"]
    if lost:
        path = root.data.parent / "lost" / f"{document.key}.yaml"
        texts[path] = format_claims_file(_lost_file(path, document, lost, qualifiers))
    texts |= _decisions(root, document, places, text)
    write_all(texts)
    return list(texts)


def carried(root: Root, document: Document, places: Iterable[Place], text: str) -> Carried:
    """Return the decisions on the document's proposals as they are for the changed text."""
    moves = ((locator_of(one.file, one.passage), one.now) for one in places)
    return carry(read_decisions(_path(root, document)), moves, text)


def _decisions(
    root: Root, document: Document, places: list[Place], text: str
) -> dict[Path, str | bytes]:
    """Return the file of decisions as it is for the changed text, where that changes it."""
    path = _path(root, document)
    after = carried(root, document, places, text).file
    return {path: format_decisions(after)} if after != read_decisions(path) else {}


def _path(root: Root, document: Document) -> Path:
    return root.data.parent / "decisions" / f"{document.key}.yaml"


def _moved(place: Place) -> Passage:
    at = place.now
    if at is None:
        return place.passage
    return replace(place.passage, start=at.start, end=at.end, paragraph=at.paragraph)


def _lost_file(
    path: Path, document: Document, lost: list[Place], qualifiers: set[str]
) -> ClaimsFile:
    """Return the lost passages, without places, behind those that were lost before."""
    names = {name: meant for one in lost for name, meant in one.file.names.items()}
    known = read_claims_file(path, qualifiers) if path.is_file() else None
    passages = [*(known.passages if known else ())]
    passages += [replace(one.passage, start=None, end=None, sha256="") for one in lost]
    names = {**(known.names if known else {}), **names}
    return ClaimsFile(path, document.key, names, tuple(passages))


def _document_text(path: Path, text: str) -> str:
    """Return the document's file with digest and length of the text, all else as it was."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    fields = read_yaml(path).mapping()
    for key, value in (("sha256", sha256_hex(text)), ("characters", str(len(text)))):
        lines[fields[key].line - 1] = f"{key}: {value}\n"
    return "".join(lines)


def waiting(root: Root) -> Iterator[Problem]:
    """Yield a problem for each file of lost passages that wait to be read again."""
    for path in yaml_files(root.data.parent / "lost") if root.workspace else ():
        number = sum(1 for _ in read_yaml(path).mapping()["passages"].items())
        fix = "write the claims anew where the text still makes them, then delete the file"
        yield Problem(str(path), f"passages that the text no longer has: {number}", fix)
