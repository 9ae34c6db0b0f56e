"""Which documents there are, and how far their claims have come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.corpus.candidates import read_candidates
from kg.corpus.decisions import undecided
from kg.corpus.located import read_yaml, yaml_files
from kg.corpus.registry import read_documents
from kg.model import Document
from kg.resources import Root

__all__ = ["Held", "read_inventory"]


@dataclass(frozen=True)
class Held:
    """A document, how many claims it has, and how many proposals wait for review.

    `layer` is `own` where it is the workspace's, or the root's, and `shipped` where it is below.
    """

    document: Document
    layer: str
    claims: int
    waiting: int


def read_inventory(root: Root) -> list[Held]:
    """Return the documents by key, own ones first; raises DataError for a file that is wrong."""
    claims = root.folders("claims")
    own = {path.stem for path in yaml_files(root.data / "documents")}
    held = [
        Held(
            one,
            "own" if one.key in own and root.workspace else "shipped",
            _count(claims, one.key),
            _waiting(root.workspace, one.key) if root.workspace else 0,
        )
        for one in read_documents(root.folders("documents"))
    ]
    return sorted(held, key=lambda one: one.layer)


def _count(folders: list[Path], key: str) -> int:
    """Return how many claims stand in the passages of the document's files."""
    paths = [folder / f"{key}.yaml" for folder in folders]
    return sum(_claims(path) for path in paths if path.is_file())


def _waiting(workspace: Path, key: str) -> int:
    """Return how many proposals for the document nobody has decided on."""
    path = workspace / "candidates" / f"{key}.yaml"
    return len(undecided(read_candidates(path), workspace).candidates) if path.is_file() else 0


def _claims(path: Path) -> int:
    fields = read_yaml(path).mapping()
    passages = fields["passages"].items() if "passages" in fields else ()
    listed = (passage.mapping().get("claims") for passage in passages)
    return sum(len(list(claims.items())) for claims in listed if claims)
