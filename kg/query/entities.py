"""Entities of a build by name: what a user typed to an identifier, or near names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UnknownName
from kg.graph.engine import Engine, term_value
from kg.graph.namespaces import AIR, ID
from kg.graph.question import read_question, text_term
from kg.identifiers import fold
from kg.query.assertions import rows_of

__all__ = ["Named", "find_entity", "get_entity", "look_up", "read_names"]

#: what cannot stand in an IRI, and so in no identifier
_ODD = re.compile(r"[\s<>\"{}|^`\\\x00-\x20\x7f-\x9f]")
#: so many keys are looked at, so that names that are equally near come in their own order
_KEYS = 20


@dataclass
class Named:
    """An entity with its identifier, class, label and aliases."""

    id: str
    kind: str
    label: str
    aliases: list[str] = field(default_factory=list)


def read_names(engine: Engine, queries: Path, **fixed: Iterable[str]) -> list[Named]:
    """Return all entities of the build with their names, by identifier; `entity` fixes some."""
    found: dict[str, Named] = {}
    for row in rows_of(engine, queries, "names", **fixed):
        key = row["entity"].removeprefix(ID)
        if key not in found:
            found[key] = Named(key, row["kind"].removeprefix(AIR), row["name"])
        elif row["preferred"] == "false":
            found[key].aliases.append(row["name"])
    return list(found.values())


def look_up(engine: Engine, queries: Path, wanted: str, kind: str = "") -> Named:
    """Return what `get_entity` gives among all entities of the build, without reading them all.

    Raises UnknownName, with near names, when there is none.
    """
    plain = wanted.removeprefix(ID).removeprefix("id:")
    typed = {plain, plain.replace(":", "/", 1)}
    near = _keyed(engine, queries, [fold(plain)]) | {one for one in typed if not _ODD.search(one)}
    known = read_names(engine, queries, entity=sorted(near))
    of_kind = [one for one in known if one.kind == kind]
    wide = known if kind != "Document" else []
    found = find_entity(of_kind, wanted) or find_entity(wide, wanted)
    if found is None and not engine.ask("ASK { ?any air:nameKey ?key }"):
        # A server may hold a build that was made before there were keys.
        return get_entity(read_names(engine, queries), wanted, kind)
    if found is None:
        raise _unknown(wanted, _nearly(engine, queries, plain, kind), kind)
    return found


def _keyed(engine: Engine, queries: Path, keys: Iterable[str]) -> set[str]:
    """Return the identifiers of the entities with one of these name keys."""
    named = read_question(queries / "commands" / "named.rq")
    rows = engine.texts(named.bound({"key": [text_term(one) for one in keys]}))
    return {row["entity"].removeprefix(ID) for row in rows}


def _nearly(engine: Engine, queries: Path, plain: str, kind: str) -> list[str]:
    """Return names whose keys are nearest to that of the name, of documents or of all entities."""
    from kg.resolve.suggestion import near_names

    name = "document-keys" if kind == "Document" else "name-keys"
    rows = engine.select(read_question(queries / "commands" / f"{name}.rq").text).rows
    keys = near_names(fold(plain), (term_value(row[0]) for row in rows), _KEYS, folded=True)
    called = read_names(engine, queries, entity=sorted(_keyed(engine, queries, keys)))
    every = {name for one in called for name in (one.label, *one.aliases)}
    return [name for name in every if fold(name) in keys] if keys else []


def find_entity(names: list[Named], wanted: str) -> Named | None:
    """Return the entity whose identifier, IRI, label or alias this is, or None."""
    plain = wanted.removeprefix(ID).removeprefix("id:")
    key = fold(plain)
    for match in (
        lambda one: one.id == plain or one.id == plain.replace(":", "/", 1),
        lambda one: fold(one.label) == key,
        lambda one: key in map(fold, one.aliases),
    ):
        for one in names:
            if match(one):
                return one
    return None


def get_entity(names: list[Named], wanted: str, kind: str = "") -> Named:
    """Return the entity of this name, one of class `kind` before any other.

    A document is only ever named by itself, never by its publisher. Raises UnknownName with
    near names when there is none.
    """
    of_kind = [one for one in names if one.kind == kind]
    found = find_entity(of_kind, wanted)
    if found is None and kind == "Document":
        names = of_kind
    elif found is None:
        found = find_entity(names, wanted)
    if found is None:
        called = [name for one in names for name in (one.label, *one.aliases)]
        raise _unknown(wanted, called, kind)
    return found


def _unknown(wanted: str, names: list[str], kind: str) -> Exception:
    from kg.resolve.suggestion import near_names

    near = near_names(wanted, [one for one in names if not _far_shorter(one, wanted)])
    listing = "documents" if kind == "Document" else "query entities"
    fix = f"did you mean {' or '.join(near)}?" if near else f"`kg {listing}` lists all names"
    return UnknownName.single("", f"nothing in the graph is called '{wanted}'", fix)


def _far_shorter(name: str, wanted: str) -> bool:
    """Return whether a name of two or three letters only happens to stand in a longer word.

    >>> _far_shorter("US", "Elon Musk"), _far_shorter("US", "USA"), _far_shorter("Meta", "Metamind")
    (True, False, False)
    """
    return len(name) <= 3 and len(wanted) > 2 * len(name)
