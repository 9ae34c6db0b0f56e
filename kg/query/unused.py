"""What a query names and the graph does not have, so that no answer is no riddle."""

from __future__ import annotations

import re

from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID
from kg.graph.refusal import bare

__all__ = ["unused_terms"]

_NAME = re.compile(r"(?<![\w?$:.@%-])([A-Za-z][\w-]*):([A-Za-z0-9](?:[\w.-]*[\w-])?)")
_DECLARED = re.compile(r"\bPREFIX\s+([^\s:]*):", re.IGNORECASE)
_SOMEWHERE = (
    "ASK {{ {{ {0} ?a ?b }} UNION {{ ?a {0} ?b }} UNION {{ ?a ?b {0} }}"
    " UNION {{ GRAPH ?g {{ ?a {0} ?b }} }} UNION {{ GRAPH {0} {{ ?a ?b ?c }} }} }}"
)
_TERMS = """SELECT DISTINCT ?term WHERE {
  ?term rdfs:label ?label . FILTER(STRSTARTS(STR(?term), STR(air:)))
}"""
#: so many names of a query are looked up
_MOST = 12


def unused_terms(engine: Engine, text: str) -> list[str]:
    """Return a sentence for each name of ours in the query that stands nowhere in the graph.

    Names of the ontology that no claim uses are none of those: there is nothing wrong with them.
    """
    words = bare(text)
    ours = {name for name, full in engine.prefixes.items() if full == AIR or full.startswith(ID)}
    ours -= set(_DECLARED.findall(words))
    named = dict.fromkeys(f"{one}:{local}" for one, local in _NAME.findall(words) if one in ours)
    missing = [one for one in list(named)[:_MOST] if not engine.ask(_SOMEWHERE.format(one))]
    return [f"nothing in the graph is called {one}{_instead(engine, one)}" for one in missing]


def _instead(engine: Engine, missing: str) -> str:
    if not missing.startswith("air:"):
        return ""
    from kg.resolve.suggestion import near_names

    terms = [row["term"].removeprefix(AIR) for row in engine.texts(_TERMS)]
    near = near_names(missing.removeprefix("air:"), terms)
    return f"; did you mean {' or '.join(f'air:{one}' for one in near)}?" if near else ""
