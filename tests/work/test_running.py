"""An item that hangs, kills its worker or takes all memory costs itself only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.work import member
from kg.work.crew import LocalProcesses
from kg.work.running import run
from kg.work.task import Limits, Lost
from tests.work.traps import Traps

pytestmark = pytest.mark.processes


def given(*words: str) -> Iterable[tuple[str, str | None]]:
    return [(word, None) for word in words]


def told(result: str | Lost) -> str:
    return result.why if isinstance(result, Lost) else result


@pytest.fixture
def traps(tmp_path: Path) -> Traps:
    return Traps(tmp_path)


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_order_and_bad_items_cost_themselves_only(
    traps: Traps, workers: int
) -> None:
    items = [*given("a", "die", "b", "once", "hang", "leave", "fail", "c"), ("old", "known")]
    found = list(run(LocalProcesses(workers), traps, items, in_order=True))
    assert [word for word, _ in found] == [word for word, _ in items]
    texts = {word: told(result) for word, result in found}
    assert [texts[word] for word in ("a", "b", "c", "old")] == ["A", "B", "C", "known"]
    assert texts["once"] == "ONCE"
    assert "ended twice" in texts["die"]
    assert "Segmentation fault" in texts["die"]
    assert "exit status 7" in texts["leave"]
    assert texts["hang"] == "it took longer than 2 seconds"
    assert texts["fail"] == "work on it broke off: ValueError: what is this"


def test_an_item_that_needs_all_memory_is_lost(traps: Traps) -> None:
    ((_, result), (_, after)) = run(LocalProcesses(1), traps, given("fill", "a"))
    assert told(result) == "its worker ran out of 2000 MB of memory twice"
    assert after == "A"


def test_without_an_order_what_is_done_first_comes_first(traps: Traps) -> None:
    slow = replace(traps, limits=Limits())
    found = [word for word, _ in run(LocalProcesses(2), slow, given("slow", "a", "b", "c"))]
    assert sorted(found) == ["a", "b", "c", "slow"]
    assert found[-1] == "slow"


def test_no_process_is_left_when_the_caller_stops_early(traps: Traps) -> None:
    results = run(LocalProcesses(2), traps, given(*"abcdefghi"))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_items_are_taken_only_a_few_ahead(traps: Traps) -> None:
    taken = []

    def words() -> Iterable[tuple[str, str | None]]:
        for number in range(100):
            taken.append(number)
            yield str(number), None

    results = run(LocalProcesses(2), traps, words(), in_order=True)
    next(results)
    assert len(taken) <= 6
    results.close()  # type: ignore[attr-defined]


def test_a_worker_killed_from_outside_costs_nothing(traps: Traps) -> None:
    # One only: a second one could have the same item in hand, which is then lost by rule.
    killed: list[int] = []
    words = [f"slow {number}" for number in range(6)]
    results = []
    for word, result in run(LocalProcesses(2), traps, given(*words)):
        results.append((word, result))
        if not killed:
            one = multiprocessing.active_children()[-1]
            killed.append(one.pid or 0)
            one.kill()
            one.join()
    assert sorted(results) == [(word, word.upper()) for word in words]
    assert len(killed) == 1


def test_a_worker_gives_its_place_to_a_new_one(
    traps: Traps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member, "_SHIFT", 2)
    seen = set()
    for _ in run(LocalProcesses(1), traps, given(*"abcde"), in_order=True):
        seen |= {one.pid for one in multiprocessing.active_children()}
    assert len(seen) >= 2
