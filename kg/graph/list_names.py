"""What the lists are called of which there is one for each of several things."""

from __future__ import annotations

__all__ = ["board_list"]


def board_list(benchmark: str) -> str:
    """Return the name of the list of the places on a benchmark, by its identifier.

    >>> board_list("benchmark/mmlu")
    'leaderboard of benchmark/mmlu'
    """
    return f"leaderboard of {benchmark}"
