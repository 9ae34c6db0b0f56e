"""A run without slow tests stays short by rules, and no test starts processes unmarked."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

import pytest

from tests.slowness import by_hand


def test_a_test_that_is_not_marked_starts_no_process() -> None:
    with pytest.raises(AssertionError, match="mark it `processes`"):
        subprocess.run([sys.executable, "--version"], check=True)
    with pytest.raises(AssertionError, match="mark it `processes`"):
        multiprocessing.get_context("spawn").Process(target=print).start()


@pytest.mark.parametrize("at", range(5))
def test_of_many_values_the_first_and_the_last_are_quick(
    at: int, request: pytest.FixtureRequest
) -> None:
    if sum(request.node.nodeid.startswith(one.nodeid[:-3]) for one in request.session.items) < 5:
        return  # only some of the values were asked for
    slow = request.node.get_closest_marker("slow")
    assert (slow is None) == (at in (0, 4))
    assert not by_hand(request.node)


@pytest.mark.whole
def test_what_goes_through_a_whole_is_slow_and_has_no_network(
    request: pytest.FixtureRequest,
) -> None:
    assert request.node.get_closest_marker("slow").args == ("whole",)
    assert not by_hand(request.node)
