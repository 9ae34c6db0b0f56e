"""Where the shipped folders are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError, ResourceMissing
from kg.mark import MARK, read_mark
from kg.output import write_whole
from kg.prefixes import read_prefixes
from kg.source_files import refuse_special, visible

__all__ = [
    "Layer",
    "Root",
    "cache_dir",
    "find_root",
    "refuse_special",
    "shipped_root",
    "visible",
    "write_whole",
]


_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Layer:
    """One set of the three folders; a folder need not be there."""

    ontology: Path | None
    data: Path | None
    queries: Path | None

    @property
    def folders(self) -> dict[str, Path]:
        """Return the folders that are there, by name."""
        named = {"ontology": self.ontology, "data": self.data, "queries": self.queries}
        return {name: path for name, path in named.items() if path is not None and path.is_dir()}


@dataclass(frozen=True)
class Root:
    """What a graph is made from: one layer, or several that stack, the lowest first.

    `workspace` is the user's folder that holds `airace.yaml`, where there is one.

    >>> root = shipped_root()
    >>> root.ontology.name, root.data.name, root.queries.name
    ('ontology', 'data', 'queries')
    >>> [path.name for path in root.folders("claims")], root.table("wording.yaml").name
    (['claims'], 'wording.yaml')
    """

    layers: tuple[Layer, ...]
    workspace: Path | None = None

    @classmethod
    def at(cls, folder: Path) -> Root:
        """Return the root at `folder`: a workspace stacks; else its folders replace shipped ones.

        Raises ResourceMissing when `folder` has neither `airace.yaml` nor `data`, DataError
        when `airace.yaml` is wrong.
        """
        own, shipped = _layer(folder), shipped_root().layers[0]
        if (folder / MARK).is_file():
            alone = read_mark(folder / MARK) == "nothing"
            below = Layer(shipped.ontology, None, shipped.queries) if alone else shipped
            return cls((below, own), folder)
        if "data" not in own.folders:
            what = f"{folder} holds no folder 'data', and no {MARK}"
            fix = "name a folder that has data/claims in it, or make a workspace: kg init DIR"
            raise ResourceMissing.single("", what, fix)
        there = {**shipped.folders, **own.folders}
        return cls((Layer(there["ontology"], own.data, there["queries"]),))

    @property
    def data(self) -> Path:
        """Return the data folder of the topmost layer, the one that is written to."""
        own = self.layers[-1].data
        assert own is not None, "the topmost layer has data"  # noqa: S101
        return own

    @property
    def ontology(self) -> Path:
        """Return the ontology folder of the lowest layer, to which the others add."""
        return self.layers[0].ontology or shipped_root().ontology

    @property
    def queries(self) -> Path:
        """Return the folder of the queries that commands and the page are made of."""
        return self.layers[0].queries or shipped_root().queries

    def text_folders(self, named: Path | None = None) -> list[Path]:
        """Return where texts may be: the workspace's own folder, then the one that was named."""
        own = self.workspace / "texts" if self.workspace else None
        return [path for path in (own, named) if path is not None and path.is_dir()]

    def _all(self, kind: str, name: str = "") -> list[Path]:
        found = (layer.folders.get(kind) for layer in self.layers)
        return [path / name for path in found if path is not None]

    def folders(self, name: str) -> list[Path]:
        """Return the folders `data/<name>` of all layers that have one, the lowest first."""
        return [path for path in self._all("data", name) if path.is_dir()]

    def tables(self, name: str) -> list[Path]:
        """Return the files `data/<name>` of all layers that have one, the lowest first."""
        return [path for path in self._all("data", name) if path.is_file()]

    def table(self, name: str) -> Path:
        """Return the topmost file `data/<name>`, else the shipped one."""
        found = self.tables(name)
        return found[-1] if found else shipped_root().data / name

    def query_files(self, name: str) -> list[Path]:
        """Return the .rq files in `queries/<name>`, sorted by name; the topmost of each."""
        paths = (path for one in self._all("queries", name) for path in one.glob("[!.]*.rq"))
        named = {path.name: path for path in paths}
        return [named[key] for key in sorted(named)]

    def ontology_files(self) -> list[Path]:
        """Return the Turtle files of the vocabulary; the shapes are not among them."""
        layers = (visible(path, "*.ttl") for path in self._all("ontology"))
        return [path for files in layers for path in files if path.stem != "shapes"]

    def shape_files(self) -> list[Path]:
        """Return the files of shapes: `ontology/shapes.ttl` of each layer that has one."""
        lowest, *others = self._all("ontology", "shapes.ttl")
        return [lowest, *(path for path in others if path.is_file())]

    def prefixes(self) -> dict[str, str]:
        """Return the one prefix map: prefix to namespace IRI; an upper layer only adds to it.

        Raises DataError when a file is missing or holds something else, or when an upper layer
        gives another meaning to a prefix, or another prefix to a namespace.
        """
        lowest, *others = self._all("ontology", "prefixes.json")
        found = read_prefixes(lowest)
        for path in others:
            added = read_prefixes(path) if path.is_file() else {}
            for prefix, iri in added.items() - found.items():
                if prefix in found or iri in found.values():
                    what = f"the prefix or the namespace of '{prefix}: {iri}' is taken already"
                    raise DataError.single(str(path), what, "choose another one, or drop it")
            found |= added
        return found

    def input_files(self) -> dict[str, Path]:
        """Return the files of which the graph is made, by names that tell the layers apart."""
        found = {"wording": self.table("wording.yaml")}
        for number, layer in enumerate(self.layers):
            for kind, folder in layer.folders.items():
                for path in _inputs(kind, folder):
                    found[f"{number}/{kind}/{path.relative_to(folder).as_posix()}"] = path
        return dict(sorted(found.items()))


def _inputs(kind: str, folder: Path) -> list[Path]:
    if kind == "queries":
        return []
    if kind == "data":
        return visible(folder, "*.yaml")
    prefixes = folder / "prefixes.json"
    refuse_special(prefixes)
    return [*visible(folder, "*.ttl"), *([prefixes] if prefixes.exists() else [])]


def _layer(folder: Path) -> Layer:
    return Layer(folder / "ontology", folder / "data", folder / "queries")


def shipped_root() -> Root:
    """Return the folders that came with this installation.

    Raises ResourceMissing when the installation is damaged.
    """
    for base in (_PACKAGE / "_shipped", _PACKAGE.parent):
        if (base / "ontology").is_dir():
            return Root((_layer(base),))
    raise ResourceMissing.single(
        str(_PACKAGE), "the folders ontology, data and queries are gone", "install airace again"
    )


def _upward() -> list[Path]:
    """Return the current folder and those above it; none when it has been deleted."""
    try:
        here = Path.cwd()
    except OSError:
        return []
    return [here, *here.parents]


def find_root(named: Path | None = None) -> Root:
    """Return the root that the user means.

    That is the folder `named`, else KG_ROOT, else the nearest folder upward of the current one
    that holds `airace.yaml`, else the shipped root. Raises what `Root.at` raises.
    """
    own = named or (Path(os.environ["KG_ROOT"]) if os.environ.get("KG_ROOT") else None)
    if own is None:
        own = next((one for one in _upward() if (one / MARK).is_file()), None)
    return Root.at(own) if own else shipped_root()


def cache_dir() -> Path:
    """Return the folder where builds are kept: AIRACE_CACHE, else the user's cache."""
    own = os.environ.get("AIRACE_CACHE")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "airace"
