"""The pyvis graph: a node an entity that has lines, an edge an ordered pair of entities."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from pyvis.network import Network

from kg.views.backbone import backbone
from kg.views.boxes import Box
from kg.views.layout import arrange
from kg.views.legend import LOOKS
from kg.views.lines import Pair, asked_lines, lines, mentions
from kg.views.records import ClaimRecord, PageData

__all__ = ["OPTIONS", "build_network", "node_size"]

#: physics off, straight edges: the positions are final
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False,
        "dragNodes": True, "multiselect": False, "tooltipDelay": 100000,
    },
    "nodes": {"font": {"size": 0}, "borderWidth": 1.5, "borderWidthSelected": 3, "chosen": False},
    "edges": {
        "smooth": False, "chosen": False, "hoverWidth": 0, "selectionWidth": 0,
        "arrowStrikethrough": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.42}},
    },
}  # fmt: skip


def build_network(data: PageData) -> Network:
    """Return the network of the page's data; of a large graph its backbone.

    Node identifiers are positions in `entities`. Entities without a line are in it only when
    sources disagree about them: the page has the others in its search and its table, and draws
    what a backbone lacks on demand.
    """
    claims = data["claims"]
    every = asked_lines(data["links"], claims) if data["links"] else lines(claims)
    drawn = backbone({pair: max(len(of), 1) for pair, of in every.items()})
    pairs = {pair: every[pair] for pair in drawn}
    weight = mentions(claims)
    network = Network(directed=True, cdn_resources="in_line", height="100%", width="100%")
    joined = {one for pair in every for one in pair}
    alone = {one["subject"] for one in data["disagreements"]} - joined
    known = sorted(alone.union(*pairs))
    boxes = {one: _box(data["entities"][one]["label"], weight[one]) for one in known}
    positions = arrange(boxes, drawn, alone)
    for number, place in positions.items():
        _add_node(network, data, number, place, weight)
    for pair, of in pairs.items():
        options = _edge(pair, [claims[one] for one in of], pairs)
        network.add_edge(*pair, **options)
    network.options = OPTIONS
    return network


def node_size(weight: int) -> float:
    """Return the radius of a node that so many claims are about.

    >>> node_size(1), node_size(100)
    (5.6, 21.0)
    """
    return round(4 + 1.7 * min(math.sqrt(weight), 10.0) - 0.1 * (weight < 2), 1)


def _box(label: str, weight: int) -> Box:
    """Return the room for a label of one or two lines under its node."""
    wrapped = len(label) > 18
    width = 6.4 * (max(len(label) / 2 + 3, 14) if wrapped else len(label))
    size = node_size(weight)
    return Box(max(width, 2 * size), 2 * size + (30 if wrapped else 16))


def _add_node(
    network: Network,
    data: PageData,
    number: int,
    place: tuple[float, float],
    weight: Counter[int],
) -> None:
    entity = data["entities"][number]
    look = LOOKS[entity["kind"]]
    network.add_node(
        number, label=entity["label"], shape=look.shape, color=look.light,
        size=node_size(weight[number]), x=place[0], y=place[1],
    )  # fmt: skip


def _edge(
    pair: Pair, claims: list[ClaimRecord], pairs: Mapping[Pair, list[int]]
) -> dict[str, object]:
    """Return the looks of a line: width by number, dashed without a fact, marked if contested."""
    options: dict[str, object] = {
        "id": f"{pair[0]}-{pair[1]}",
        "width": round(0.8 + 0.55 * math.sqrt(len(claims)), 2),
        "dashes": not any(_is_stated(one) for one in claims),
    }
    if any(one["status"] == "contested" for one in claims):
        options["contested"] = True
    if pair[::-1] in pairs:
        options["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": 0.12}
    return options


def _is_stated(claim: ClaimRecord) -> bool:
    """Return whether a document says it in its own voice."""
    return any(one["modality"] == "stated" for one in claim["assertions"])
