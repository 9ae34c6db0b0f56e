from __future__ import annotations

import itertools
import random

import pytest

from kg.views.boxes import Box
from kg.views.layout import arrange
from kg.views.lines import Pair

_BOX = Box(60.0, 24.0)


def _graph(nodes: int, seed: int = 1) -> tuple[dict[int, Box], dict[Pair, int]]:
    """Return boxes and lines of a connected graph with a few hubs."""
    draw = random.Random(seed)  # noqa: S311
    pairs = {(one, draw.randrange(min(one, 5) or 1)): 1 for one in range(1, nodes)}
    pairs |= {(draw.randrange(nodes), nodes // 2): 2 for _ in range(nodes // 2)}
    return dict.fromkeys(range(nodes), _BOX), {
        pair: n for pair, n in pairs.items() if pair[0] != pair[1]
    }


def test_nodes_without_a_line_get_no_position_unless_asked() -> None:
    placed = arrange(dict.fromkeys(range(4), _BOX), {(0, 1): 1, (2, 1): 1})
    assert sorted(placed) == [0, 1, 2]
    assert arrange({1: _BOX}, {}) == {}
    assert arrange({1: _BOX}, {}, [1]) == {1: (0.0, 0.0)}
    both = arrange(dict.fromkeys(range(4), _BOX), {(0, 1): 1, (2, 1): 1}, [3])
    assert sorted(both) == [0, 1, 2, 3]


def test_positions_are_rounded_and_the_same_each_time() -> None:
    boxes, pairs = _graph(60)
    first = arrange(boxes, pairs)
    shuffled = list(pairs.items())
    random.Random(3).shuffle(shuffled)  # noqa: S311
    assert arrange(dict(reversed(boxes.items())), dict(shuffled)) == first
    assert all(round(part, 1) == part for place in first.values() for part in place)


@pytest.mark.parametrize("nodes", [2, 20, 120])
def test_boxes_hardly_overlap(nodes: int) -> None:
    boxes, pairs = _graph(nodes)
    placed = arrange(boxes, pairs)
    clashes = [
        (one, two)
        for one, two in itertools.combinations(placed, 2)
        if abs(placed[one][0] - placed[two][0]) < _BOX.width
        and abs(placed[one][1] - placed[two][1]) < _BOX.height
    ]
    assert len(clashes) <= nodes // 20


def test_the_canvas_is_used_in_all_its_parts() -> None:
    boxes, pairs = _graph(120)
    placed = arrange(boxes, pairs)
    xs, ys = zip(*placed.values(), strict=True)
    across = {int(4 * (x - min(xs)) / (max(xs) - min(xs) + 1)) for x in xs}
    down = {int(4 * (y - min(ys)) / (max(ys) - min(ys) + 1)) for y in ys}
    assert across == down == {0, 1, 2, 3}


def test_small_components_stand_clear_of_everything() -> None:
    boxes, pairs = _graph(60)
    small = {(200, 201): 1, (300, 301): 1, (301, 302): 1}
    boxes |= dict.fromkeys((200, 201, 300, 301, 302), _BOX)
    placed = arrange(boxes, pairs | small)
    assert len(placed) == 65
    for one in (200, 201, 300, 301, 302):
        for two in placed:
            apart = [abs(a - b) for a, b in zip(placed[one], placed[two], strict=True)]
            assert one == two or apart[0] >= _BOX.width or apart[1] >= _BOX.height
