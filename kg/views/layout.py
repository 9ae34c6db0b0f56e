"""Where the nodes stand: computed here, once, so that the browser has nothing to settle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.views.boxes import Box, Points
from kg.views.lines import Pair
from kg.views.packing import packed

__all__ = ["arrange"]

_SEED = 20250129
_ROUNDS = 250
_GAP = 14.0
_PUSHES = 200
_CORNERS = 0.8


def arrange(
    boxes: Mapping[int, Box], pairs: Mapping[Pair, int], alone: Iterable[int] = ()
) -> dict[int, tuple[float, float]]:
    """Return the position of each node that has a line or is in `alone`, rounded to 0.1.

    `pairs` gives each line its weight. The largest component fills a square, and
    the others stand in its free corners, else below it. Other nodes get no position.

    >>> box = Box(60, 20)
    >>> sorted(arrange({1: box, 2: box, 3: box}, {(1, 2): 1}))
    [1, 2]
    """
    graph = _graph(boxes, pairs)
    graph.add_nodes_from(one for one in sorted(alone) if one in boxes)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    if not parts:
        return {}
    main = sorted(parts[0])
    placed = dict(zip(main, _main(graph, main, boxes), strict=True))
    for part in parts[1:]:
        placed |= packed(graph, sorted(part), boxes, placed)
    return {key: (round(float(x), 1), round(float(y), 1)) for key, (x, y) in sorted(placed.items())}


def _graph(boxes: Mapping[int, Box], pairs: Mapping[Pair, int]) -> nx.Graph[int]:
    graph: nx.Graph[int] = nx.Graph()
    for (source, target), weight in sorted(pairs.items()):
        if source in boxes and target in boxes:
            known = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
            graph.add_edge(source, target, weight=known + 1.0 + 0.25 * min(weight, 8))
    return graph


def _main(graph: nx.Graph[int], nodes: Sequence[int], boxes: Mapping[int, Box]) -> Points:
    if len(nodes) == 1:
        return np.zeros((1, 2))
    points = _forces(graph.subgraph(nodes), nodes)
    # As much room as the boxes need with some air, so that a small graph is not blown up.
    need = sum((boxes[one].width + _GAP) * (boxes[one].height + _GAP) for one in nodes)
    side = min(max(float(np.sqrt(need * 1.9)), 240.0), 4000.0)
    spread = _spread(_squared(_spread(points)))
    return _separated(spread * side / 2, [boxes[one] for one in nodes], side / 2)


def _forces(graph: nx.Graph[int], nodes: Sequence[int]) -> Points:
    """Return positions by ForceAtlas2 from a seeded start; the same input gives the same."""
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_weighted_edges_from(sorted(graph.edges(data="weight")))
    found = nx.forceatlas2_layout(
        ordered, max_iter=_ROUNDS, seed=_SEED, weight="weight", scaling_ratio=4.0,
        gravity=1.5, linlog=False, dim=2,
    )  # fmt: skip
    return np.array([found[one] for one in nodes], dtype=np.float64)


def _spread(points: Points) -> Points:
    """Return the points from -1 to 1 on both axes, partly where they were and partly by rank.

    Force layouts crowd the middle and leave the rim empty; ranks fill the square evenly.
    """
    found = np.zeros_like(points)
    for axis in (0, 1):
        values = points[:, axis]
        order = np.argsort(values, kind="stable")
        rank = np.empty(len(values))
        rank[order] = np.arange(len(values)) / max(len(values) - 1, 1)
        low, high = np.quantile(values, [0.02, 0.98])
        place = np.clip((values - low) / max(high - low, 1e-9), 0.0, 1.0)
        found[:, axis] = 0.7 * place + 1.3 * rank - 1.0
    return found


def _squared(points: Points) -> Points:
    """Return the points drawn out towards the corners, which a round cloud leaves empty."""
    radius = np.maximum(np.linalg.norm(points, axis=1), 1e-9)
    reach = np.maximum(np.abs(points).max(axis=1), 1e-9)
    found: Points = points * ((radius / reach) ** _CORNERS)[:, None]
    return found


def _separated(centre: Points, boxes: Sequence[Box], limit: float) -> Points:
    """Return the points moved apart until no two boxes overlap, or a fixed number of rounds."""
    half = np.array([[box.width + _GAP, box.height + _GAP] for box in boxes]) / 2
    room = half[:, None, :] + half[None, :, :]
    for _ in range(_PUSHES):
        delta = centre[:, None, :] - centre[None, :, :]
        overlap = room - np.abs(delta)
        clash: NDArray[np.bool_] = np.all(overlap > 0, axis=2)
        clash &= ~np.eye(len(centre), dtype=np.bool_)
        if not clash.any():
            break
        moved = np.add(centre, _push(delta, overlap, clash))
        centre = np.clip(moved, -limit * 1.15, limit * 1.15)
    return centre


def _push(delta: Points, overlap: Points, clash: NDArray[np.bool_]) -> Points:
    """Return by how much each point moves: along the axis on which the least is needed."""
    along_x = overlap[:, :, 0] < overlap[:, :, 1] * 1.6
    order = np.sign(np.arange(len(delta))[:, None] - np.arange(len(delta))[None, :])
    step = np.zeros_like(delta)
    for axis, chosen in ((0, along_x), (1, ~along_x)):
        sign = np.sign(delta[:, :, axis])
        sign = np.where(sign == 0, order, sign)
        step[:, :, axis] = np.where(clash & chosen, sign * overlap[:, :, axis] * 0.28, 0.0)
    moved: Points = step.sum(axis=1)
    return np.clip(moved, -40.0, 40.0)
