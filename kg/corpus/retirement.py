"""The shelf of a workspace: what was retracted lies in `retracted/<key>-<number>/`, to come back.

It lies there, under the paths that it had, before anything is taken away: a crash loses nothing.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from kg.corpus.canonical import Entries, format_entries, read_entries
from kg.corpus.overlap import format_overlaps, read_overlaps
from kg.corpus.passages import heading_comments
from kg.corpus.retraction import OVERLAPS, Retraction, own_folder
from kg.corpus.succession import opened
from kg.errors import DataError, OutputError
from kg.output import write_all
from kg.resources import Root

__all__ = ["entries_without", "put_back", "take_out"]

_SHELF = "retracted"
#: below it the documents of the shelf that only follow the one that was taken out
_FOLLOWED = "followed"
_KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def take_out(what: Retraction) -> Path:
    """Take the document and what goes with it out of the workspace; return where it is kept.

    A release that replaced it then replaces what it replaced. Raises OutputError; then nothing
    was taken away.
    """
    folder, kept = what.workspace, _next(what.workspace, what.key)
    copies: dict[Path, str | bytes] = {
        path: (folder / path).read_bytes() for path in (*what.files, *what.read_by)
    }
    copies |= {path: format_entries(entries) for path, entries in what.entities.items()}
    if what.overlaps:
        copies[OVERLAPS] = format_overlaps(list(what.overlaps))
    copies |= {Path(_FOLLOWED, path): (folder / path).read_bytes() for path in what.closed}
    write_all({kept / path: text for path, text in copies.items()})
    rest = _rest(what)
    write_all({folder / path: text for path, text in rest.items() if text})
    for path in (*what.files, *(path for path, text in rest.items() if not text)):
        (folder / path).unlink()
    write_all({folder / path: text for path, text in what.closed.items()})
    return kept


def _next(folder: Path, key: str) -> Path:
    return folder / _SHELF / f"{key}-{max(_numbers(folder, key), default=0) + 1}"


def _numbers(folder: Path, key: str) -> list[int]:
    names = (path.name.removeprefix(f"{key}-") for path in (folder / _SHELF).glob(f"{key}-*"))
    return [int(name) for name in names if name.isascii() and name.isdigit()]


def _rest(what: Retraction) -> dict[Path, str]:
    """Return what stays of the files of which only a part goes; nothing where all does."""
    rest = {}
    for path, gone in what.entities.items():
        rest[path] = entries_without(what.workspace / path, gone)
    if what.overlaps:
        known_pairs = read_overlaps(what.workspace / OVERLAPS)
        rest[OVERLAPS] = format_overlaps([one for one in known_pairs if one not in what.overlaps])
    return rest


def entries_without(path: Path, gone: Entries) -> str:
    """Return the text of a file of entities without these entries; nothing where none is left."""
    lines = {item.line for items in gone.values() for item in items}
    known = read_entries(path)
    left = {kind: [one for one in items if one.line not in lines] for kind, items in known.items()}
    kinds = {kind: items for kind, items in left.items() if items or not known[kind]}
    heading = heading_comments(path)
    return format_entries(kinds, heading) if kinds or heading else ""


def put_back(root: Root, key: str) -> list[Path]:
    """Put the document that was retracted last under the key back; return the files.

    Raises DataError when nothing of the key is kept, or another release has taken its place,
    OutputError when a file stands in the way.
    """
    folder, key = own_folder(root), key.removeprefix("document/")
    numbers = _numbers(folder, key) if _KEY.fullmatch(key) else []
    if not numbers:
        kept = sorted(path.name.rpartition("-")[0] for path in (folder / _SHELF).glob("*-*"))
        fix = f"kept are: {', '.join(dict.fromkeys(kept)) or 'none'}"
        raise DataError.single("", f"nothing is kept of a document '{key}'", fix)
    shelf = folder / _SHELF / f"{key}-{max(numbers)}"
    texts = {path.relative_to(shelf): path for path in sorted(shelf.rglob("*")) if path.is_file()}
    followed = {
        path.relative_to(_FOLLOWED): texts.pop(path)
        for path in list(texts)
        if path.parts[0] == _FOLLOWED
    }
    chain = opened(folder, shelf / "data/documents" / f"{key}.yaml", followed)
    back: dict[Path, str | bytes] = {folder / path: text for path, text in chain.items()}
    back |= {folder / path: _returned(folder / path, kept) for path, kept in texts.items()}
    write_all(back)
    shutil.rmtree(shelf)
    return list(back)


def _returned(path: Path, kept: Path) -> str | bytes:
    """Return what the file holds once what was kept is back in it."""
    if path.name == OVERLAPS.name and path.parent.name == "data":
        pairs = [*read_overlaps(path), *read_overlaps(kept)]
        return format_overlaps(sorted(pairs, key=lambda one: one.documents))
    if path.parent.name == "entities" and path.is_file():
        return format_entries(
            _joined(read_entries(path), read_entries(kept)), heading_comments(path)
        )
    if path.exists() and not (path.parent.name == "mappings" and _is_same(path, kept)):
        fix = f"take it away, or bring back by hand what is in {kept.parents[1]}"
        raise OutputError.single(str(path), "this file stands where one would come back", fix)
    return kept.read_bytes()


def _is_same(path: Path, kept: Path) -> bool:
    return path.read_bytes() == kept.read_bytes()


def _joined(here: Entries, kept: Entries) -> Entries:
    return {kind: [*here.get(kind, []), *kept.get(kind, [])] for kind in {**here, **kept}}
