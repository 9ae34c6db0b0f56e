"""What a large graph shows first: its best-joined entities and the strongest lines among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from kg.views.lines import Pair

__all__ = ["LARGE", "backbone", "page_rank"]

#: a graph of up to so many entities with lines is drawn whole
LARGE = 400
_ENTITIES, _LINES, _OWN = 300, 700, 2
_ROUNDS, _DAMPING = 60, 0.85


def backbone(pairs: Mapping[Pair, int]) -> dict[Pair, int]:
    """Return the lines to draw at first, each with its number of claims: all of a small graph.

    Of a large one: lines among its 300 entities of the highest PageRank. Each keeps its own two
    strongest lines, and the rest of some 700 go to the strongest of all.

    >>> backbone({(1, 2): 1})
    {(1, 2): 1}
    """
    if len({one for pair in pairs for one in pair}) <= LARGE:
        return dict(pairs)
    rank = page_rank(pairs)
    best = set(sorted(rank, key=lambda one: (-rank[one], one))[:_ENTITIES])
    inner = [pair for pair in pairs if pair[0] in best and pair[1] in best]
    inner.sort(key=lambda pair: (-pairs[pair], -rank[pair[0]] - rank[pair[1]], pair))
    kept = _own_lines(inner)
    kept |= set([pair for pair in inner if pair not in kept][: max(_LINES - len(kept), 0)])
    return {pair: pairs[pair] for pair in pairs if pair in kept}


def _own_lines(ordered: Iterable[Pair]) -> set[Pair]:
    """Return the lines that are among the first two of one of their ends."""
    count: dict[int, int] = {}
    kept = set()
    for pair in ordered:
        if min(count.get(one, 0) for one in pair) < _OWN:
            kept.add(pair)
        for one in pair:
            count[one] = count.get(one, 0) + 1
    return kept


def page_rank(pairs: Mapping[Pair, int]) -> dict[int, float]:
    """Return the PageRank of each entity, lines counted both ways and by their claims.

    >>> rank = page_rank({(1, 2): 1, (3, 2): 1})
    >>> max(rank, key=rank.get), round(sum(rank.values()), 6)
    (2, 1.0)
    """
    names = sorted({one for pair in pairs for one in pair})
    at = {one: place for place, one in enumerate(names)}
    ends = np.array([(at[a], at[b]) for a, b in pairs], dtype=np.int64)
    weight = np.array(list(pairs.values()), dtype=np.float64)
    source, target = np.concatenate([ends, ends[:, ::-1]]).T
    weight = np.concatenate([weight, weight])
    share = weight / np.bincount(source, weight, len(names))[source]
    rank = np.full(len(names), 1 / len(names))
    for _ in range(_ROUNDS):
        flow = np.bincount(target, rank[source] * share, len(names))
        rank = (1 - _DAMPING) / len(names) + _DAMPING * flow
    return {one: round(float(value), 12) for one, value in zip(names, rank, strict=True)}
