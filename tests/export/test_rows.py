"""The graph read as texts by subject."""

from __future__ import annotations

import pyoxigraph as ox

from kg.export.rows import Rows
from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def test_a_blank_node_as_a_type_stands_for_no_other_type() -> None:
    store, kind = ox.Store(), ox.NamedNode(f"{AIR}Claim")
    one, other = (ox.NamedNode(f"{ID}claim/{name}") for name in ("one", "other"))
    for subject, value in ((one, kind), (other, ox.BlankNode("b"))):
        store.add(ox.Quad(subject, ox.NamedNode(_TYPE), value))
    rows = Rows(Engine(store, {"air": AIR, "rdf": _TYPE.removesuffix("type")}), False, ())
    assert dict(rows.texts) == {str(one): ["a air:Claim"], str(other): ["a _:b"]}
