"""A user's own folder of documents, texts and claims: how it is made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kg.errors import OutputError
from kg.mark import MARK

__all__ = ["make_workspace"]

_FOLDERS = (
    "texts", "data/documents", "data/claims", "data/entities", "data/judgements",
    "candidates", "decisions",
)  # fmt: skip
_MARK = """\
# This folder is a workspace of airace: kg commands run in it, or with --root, use what is here.
version: 1
# shipped: what is here adds to the shipped documents and claims; nothing: it stands alone
stacks: {stacks}
"""
_README = "README.md"
_NOTE = """\
1. `kg add FILE...` reads articles: their texts go to texts/, their origin to data/documents/.
2. `kg extract` proposes claims with their places; they wait in candidates/.
3. `kg review` shows them one by one; what you accept becomes data/claims/.
4. `kg check` tells what is wrong; `kg build` writes the graph and its page.
5. `kg retract DOCUMENT` takes an article out again; it is kept in retracted/.
"""


def make_workspace(folder: Path, alone: bool = False) -> str:
    """Make the folder a workspace, whole or not at all, and return the note on what to do next.

    It stacks on the shipped data, or stands alone. Files that are there stay as they are.
    Raises OutputError when the folder holds a workspace or anything of the name of its parts.
    """
    parts = sorted({MARK, "ontology", "queries", *(name.partition("/")[0] for name in _FOLDERS)})
    taken = [name for name in parts if (folder / name).exists()]
    if taken:
        what = f"there is {', '.join(taken)} already"
        raise OutputError.single(str(folder), what, "choose a new folder, or work in this one")
    if folder.exists() and not folder.is_dir():
        raise OutputError.single(str(folder), "this is a file", "choose a new folder")
    part = folder.absolute().with_name(f".{folder.absolute().name}.{os.getpid()}.part")
    try:
        _fill(part, "nothing" if alone else "shipped")
        _into_place(part, folder)
    except OSError as error:
        fix = "choose another place or make room, then repeat"
        raise OutputError.single(str(folder), error.strerror or str(error), fix) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return _NOTE


def _fill(part: Path, stacks: str) -> None:
    for name in _FOLDERS:
        (part / name).mkdir(parents=True)
    (part / MARK).write_text(_MARK.format(stacks=stacks), encoding="utf-8")
    (part / _README).write_text(_NOTE, encoding="utf-8")


def _into_place(part: Path, folder: Path) -> None:
    """Move what was made into the folder, the mark last; take it back when that fails."""
    if not folder.exists():
        part.rename(folder)
        return
    names = sorted(path.name for path in part.iterdir() if path.name != MARK)
    moved: list[Path] = []
    try:
        for name in (*names, MARK):
            if not (folder / name).exists():
                (part / name).rename(folder / name)
                moved.append(folder / name)
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
