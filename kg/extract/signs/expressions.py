"""Long expressions as `re` compiled them before, in the user's cache: a file for each.

The expression of a pattern has up to 40 KB, for which `re` takes a third of a second; all of them
together take 20 s. What it made of one is read back in less than a millisecond. The digest of a
file shows damage; who can write into a user's cache can change what the rules match.
"""

from __future__ import annotations

import json
import re
import sys
import time
import zlib
from array import array
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.errors import AiraceError
from kg.output import write_whole
from kg.resources import cache_dir

__all__ = ["compiled", "folder"]

#: so many signs are compiled as fast as read
_SHORT = 1000
#: a file as old as this is made anew, or belongs to a pattern that is gone
_OLD_SECONDS = 30 * 24 * 60 * 60
#: what a file raises that holds no expression
_UNREADABLE = (
    OSError, ValueError, TypeError, RuntimeError, OverflowError, LookupError, AttributeError,
    zlib.error,
)  # fmt: skip


@lru_cache(maxsize=4096)
def compiled(text: str) -> re.Pattern[str]:
    """Return what `re.compile` makes of the text; raises what it raises.

    >>> compiled("a|b") == re.compile("a|b")
    True
    """
    engine = _engine()
    if len(text) < _SHORT or engine is None:
        return re.compile(text)
    try:
        path = folder() / f"{_digest(engine.key, text.encode())[:32]}.re"
    except (OSError, RuntimeError, UnicodeEncodeError):  # no home, or no text
        return re.compile(text)
    with suppress(*_UNREADABLE):
        return engine.made(text, _read(path))
    parts = engine.parts(text)
    with suppress(AiraceError, OSError):
        write_whole(path, _written(path.name, parts))
        _drop_old(path.parent)
    return engine.made(text, parts)


def folder() -> Path:
    """Return the folder of the expressions; it need not be there."""
    return cache_dir() / "expressions"


#: flags, groups, places of the named groups, and the code of an expression
_Parts = tuple[int, int, dict[str, int], list[int]]


class _Engine:
    """The parts of `re` that make an expression, as this Python has them."""

    def __init__(self) -> None:
        """Raise ImportError or AttributeError where they are not what they are in CPython."""
        self._compiler: Any = import_module("re._compiler")
        self._parser: Any = import_module("re._parser")
        self._sre: Any = import_module("_sre")
        state = (sys.version, self._sre.MAGIC, self._sre.CODESIZE, sys.byteorder)
        self.key = repr(state).encode()

    def parts(self, text: str) -> _Parts:
        """Return what the text is compiled to, as `re.compile` does it."""
        tree = self._parser.parse(text, 0)
        code, state = self._compiler._code(tree, 0), tree.state
        return state.flags, state.groups - 1, dict(state.groupdict), code

    def made(self, text: str, parts: _Parts) -> re.Pattern[str]:
        """Return the expression of these parts; raises RuntimeError where the code is none."""
        flags, groups, named, code = parts
        names: list[str | None] = [None] * (groups + 1)
        for name, number in named.items():
            names[number] = name
        found: re.Pattern[str] = self._sre.compile(text, flags, code, groups, named, tuple(names))
        return found


@cache
def _engine() -> _Engine | None:
    """Return the engine; None where expressions cannot be taken apart, and are compiled anew."""
    sample = "(?P<a>b|cd?)*[e-g](?i:h)"
    try:
        found = _Engine()
        return found if found.made(sample, found.parts(sample)) == re.compile(sample) else None
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return None


def _read(path: Path) -> _Parts:
    """Return the parts of a file; raises OSError or ValueError where it is damaged or old."""
    if time.time() - path.stat().st_mtime > _OLD_SECONDS:
        raise ValueError("old")
    head, _, packed = path.read_bytes().partition(b"\n")
    digest, _, told = head.partition(b" ")
    if digest.decode() != _digest(path.name.encode(), told, packed):
        raise ValueError("damaged")
    flags, groups, named = json.loads(told)
    code = array("I")
    code.frombytes(zlib.decompress(packed))
    return flags, groups, named, code.tolist()


def _written(name: str, parts: _Parts) -> bytes:
    """Return the file of this name: digest, flags and groups in a line, then the packed code."""
    *told, code = parts
    head, packed = json.dumps(told).encode(), zlib.compress(array("I", code).tobytes(), 1)
    return b"%s %s\n%s" % (_digest(name.encode(), head, packed).encode(), head, packed)


def _digest(*parts: bytes) -> str:
    return sha256(b"\0".join(parts)).hexdigest()


@cache
def _drop_old(place: Path) -> None:
    """Remove, once in each process, what is old, and what was being written when a process died."""
    for path in place.iterdir():
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _OLD_SECONDS:
                path.unlink()
