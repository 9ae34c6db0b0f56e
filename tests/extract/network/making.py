"""A network of few numbers made at random, small enough to be reckoned by hand."""

from __future__ import annotations

import numpy as np

from kg.extract.network.encoder import Array
from kg.extract.network.network import FAR, Network
from kg.extract.network.stored import make_network, network_bytes

__all__ = ["HEADS", "LAYERS", "PIECES", "WIDTH", "arrays", "network", "stored"]

WIDTH, LAYERS, HEADS, INNER, SMALL, PAIR = 4, 2, 2, 6, 3, 5
PIECES = ["[UNK]", "[CLS]", "[SEP]", "firm", "it", "bought", "s", "##old", "'", ",", "headline"]
LABELS, ROLES = ["acquired>", "acquired<", "sued="], ["firm", "name"]


def arrays(seed: int = 0) -> dict[str, Array]:
    """Return the arrays of a small network."""
    chosen = np.random.default_rng(seed)

    def some(*shape: int) -> Array:
        return chosen.normal(size=shape).astype(np.float32)

    found = {
        "word": some(len(PIECES), WIDTH), "place": some(300, WIDTH), "role": some(2, SMALL),
        "far": some(FAR + 1, SMALL), "start.weight": some(WIDTH), "start.bias": some(WIDTH),
        "pair.in.weight": some(4 * WIDTH + 3 * SMALL + 2, PAIR), "pair.in.bias": some(PAIR),
        "pair.out.weight": some(PAIR, len(LABELS)), "pair.out.bias": some(len(LABELS)),
    }  # fmt: skip
    shapes = {"ask": (WIDTH, 3 * WIDTH), "see": (WIDTH, WIDTH), "in": (WIDTH, INNER)}
    shapes["out"] = (INNER, WIDTH)
    for number in range(LAYERS):
        for name, shape in shapes.items():
            found[f"layer{number}.{name}.weight"] = some(*shape)
            found[f"layer{number}.{name}.bias"] = some(shape[1])
        for name in ("seen", "done"):
            found[f"layer{number}.{name}.weight"] = some(WIDTH)
            found[f"layer{number}.{name}.bias"] = some(WIDTH)
    return found


def stored(seed: int = 0) -> bytes:
    """Return the file of a small network."""
    return network_bytes(arrays(seed), HEADS, {"pieces": PIECES, "labels": LABELS, "roles": ROLES})


def network(seed: int = 0) -> Network:
    """Return a small network."""
    return make_network(stored(seed))
