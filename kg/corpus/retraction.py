"""What goes with a document that is taken out of a workspace: its files, and whom only it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus.canonical import Entries, read_entries
from kg.corpus.curation import get_document
from kg.corpus.located import Located, read_yaml, yaml_files
from kg.corpus.overlap import read_overlaps
from kg.corpus.succession import closed
from kg.errors import DataError
from kg.identifiers import fold
from kg.model import Overlap, parse_relative
from kg.resources import Root

__all__ = ["Retraction", "find_retraction", "find_unnamed", "own_folder"]

_PLACES = ("data/documents", "data/claims", "candidates", "decisions", "lost")
OVERLAPS = Path("data/overlaps.yaml")
_CELL = re.compile(r'[,;|\t\r\n"]+')


@dataclass(frozen=True)
class Retraction:
    """What goes with a document: its files, entities by file, and measured overlaps.

    `closed` is the new text of the release that replaced it, so that the chain of releases closes;
    `read_by` is the mapping of a table, which stays, and is kept as well as it was.
    Paths are relative to `workspace`.
    """

    workspace: Path
    key: str
    replaces: str
    files: tuple[Path, ...]
    entities: dict[Path, Entries]
    overlaps: tuple[Overlap, ...]
    closed: dict[Path, str] = field(default_factory=dict)
    read_by: tuple[Path, ...] = ()

    @property
    def labels(self) -> list[str]:
        """Return the labels of the entities that go, sorted."""
        entries = (items for by_kind in self.entities.values() for items in by_kind.values())
        return sorted(item.mapping()["label"].text() for items in entries for item in items)


def own_folder(root: Root) -> Path:
    """Return the folder of the workspace; raises DataError when there is none."""
    if root.workspace is None:
        fix = "make a workspace with `kg init DIR`, and name it with --root DIR"
        raise DataError.single("", "this needs a workspace, and there is none", fix)
    return root.workspace


def find_retraction(root: Root, wanted: str) -> Retraction:
    """Return what goes when the document (a key, or document/KEY) is taken out.

    An entity goes when the workspace defines it, the document's claims name it, and no other
    document, claim, candidate, judgement or table does. Raises DataError for a document that is
    not the workspace's own.
    """
    folder, document = own_folder(root), get_document(root, wanted)
    if not (folder / "data/documents" / f"{document.key}.yaml").is_file():
        what = f"document '{document.key}' belongs to the data that the workspace stacks on"
        raise DataError.single("", what, "name a document of the workspace itself")
    named = [Path(place, f"{document.key}.yaml") for place in _PLACES]
    paths = [*named, *(Path(place, document.file) for place in ("texts", "tables"))]
    files = tuple(path for path in paths if (folder / path).is_file())
    overlaps = read_overlaps(folder / OVERLAPS)
    reading = [Path("data/mappings", f"{document.mapping}.yaml")] if document.mapping else []
    return Retraction(
        workspace=folder,
        key=document.key,
        replaces=document.replaces,
        files=files,
        read_by=tuple(path for path in reading if (folder / path).is_file()),
        entities=_only_named_by(root, folder, files),
        overlaps=tuple(one for one in overlaps if document.key in one.documents),
        closed=closed(folder, document),
    )


def _only_named_by(root: Root, folder: Path, files: Iterable[Path]) -> dict[Path, Entries]:
    """Return the workspace's entities that these of its files name, and no other, by file."""
    going = {folder / path for path in files if path.suffix == ".yaml"}
    own = _names(path for path in going if path.parent.name == "claims")
    gone = {path.name for path in files if path.parent.name == "tables"}
    others = _names(path for path in _naming(root, folder) if path not in going)
    others |= _in_tables(path for path in _files(folder / "tables") if path.name not in gone)
    found: dict[Path, Entries] = {}
    for path in yaml_files(root.data / "entities"):
        for kind, items in read_entries(path).items():
            chosen = [item for item in items if _goes(item, own, others)]
            if chosen:
                found.setdefault(path.relative_to(folder), {})[kind] = chosen
    return found


def find_unnamed(root: Root, labels: Iterable[str]) -> dict[Path, Entries]:
    """Return those of the workspace's own entities with these labels that nothing names any more.

    They come by file, relative to the workspace.
    """
    folder, wanted = own_folder(root), {fold(one) for one in labels}
    others = _names(_naming(root, folder)) | _in_tables(_files(folder / "tables"))
    found: dict[Path, Entries] = {}
    for path in yaml_files(root.data / "entities"):
        for kind, items in read_entries(path).items():
            chosen = [item for item in items if _goes(item, wanted, others)]
            if chosen:
                found.setdefault(path.relative_to(folder), {})[kind] = chosen
    return found


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*")) if path.is_file()]


def _in_tables(paths: Iterable[Path]) -> set[str]:
    """Return what stands between the separators in the tables as names: more than cells hold."""
    texts = (path.read_bytes().decode("utf-8", errors="replace") for path in paths)
    return {fold(part) for text in texts for part in _CELL.split(text)}


def _goes(item: Located, own: set[str], others: set[str]) -> bool:
    """Return whether the entry defines an entity that is named by `own` only."""
    fields = item.mapping()
    names = [fields[key].text() for key in ("id", "label") if key in fields]
    names += [one.text() for one in fields["aliases"].items()] if "aliases" in fields else []
    keys = set(map(fold, names))
    return "label" in fields and bool(keys & own) and not keys & others


def _naming(root: Root, folder: Path) -> list[Path]:
    """Return the files of all layers that may name an entity."""
    places = [one for name in ("claims", "documents", "judgements") for one in root.folders(name)]
    return [path for place in (*places, folder / "candidates") for path in yaml_files(place)]


def _names(paths: Iterable[Path]) -> set[str]:
    """Return all texts in the files as names: folded, those of anchors of dates too."""
    found: set[str] = set()
    for path in paths:
        for text in read_yaml(path).scalars():
            relative = parse_relative(text)
            found |= {fold(text), *([fold(relative.anchor)] if relative else [])}
    return found
