"""Where the shipped folders are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from kg.errors import AiraceError, DataError, ResourceMissing
from kg.output import write_whole

__all__ = ["Root", "cache_dir", "shipped_root", "write_whole"]

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Root:
    """The three folders that a graph is made from: ontology, data, queries.

    >>> root = shipped_root()
    >>> root.ontology.name, root.data.name, root.queries.name
    ('ontology', 'data', 'queries')
    """

    ontology: Path
    data: Path
    queries: Path

    @classmethod
    def at(cls, folder: Path) -> Root:
        """Return the root at `folder`; folders that it lacks are the shipped ones.

        Raises ResourceMissing when `folder` has no `data`.
        """
        if not (folder / "data").is_dir():
            what = f"{folder} holds no folder 'data'"
            raise ResourceMissing.single("", what, "name a folder that has data/claims in it")
        shipped = shipped_root()

        def pick(name: str) -> Path:
            own = folder / name
            return own if own.is_dir() else getattr(shipped, name)

        return cls(pick("ontology"), folder / "data", pick("queries"))

    def prefixes(self) -> dict[str, str]:
        """Return the one prefix map: prefix to namespace IRI.

        Raises DataError when the file is missing or holds something else.
        """
        path = self.ontology / "prefixes.json"
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise _no_prefixes(path, str(error)) from error
        texts = isinstance(found, dict) and all(isinstance(iri, str) for iri in found.values())
        if not texts:
            raise _no_prefixes(path, "it does not map prefixes to IRIs")
        return dict(found)

    def input_files(self) -> list[Path]:
        """Return the files of which the graph is made, in a fixed order."""
        found = [*self.ontology.rglob("*.ttl"), self.ontology / "prefixes.json"]
        found += self.data.rglob("*.yaml")
        return sorted(found)


def _no_prefixes(path: Path, what: str) -> AiraceError:
    return DataError.single(str(path), what, 'write {"prefix": "IRI", ...} as JSON')


def shipped_root() -> Root:
    """Return the folders that came with this installation.

    Raises ResourceMissing when the installation is damaged.
    """
    for base in (_PACKAGE / "_shipped", _PACKAGE.parent):
        if (base / "ontology").is_dir():
            return Root(base / "ontology", base / "data", base / "queries")
    raise ResourceMissing.single(
        str(_PACKAGE), "the folders ontology, data and queries are gone", "install airace again"
    )


def cache_dir() -> Path:
    """Return the folder where builds are kept: AIRACE_CACHE, else the user's cache."""
    own = os.environ.get("AIRACE_CACHE")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "airace"
