"""What the lists are called that are known by more than the place that makes them."""

from __future__ import annotations

__all__ = ["DAYS", "board_list"]

#: the days of all events
DAYS = "days"


def board_list(benchmark: str) -> str:
    """Return the name of the list of the places on a benchmark, by its identifier.

    >>> board_list("benchmark/mmlu")
    'leaderboard of benchmark/mmlu'
    """
    return f"leaderboard of {benchmark}"
