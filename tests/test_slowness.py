"""A run without slow tests stays short by rules, and no test starts processes unmarked."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

import pytest

from tests.slowness import by_hand, quick


def test_a_test_that_is_not_marked_starts_no_process() -> None:
    with pytest.raises(AssertionError, match="mark it `processes`"):
        subprocess.run([sys.executable, "--version"], check=True)
    with pytest.raises(AssertionError, match="mark it `processes`"):
        multiprocessing.get_context("spawn").Process(target=print).start()


def test_a_quick_run_takes_the_first_and_the_last_value_of_each_function(
    request: pytest.FixtureRequest,
) -> None:
    here = [one for one in request.session.items if "quick_run_takes_" in one.nodeid]
    values = [_Value(here[0], f"{here[0].nodeid}[{at}]") for at in range(5)]
    kept = quick([*here, *values])  # type: ignore[list-item]
    assert [one.nodeid for one in kept] == [here[0].nodeid, values[4].nodeid]


class _Value:
    """A test of the session under another name."""

    def __init__(self, item: pytest.Item, nodeid: str) -> None:
        self.nodeid, self.path, self.fixturenames = nodeid, item.path, ()

    def get_closest_marker(self, name: str) -> None:
        """Return no mark."""


@pytest.mark.whole
def test_what_goes_through_a_whole_is_slow_and_has_no_network(
    request: pytest.FixtureRequest,
) -> None:
    assert request.node.get_closest_marker("slow").args == ("whole",)
    assert not by_hand(request.node)
