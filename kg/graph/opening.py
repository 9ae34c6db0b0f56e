"""A graph that lies in a file or folder: a build's store, or what a build or an export wrote."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph.engine import Engine
from kg.graph.ontology import ontology_quads
from kg.graph.store import is_build
from kg.resources import Root

__all__ = ["open_graph"]

_FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}


def open_graph(path: Path, root: Root) -> Engine | None:
    """Return the engine over the graph at the path, or None when that is a folder of data.

    The path is the folder of a build, one into which `kg build` has written kg.trig, or a file
    of N-Quads, TriG or Turtle; the labels of terms come from the ontology of `root`. Raises
    DataError for a file that is none of these.
    """
    if is_build(path):
        return Engine.on_disk(path, root.prefixes())
    if path.is_dir():
        written = path / "kg.trig"
        return _loaded(written, root) if written.is_file() else None
    return _loaded(path, root)


def _loaded(path: Path, root: Root) -> Engine:
    form = _FORMATS.get(path.suffix)
    if form is None:
        fix = "name a workspace, a build, or a file that ends in .nq, .trig or .ttl"
        if path.suffix in (".csv", ".json"):
            fix = "compare two tables by their keys, or with `kg map --changes MAPPING OLD NEW`"
        raise DataError.single(str(path), "this is no graph to compare", fix)
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except (OSError, SyntaxError, ValueError, RuntimeError) as error:
        what = f"this cannot be read as {form.name}: {' '.join(str(error).split())}"
        raise DataError.single(str(path), what, "make it again with `kg export`") from error
    store.extend(ontology_quads(root))
    return Engine(store, root.prefixes())
