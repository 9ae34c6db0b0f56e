"""A query's time is bounded, and what it raises is raised."""

from __future__ import annotations

import threading

import pytest

from kg.errors import QueryError
from kg.graph.limits import is_left_running, run_within


def test_work_that_takes_too_long_is_left_running_and_told() -> None:
    stop = threading.Event()
    with pytest.raises(QueryError, match=r"within 0\.01 seconds"):
        run_within(0.01, stop.wait)
    assert is_left_running()
    stop.set()
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and thread.name == "airace-query":
            thread.join(timeout=20)
    assert not is_left_running()


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        run_within(0, lambda: 1 / 0)


def test_without_a_large_stack_the_usual_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    start, tried = threading.Thread.start, list[int]()

    def fail_once(thread: threading.Thread) -> None:
        tried.append(1)
        if len(tried) == 1:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", fail_once)
    assert run_within(20, lambda: 4) == 4
    assert len(tried) == 2
