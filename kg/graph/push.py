"""Loading a build into a SPARQL server: bounded batches, resumable, checked at the end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.graph.endpoint import Endpoint, RemoteStore
from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID
from kg.graph.profile import find_profile
from kg.graph.store import open_build
from kg.resources import cache_dir, write_whole

__all__ = ["Journal", "Protocol", "Pushed", "Target", "find_target", "push"]

_ACTIVITY = "http://www.w3.org/ns/prov#Activity"
_RUNS = f'SELECT ?run WHERE {{ ?run a <{_ACTIVITY}> FILTER(STRSTARTS(STR(?run), "{ID}run/")) }}'
_COUNT = f"SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE {{ ?claim a <{AIR}Claim> }}"


class Protocol(StrEnum):
    """How quads travel: N-Quads to the graph store, or SPARQL INSERT DATA."""

    STORE = "store"
    UPDATE = "update"


@dataclass(frozen=True)
class Target:
    """The addresses of one server: for reading, and for writing by the chosen protocol."""

    read: RemoteStore
    write: Endpoint
    protocol: Protocol
    update: Endpoint | None = None

    def send(self, quads: list[ox.Quad]) -> None:
        """Send one batch; sending it twice changes nothing. Raises EndpointError."""
        graph = self.read.default_graph
        placed = [_placed(quad, graph) for quad in quads] if graph else quads
        if self.protocol is Protocol.STORE:
            body = ox.serialize(placed, format=ox.RdfFormat.N_QUADS) or b""
            self.write.send(body, "application/n-quads")
        else:
            self.write.send(_insert(placed).encode(), "application/sparql-update")

    def claims(self) -> int:
        """Return how many claims the server holds."""
        return _claims(self.read)

    def clear(self) -> None:
        """Delete what is ours on the server, and nothing else; raises EndpointError."""
        if self.update is None:
            fix = "name the update service: update = '...' in the profile"
            raise EndpointError.single(self.write.url, "nothing can be deleted there", fix)
        graph = self.read.default_graph
        subjects = "?s ?p ?o"
        default = f"GRAPH <{graph}> {{ {subjects} }}" if graph else subjects
        ours = f'FILTER(STRSTARTS(STR(?s), "{ID}"))'
        named = f'FILTER(STRSTARTS(STR(?g), "{ID}"))'
        graphs = f"GRAPH ?g {{ {subjects} }}"
        text = f"DELETE {{ {default} }} WHERE {{ {default} {ours} }} ;\n"
        text += f"DELETE {{ {graphs} }} WHERE {{ {graphs} {named} }}"
        self.update.send(text.encode(), "application/sparql-update")


def _placed(quad: ox.Quad, graph: str) -> ox.Quad:
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph))
    return quad


def _insert(quads: list[ox.Quad]) -> str:
    lines = []
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object}"
        plain = isinstance(quad.graph_name, ox.DefaultGraph)
        lines.append(f"{triple} ." if plain else f"GRAPH {quad.graph_name} {{ {triple} }}")
    return "INSERT DATA {\n" + "\n".join(lines) + "\n}"


def find_target(named: str, protocol: Protocol | None = None) -> Target:
    """Return the server of this address or profile; the graph store is preferred for writing.

    Raises EndpointError when it has no service to write by.
    """
    found = find_profile(named)
    chosen = protocol or (Protocol.STORE if found.store else Protocol.UPDATE)
    address = found.store if chosen is Protocol.STORE else found.update
    if not address:
        fix = f"add {chosen} = '...' to its profile, or choose the other --protocol"
        raise EndpointError.single(named, f"it has no {chosen} service", fix)
    update = Endpoint(found.update) if found.update else None
    read = RemoteStore(Endpoint(found.query), found.default_graph)
    return Target(read, Endpoint(address), chosen, update)


class Journal:
    """Which build a server was last sent, and how many of its quads it has taken: a small file.

    A server has one journal, so that a build sent later makes an earlier one forgotten.
    """

    def __init__(self, folder: Path, build: str, target: Target) -> None:
        """Name the file by the server; it need not be there."""
        key = f"{target.read.endpoint.url}|{target.read.default_graph}"
        self.path = folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"
        self.build = build

    @property
    def done(self) -> int | None:
        """How many quads of the build were taken; None where it was not the last one sent."""
        try:
            said = json.loads(self.path.read_text("utf-8"))
            return int(said["quads"]) if said["build"] == self.build else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, quads: int) -> None:
        """Remember that this build is sent, and so many of its quads have been taken."""
        write_whole(self.path, json.dumps({"build": self.build, "quads": quads}))

    def forget(self) -> None:
        """Begin again next time."""
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Pushed:
    """What a push did: batches and quads sent now, quads taken before, claims there now."""

    batches: int
    quads: int
    before: int
    claims: int


def batches(quads: Iterable[ox.Quad], size: int) -> Iterator[list[ox.Quad]]:
    """Yield lists of at most `size` quads.

    >>> [len(one) for one in batches([], 3)]
    []
    """
    source = iter(quads)
    while found := list(islice(source, size)):
        yield found


def push(
    folder: Path,
    target: Target,
    size: int,
    replace: bool = False,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> Pushed:
    """Send the build in `folder` to the server, from the first batch that it has not taken on.

    `told` gets how many quads have arrived, and of how many. Raises EndpointError when
    the server refuses, when it holds the claims of another build and `replace` is not given, and
    when it holds other claims at the end than the build: then the next push begins anew.
    """
    store = open_build(folder)
    journal = Journal(cache_dir() / "pushes", folder.name, target)
    before = _make_room(store, target, journal, replace)
    made = _send(store, target, journal, before, size, told)
    expected, there = _claims(store), target.claims()
    if there != expected:
        journal.forget()
        what = f"it holds {there} claims after the push; the build has {expected}"
        fix = "push again with --replace; see the server's log"
        raise EndpointError.single(target.write.url, what, fix)
    return Pushed(made, len(store) - before, before, there)


def _make_room(store: ox.Store, target: Target, journal: Journal, replace: bool) -> int:
    """Return how many quads the server has of this build; what it has of others is refused.

    With `replace` that is deleted. The journal is begun before the first batch is sent, since a
    push may be killed when the batch has arrived and nobody here knows of it.
    """
    there = target.claims()
    if there and replace:
        journal.forget()
        target.clear()
        there = 0
    known = journal.done if there else 0
    if known is None or (there and _runs(target.read) - _runs(store)):
        fix = "--replace deletes what is airace's there, and nothing else"
        what = f"it holds {there} claims of another build, or that were not sent from here"
        raise EndpointError.single(target.write.url, what, fix)
    journal.write(known)
    return known


def _send(
    store: ox.Store,
    target: Target,
    journal: Journal,
    before: int,
    size: int,
    told: Callable[[int, int], None],
) -> int:
    """Send the quads that are left, and return in how many batches.

    An immutable build always gives the same quads in the same order.
    """
    sent, done, total = 0, before, len(store)
    for batch in batches(islice(_quads(store), before, None), size):
        target.send(batch)
        sent, done = sent + 1, done + len(batch)
        journal.write(done)
        told(done, total)
    return sent


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield all quads, one claim's type and the runs first.

    By them a server with any batch is not taken for empty, and the build is known.
    """
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    first = list(islice(store.quads_for_pattern(None, kind, ox.NamedNode(f"{AIR}Claim")), 1))
    first += store.quads_for_pattern(None, kind, ox.NamedNode(_ACTIVITY))
    yield from first
    yield from (one for one in store.quads_for_pattern(None, None, None) if one not in first)


def _runs(store: ox.Store | RemoteStore) -> set[str]:
    """Return the runs that made the assertions of a graph, which tell one build from others."""
    return {row["run"] for row in Engine(store, {}).texts(_RUNS)}


def _claims(store: ox.Store | RemoteStore) -> int:
    found = [row["n"] for row in Engine(store, {}).texts(_COUNT)]
    if len(found) != 1 or not found[0].isdecimal():
        what = f"it was asked how many claims it holds, and said {', '.join(found) or 'nothing'}"
        where = store.endpoint.url if isinstance(store, RemoteStore) else ""
        raise EndpointError.single(where, what, "check that this is a SPARQL server of your own")
    return int(found[0])
