"""The files of an ontology, of all layers, as Turtle that was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import AiraceError, DataError
from kg.resources import Root

__all__ = ["OntologyFile", "ontology_files"]


@dataclass(frozen=True)
class OntologyFile:
    """What stands in a file of the ontology; the same text elsewhere is the same."""

    text: bytes
    path: Path = field(compare=False)

    def quads(self) -> list[ox.Quad]:
        """Return its triples; raises DataError for what is not Turtle."""
        try:
            return list(ox.parse(self.text, format=ox.RdfFormat.TURTLE))
        except (SyntaxError, ValueError) as error:
            raise _no_turtle(self.path, error) from error


def ontology_files(root: Root) -> tuple[OntologyFile, ...]:
    """Return the files of the ontology of `root`, the lowest layer first."""
    return tuple(OntologyFile(_text(path), path) for path in root.ontology_files())


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _no_turtle(path, error) from error


def _no_turtle(path: Path, error: Exception) -> AiraceError:
    return DataError.single(str(path), f"this is not Turtle: {error}", "mend the syntax there")
