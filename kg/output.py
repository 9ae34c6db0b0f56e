"""Files that a command writes: whole or not at all, one or several at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from kg.errors import OutputError

__all__ = ["Content", "chunks", "write_all", "write_whole"]

#: what goes into a file: all of it, or its parts one after the other, made while it is written
Content = str | bytes | Iterable[str]
#: so many parts are written at once
_PARTS = 1000


def chunks(content: Content) -> Iterator[bytes]:
    """Yield the content in UTF-8, not much of it at a time where it comes in parts.

    >>> list(chunks("a")), list(chunks(["a", "b"]))
    ([b'a'], [b'ab'])
    """
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, str):
        yield content.encode()
    else:
        parts = iter(content)
        while some := "".join(islice(parts, _PARTS)):
            yield some.encode()


def write_whole(path: Path, text: Content) -> None:
    """Write `text` as UTF-8 to `path`, whole or not at all; an existing file keeps its mode.

    Through a symbolic link the file that it names is written. A pipe or a character device such
    as /dev/null stays what it is and takes the bytes as they come.

    Raises OutputError; then whatever stood at `path` is untouched.
    """
    write_all({path: text})


def write_all(texts: Mapping[Path, Content]) -> None:
    """Write several files as `write_whole` does: first all beside their places, then rename all.

    Raises OutputError; while anything cannot be written, all of them are as they were.
    """
    parts: list[tuple[Path, Path, Path]] = []
    streams: list[tuple[Path, Content]] = []
    try:
        for path, text in texts.items():
            with _told(path):
                if _is_stream(path):
                    streams.append((path, text))
                    continue
                target = path.resolve() if path.is_symlink() else path
                target.parent.mkdir(parents=True, exist_ok=True)
                part = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
                parts.append((path, part, target))
                _stage(part, target, text)
        _finish(streams, parts)
    finally:
        for _, part, _ in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _finish(streams: list[tuple[Path, Content]], parts: list[tuple[Path, Path, Path]]) -> None:
    for path, text in streams:
        with _told(path), path.open("wb") as stream:
            stream.writelines(chunks(text))
    for path, part, target in parts:
        with _told(path):
            part.replace(target)


def _stage(part: Path, target: Path, text: Content) -> None:
    """Write the text beside the target; nobody else's file of that name is ever followed."""
    with part.open("xb") as file:
        file.writelines(chunks(text))
    with suppress(FileNotFoundError):
        part.chmod(stat.S_IMODE(target.stat().st_mode))


def _is_stream(path: Path) -> bool:
    """Return whether a pipe or character device is at the path; raises for folders and disks."""
    if not path.name:
        raise IsADirectoryError(0, "this is no name of a file")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(0, "a folder has this name")
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise OSError(0, "this is a disk or a socket, not a file")
    return not stat.S_ISREG(mode)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says into an error that names the path as the user wrote it."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: links in a circle; ValueError: a NUL sign in the path.
        what = getattr(error, "strerror", None) or str(error)
        fix = "choose another place or make room, then repeat"
        raise OutputError.single(str(path).replace("\0", "\\0"), what, fix) from error
