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
    """How many batches of one build a server has taken, remembered in a small file."""

    def __init__(self, folder: Path, build: str, target: Target, size: int) -> None:
        """Name the file by build, server and size of the batches; it need not be there."""
        key = f"{build}|{target.write.url}|{target.read.default_graph}|{target.protocol}|{size}"
        self.path = folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

    @property
    def done(self) -> int:
        """How many batches the server has taken; 0 when nothing is known."""
        try:
            return int(json.loads(self.path.read_text("utf-8"))["batches"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def write(self, batches: int) -> None:
        """Remember that so many batches have been taken."""
        write_whole(self.path, json.dumps({"batches": batches}))

    def forget(self) -> None:
        """Begin again next time."""
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Pushed:
    """What a push did: batches and quads sent now, batches taken before, claims there now."""

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
    journal = Journal(cache_dir() / "pushes", folder.name, target, size)
    _make_room(target, journal, replace)
    before = journal.done
    done = _send(store, target, journal, size, told)
    expected, there = _claims(store), target.claims()
    if there != expected:
        journal.forget()
        what = f"it holds {there} claims after the push; the build has {expected}"
        fix = "push again with --replace; see the server's log"
        raise EndpointError.single(target.write.url, what, fix)
    return Pushed(journal.done - before, done, before, there)


def _make_room(target: Target, journal: Journal, replace: bool) -> None:
    """Refuse a server with claims that we did not send, or delete them when told to."""
    there = target.claims()
    if not there:
        journal.forget()
    elif replace:
        journal.forget()
        target.clear()
    elif not journal.done:
        fix = "--replace deletes what is airace's there, and nothing else"
        what = f"it holds {there} claims of another build"
        raise EndpointError.single(target.write.url, what, fix)


def _send(
    store: ox.Store, target: Target, journal: Journal, size: int, told: Callable[[int, int], None]
) -> int:
    """Send the batches that are left; an immutable build always gives the same ones."""
    total, done, sent, before = len(store), 0, 0, journal.done
    for number, batch in enumerate(batches(_quads(store), size), 1):
        if number > before:
            target.send(batch)
            journal.write(number)
            sent += len(batch)
        done += len(batch)
        told(done, total)
    return sent


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield all quads, one claim's type first: a server with any batch is not taken for empty."""
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    first = list(islice(store.quads_for_pattern(None, kind, ox.NamedNode(f"{AIR}Claim")), 1))
    yield from first
    yield from (one for one in store.quads_for_pattern(None, None, None) if one not in first)


def _claims(store: ox.Store | RemoteStore) -> int:
    found = [row["n"] for row in Engine(store, {}).texts(_COUNT)]
    if len(found) != 1 or not found[0].isdecimal():
        what = f"it was asked how many claims it holds, and said {', '.join(found) or 'nothing'}"
        raise EndpointError.single("", what, "check that this is a SPARQL server of your own")
    return int(found[0])
