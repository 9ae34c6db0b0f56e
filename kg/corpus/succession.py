"""The chain of releases when one of them is taken out, or comes back: the next follows the last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kg.corpus.located import read_yaml, yaml_files
from kg.errors import DataError
from kg.model import Document

__all__ = ["closed", "opened"]

_DOCUMENTS = Path("data/documents")


def closed(folder: Path, gone: Document) -> dict[Path, str]:
    """Return the new text of the document that replaces the one that goes, by its path.

    It then replaces what that one replaced, or nothing. Paths are relative to `folder`, the
    workspace. Raises DataError for a document in which the line cannot be found.
    """
    return {
        path.relative_to(folder): _without(path, path.read_text("utf-8"), gone.key, gone.replaces)
        for path in _followers(folder, gone.key)
    }


def opened(folder: Path, back: Path, followed: Mapping[Path, Path]) -> dict[Path, str]:
    """Return the texts of the documents that replaced the one that comes back, as they were.

    `back` is its file where it is kept, `followed` those of its followers by their path. Raises
    DataError when a follower was changed, or another release has taken the place.
    """
    if not back.is_file():
        return {}
    before = _replaces(back)
    texts = {}
    for path, kept in followed.items():
        was = kept.read_text("utf-8")
        if not (folder / path).is_file():
            continue
        if (folder / path).read_text("utf-8") != _without(kept, was, back.stem, before):
            fix = f"write `replaces: {back.stem}` into it, and put {back} back by hand"
            raise DataError.single(str(folder / path), "this release was changed since", fix)
        texts[path] = was
    rivals = [one for one in _followers(folder, before) if one.relative_to(folder) not in texts]
    if before and rivals:
        what = f"'{before}' is replaced by '{rivals[0].stem}' by now, and by '{back.stem}' again"
        fix = f"retract '{rivals[0].stem}' first, or take the line `replaces` out of {back}"
        raise DataError.single(str(rivals[0]), what, fix)
    return texts


def _followers(folder: Path, key: str) -> list[Path]:
    return [path for path in yaml_files(folder / _DOCUMENTS) if _replaces(path) == key]


def _replaces(path: Path) -> str:
    fields = read_yaml(path).mapping()
    return fields["replaces"].text() if "replaces" in fields else ""


def _without(path: Path, text: str, key: str, before: str) -> str:
    """Return the text of a document that replaces `before`, or nothing, in place of `key`."""
    line = re.compile(
        rf"^replaces:[ \t]*([\"']?){re.escape(key)}\1[ \t]*(?:#.*)?$\n?", re.MULTILINE
    )
    changed, times = line.subn(f"replaces: {before}\n" if before else "", text)
    if times != 1:
        what = f"it replaces '{key}', but no line says just so"
        raise DataError.single(str(path), what, f"write `replaces: {key}` on a line of its own")
    return changed
