"""JSON-LD of lines of N-Quads that are sorted: some nodes at a time, however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.graph.engine import Engine

__all__ = ["jsonld_texts"]

#: so many quads at least are made JSON at once
QUADS = 20_000


def jsonld_texts(engine: Engine, lines: Iterable[str], most: int = QUADS) -> Iterator[str]:
    """Yield the JSON-LD of the lines, a node at a time, with IRIs as prefix:local."""
    context = json.dumps(engine.prefixes, ensure_ascii=False, indent=1).replace("\n", "\n ")
    yield f'{{\n "@context": {context},\n "@graph": ['
    before = "\n  "
    for quads in _parted(lines, most):
        for node in json.loads(ox.serialize(quads, format=ox.RdfFormat.JSON_LD) or b"[]"):
            text = json.dumps(_compact(node, engine), ensure_ascii=False, indent=1)
            yield before + text.replace("\n", "\n  ")
            before = ",\n  "
    yield ("]" if before == "\n  " else "\n ]") + "\n}\n"


def _parted(lines: Iterable[str], most: int) -> Iterator[list[ox.Quad]]:
    """Yield the quads in parts, none of which ends within a node or a named graph."""
    rest: list[ox.Quad] = []
    left = iter(lines)
    while some := "".join(islice(left, most)):
        rest += ox.parse(some, format=ox.RdfFormat.N_QUADS)
        cut = next((at for at in range(len(rest) - 1, 0, -1) if _begins(rest, at)), 0)
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest


def _begins(quads: list[ox.Quad], at: int) -> bool:
    """Return whether a node of the default graph begins here."""
    one, last = quads[at], quads[at - 1]
    return one.subject != last.subject and isinstance(one.graph_name, ox.DefaultGraph)


def _compact(node: Any, engine: Engine) -> Any:  # noqa: ANN401  # any JSON
    """Return the JSON-LD with IRIs as prefix:local where keys, identifiers and types are IRIs."""
    if isinstance(node, list):
        return [_compact(one, engine) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        engine.shorten(key): engine.shorten(value)
        if key in ("@id", "@type") and isinstance(value, str)
        else _compact(value, engine)
        for key, value in node.items()
    }
