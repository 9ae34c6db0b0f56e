"""Which tests are slow, and which a developer runs after each change.

Slow is, by nature, what a mark says: tests with browsers, clusters, servers and wheels (`slow`);
tests that start processes (`processes`: any other test that starts one fails); and tests that go
through a whole (`whole`): all shipped data, a gold corpus, all files of the code, so much that it
shows how time grows, or that load the parser's model. `-m "not slow"` leaves these out.

`--quick` runs some of the others, in a minute or two:

- of the values with which one function of tests is called, the first and the last;
- of the tests in a file that ask for the graph of the shipped data, the first;
- of the examples that Hypothesis tries, a few.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NoReturn

import pytest

__all__ = ["by_hand", "few", "mark_slow", "no_process", "quick"]

#: with how many of its values a quick run calls a function of tests
FEW = 2
#: fixtures of tests that have data of their own: what they ask for is small
_OWN = {"desk", "home", "space", "tiny_engine", "tiny_root", "tiny_workspace", "workspace"}


def mark_slow(items: Iterable[pytest.Item]) -> None:
    """Mark as slow what starts processes or goes through a whole; it has no network either."""
    for item in items:
        for why in ("processes", "whole"):
            if item.get_closest_marker(why):
                item.add_marker(pytest.mark.slow(why))


def quick(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Return the tests of a quick run, in their order."""
    files: defaultdict[Path, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if not item.get_closest_marker("slow"):
            files[item.path].append(item)
    return [one for of_file in files.values() for one in _quick(of_file)]


def _quick(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Yield the tests of one file."""
    shipped = [one for one in items if _asks_shipped(one)]
    functions: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for one in items:
        if one not in shipped[1:]:
            functions[one.nodeid.partition("[")[0]].append(one)
    for values in functions.values():
        yield from (values[at] for at in sorted(few(len(values))))


def few(count: int) -> set[int]:
    """Return the places that are kept of so many, evenly spread.

    >>> sorted(few(1)), sorted(few(9))
    ([0], [0, 8])
    """
    return {at * (count - 1) // (FEW - 1) for at in range(FEW)}


def _asks_shipped(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return "shipped_cache" in fixtures and not fixtures & _OWN


def by_hand(item: pytest.Item) -> bool:
    """Return whether the test itself, and no other mark, says that it is slow."""
    return any(not mark.args for mark in item.iter_markers("slow"))


@pytest.fixture(autouse=True)
def no_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to start a process in a test that is marked neither slow nor with processes."""
    if by_hand(request.node) or request.node.get_closest_marker("processes"):
        return
    monkeypatch.setattr(subprocess.Popen, "__init__", _refused)
    monkeypatch.setattr(BaseProcess, "start", _refused)


def _refused(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("a test starts a process: mark it `processes`, or work without")
