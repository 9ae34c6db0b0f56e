"""Which tests `-m "not slow"` leaves out: the rules, by which a developer's run stays short.

Slow is, by nature, what a mark says: tests with browsers, clusters, servers and wheels (`slow`);
tests that start processes (`processes`: any other test that starts one fails); and tests that go
through a whole (`whole`): all shipped data, a gold corpus, all files of the code, so much that it
shows how time grows, or that load the parser's model. Slow are besides, by the rules here and
without a mark in any file:

- of the values with which one function of tests is called, all but the first and the last;
- of the tests in a file that ask for the graph of the shipped data, all but the first.

So every other function of tests is run, with fewer values; and properties that Hypothesis tries
have fewer examples. A whole run has everything.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NoReturn

import pytest

__all__ = ["by_hand", "few", "mark_slow", "no_process", "only_quick"]

#: with how many of its values a function of tests is run where slow ones are left out
FEW = 2
#: fixtures of tests that have data of their own: what they ask for is small
_OWN = {"desk", "home", "space", "tiny_engine", "tiny_root", "tiny_workspace", "workspace"}


def mark_slow(items: Iterable[pytest.Item]) -> None:
    """Mark as slow what the rules say, each with the reason; such tests have no network either."""
    files: defaultdict[Path, list[pytest.Item]] = defaultdict(list)
    for item in items:
        files[item.path].append(item)
    for of_file in files.values():
        for one, why in _slow(of_file):
            one.add_marker(pytest.mark.slow(why))


def _slow(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, str]]:
    """Yield what is slow of the tests of a file, and why."""
    for mark in ("processes", "whole"):
        yield from ((one, mark) for one in items if one.get_closest_marker(mark))
    quick = [one for one in items if not one.get_closest_marker("slow")]
    yield from ((one, "shipped") for one in list(filter(_asks_shipped, quick))[1:])
    quick = [one for one in quick if not one.get_closest_marker("slow")]
    functions: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for one in quick:
        functions[one.nodeid.partition("[")[0]].append(one)
    for values in functions.values():
        kept = few(len(values))
        yield from ((one, "values") for at, one in enumerate(values) if at not in kept)


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
    """Return whether the test itself, and no rule, says that it is slow."""
    return any(not mark.args for mark in item.iter_markers("slow"))


def only_quick(config: pytest.Config) -> bool:
    """Return whether slow tests are left out."""
    return "not slow" in config.getoption("markexpr", "")


@pytest.fixture(autouse=True)
def no_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to start a process in a test that is marked neither slow nor with processes."""
    if by_hand(request.node) or request.node.get_closest_marker("processes"):
        return
    monkeypatch.setattr(subprocess.Popen, "__init__", _refused)
    monkeypatch.setattr(BaseProcess, "start", _refused)


def _refused(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("a test starts a process: mark it `processes`, or work without")
