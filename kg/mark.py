"""The file that makes a folder a workspace, and what it says."""

from __future__ import annotations

from pathlib import Path

from kg.errors import DataError

__all__ = ["MARK", "is_checkout", "read_mark"]

MARK = "airace.yaml"
_KNOWN = {"version": ("1",), "stacks": ("shipped", "nothing")}


def read_mark(path: Path) -> str:
    """Return what the workspace stacks on by its `airace.yaml`: `shipped` or `nothing`.

    The file is read without a YAML library, so that every command starts fast: lines
    `key: value` and comments. Raises DataError for anything else.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(_lines(path), 1):
        key, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if not (key or colon):
            continue
        if value not in _KNOWN.get(key, ()) or key in found:
            what = f"'{_shown(line)}' is not understood here"
            fix = "write 'version: 1' and 'stacks: shipped' or 'stacks: nothing', each once"
            raise DataError.single(f"{path}:{number}", what, fix)
        found[key] = value
    for key in _KNOWN:
        if key not in found:
            fix = f"add '{key}: {_KNOWN[key][0]}'"
            raise DataError.single(str(path), f"the key '{key}' is missing", fix)
    return found["stacks"]


def is_checkout(folder: Path) -> bool:
    """Return whether the folder is a checkout of airace, with data of its own."""
    try:
        project = (folder / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    there = all((folder / name).is_dir() for name in ("data", "ontology"))
    return there and 'name = "airace"' in project.splitlines()


def _shown(line: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in line.strip()[:60])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError.single(str(path), str(error), "save it as a readable UTF-8 file") from error
