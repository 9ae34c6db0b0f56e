"""Entities and names that a person adds while reviewing, in the files of one layer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from kg.corpus.canonical import format_entries, read_entries, scalar
from kg.corpus.located import Located, parse_yaml
from kg.corpus.passages import heading_comments
from kg.corpus.registry import yaml_files
from kg.model import Entity

__all__ = ["Addition", "with_alias", "with_entities", "with_entity", "without_names"]

_FILE = "added.yaml"

#: a file and the text that it is to hold
Addition = tuple[Path, str]


def with_entity(folder: Path, one: Entity) -> Addition:
    """Return the folder's file of added entities with the new one in it."""
    return with_entities(folder, [one])


def with_entities(folder: Path, new: Iterable[Entity]) -> Addition:
    """Return the folder's file of added entities with all the new ones in it."""
    path = folder / _FILE
    return _appended(path, [(one.kind, _entry(path, _texts(one), one.aliases)) for one in new])


def _texts(one: Entity) -> dict[str, str]:
    return {"id": one.id, "label": one.label, **({"note": one.note} if one.note else {})}


def with_alias(folder: Path, one: Entity, names: tuple[str, ...]) -> Addition:
    """Return the file in which the entity has the names as aliases too.

    That is the file of the folder that holds the entity, else the one of added entities.
    """
    for path in yaml_files(folder) if folder.is_dir() else ():
        by_class = read_entries(path)
        for entries in by_class.values():
            for number, entry in enumerate(entries):
                if entry.mapping()["id"].text() == one.id:
                    entries[number] = _renamed(entry, names)
                    return path, format_entries(by_class, heading_comments(path))
    entry = _entry(folder / _FILE, {"id": one.id}, names)
    return _appended(folder / _FILE, [(one.kind, entry)])


def without_names(
    folder: Path, identifier: str, names: Collection[str]
) -> tuple[Addition, tuple[str, ...]] | None:
    """Return the file of the folder without these names of an entity, and which names go.

    An added entity that is called so goes as a whole; of any other only these aliases do. None is
    returned where the folder has nothing of them.
    """
    for path in yaml_files(folder) if folder.is_dir() else ():
        by_class = read_entries(path)
        for kind, entries in by_class.items():
            for number, entry in enumerate(entries):
                if entry.mapping()["id"].text() == identifier:
                    whole = path.name == _FILE and _label(entry) in names
                    left, gone = (None, _named(entry)) if whole else _unnamed(entry, names)
                    entries[number : number + 1] = [left] if left else []
                    rest = {one: of for one, of in by_class.items() if of or one != kind}
                    text = format_entries(rest, heading_comments(path)) if rest else "{}\n"
                    return ((path, text), gone) if gone else None
    return None


def _label(entry: Located) -> str:
    fields = entry.mapping()
    return fields["label"].text() if "label" in fields else ""


def _named(entry: Located) -> tuple[str, ...]:
    """Return label, aliases and identifier of the entry."""
    fields = entry.mapping()
    aliases = [one.text() for one in fields["aliases"].items()] if "aliases" in fields else []
    return tuple(one for one in (_label(entry), *aliases, fields["id"].text()) if one)


def _unnamed(entry: Located, names: Collection[str]) -> tuple[Located | None, tuple[str, ...]]:
    """Return the entry without these aliases, None where nothing is left, and those that go."""
    fields = entry.mapping()
    lists = {
        key: [item.text() for item in fields.pop(key).items()]
        for key in ("aliases", "matches")
        if key in fields
    }
    kept = tuple(one for one in lists.get("aliases", []) if one not in names)
    gone = tuple(one for one in lists.get("aliases", []) if one in names)
    if not (kept or lists.get("matches") or "label" in fields):
        return None, gone
    texts = {key: node.text() for key, node in fields.items()}
    return _entry(entry.path, texts, kept, tuple(lists.get("matches", []))), gone


def _renamed(entry: Located, names: tuple[str, ...]) -> Located:
    """Return the entry with the names added to its aliases."""
    fields = entry.mapping()
    lists = {
        key: [item.text() for item in fields.pop(key).items()]
        for key in ("aliases", "matches")
        if key in fields
    }
    aliases = tuple(dict.fromkeys([*lists.get("aliases", []), *names]))
    texts = {key: node.text() for key, node in fields.items()}
    return _entry(entry.path, texts, aliases, tuple(lists.get("matches", [])))


def _entry(
    path: Path, texts: dict[str, str], aliases: tuple[str, ...], matches: tuple[str, ...] = ()
) -> Located:
    """Return an entry of an entities file made of these fields."""
    parts = [f"{key}: {scalar(value)}" for key, value in texts.items()]
    for key, values in (("aliases", aliases), ("matches", matches)):
        parts += [f"{key}: [{', '.join(map(scalar, values))}]"] if values else []
    return parse_yaml("{" + ", ".join(parts) + "}", path)


def _appended(path: Path, new: Iterable[tuple[str, Located]]) -> Addition:
    there = path.is_file()
    by_class = read_entries(path) if there else {}
    for kind, entry in new:
        by_class.setdefault(kind, []).append(entry)
    return path, format_entries(by_class, heading_comments(path) if there else ())
