"""Small components beside the main one: each in the free place that is farthest out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.views.boxes import Box, Points

__all__ = ["packed"]

_GAP = 16.0
_ROW = 66.0
_CELL = 16.0

Placed = Mapping[int, tuple[float, float]]


def packed(
    graph: nx.Graph[int], part: Sequence[int], boxes: Mapping[int, Box], placed: Placed
) -> dict[int, tuple[float, float]]:
    """Return the positions of a small component where nothing stands and no line passes.

    The place is inside what is placed already when there is room, else below it.
    """
    points = _shape(graph, part, boxes)
    rim = np.array([max(boxes[one].width for one in part) + _GAP, _ROW])
    corner = _free_corner(graph, np.ptp(points, axis=0) + rim, boxes, placed)
    moved = points - points.min(axis=0) + corner + rim / 2
    return {one: (float(x), float(y)) for one, (x, y) in zip(part, moved, strict=True)}


def _shape(graph: nx.Graph[int], part: Sequence[int], boxes: Mapping[int, Box]) -> Points:
    """Return the component by itself: its best-joined node above, the others in rows below it."""
    hub = max(part, key=lambda one: (graph.degree(one), -one))
    rest = [one for one in part if one != hub]
    wide = max(boxes[one].width for one in part) + _GAP
    columns = max(1, int(np.ceil(np.sqrt(len(rest)))))
    points = {hub: ((min(len(rest), columns) - 1) * wide / 2, 0.0)}
    for number, one in enumerate(rest):
        points[one] = (number % columns * wide, _ROW * (1 + number // columns))
    return np.array([points[one] for one in part], dtype=np.float64)


def _free_corner(
    graph: nx.Graph[int], size: Points, boxes: Mapping[int, Box], placed: Placed
) -> Points:
    """Return the upper left corner of the free place of this size that is farthest out."""
    where = np.array([placed[one] for one in sorted(placed)])
    low, high = where.min(axis=0) - _ROW / 2, where.max(axis=0) + _ROW / 2
    taken = _taken(low, high, _covered(graph, boxes, placed))
    across, down = (max(1, int(np.ceil(part / _CELL))) for part in size)
    if across >= taken.shape[0] or down >= taken.shape[1]:
        return np.array([low[0], high[1] + _GAP])
    total = np.pad(taken.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    inside = total[across:, down:] - total[:-across, down:] - total[across:, :-down]
    free = np.argwhere(inside + total[:-across, :-down] == 0)
    if not len(free):
        return np.array([low[0], high[1] + _GAP])
    corners = low + free * _CELL
    distance = np.abs((corners + size / 2 - (low + high) / 2) / (high - low)).sum(axis=1)
    found: Points = corners[int(np.argmax(np.round(distance, 6)))]
    return found


def _covered(graph: nx.Graph[int], boxes: Mapping[int, Box], placed: Placed) -> Points:
    """Return points on all boxes and lines, dense enough that no cell is missed by much."""
    share = np.linspace(0.0, 1.0, 60)[:, None]
    ends = [pair for pair in sorted(graph.edges()) if pair[0] in placed and pair[1] in placed]
    rows = [np.array(placed[a]) * (1 - share) + np.array(placed[b]) * share for a, b in ends]
    for one, (x, y) in sorted(placed.items()):
        half = boxes[one].width / 2, boxes[one].height / 2
        xs, ys = (np.linspace(at - by, at + by, 12) for at, by in zip((x, y), half, strict=True))
        rows.append(np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2))
    return np.concatenate(rows)


def _taken(low: Points, high: Points, points: Points) -> NDArray[np.int64]:
    """Return a grid of cells between two corners, 1 where any of the points lies."""
    shape = np.ceil((high - low) / _CELL).astype(np.int64)
    grid = np.zeros((int(shape[0]), int(shape[1])), dtype=np.int64)
    cells = np.clip(((points - low) // _CELL).astype(np.int64), 0, shape - 1)
    grid[cells[:, 0], cells[:, 1]] = 1
    return grid
