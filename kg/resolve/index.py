"""Names to entities: by exact folded key over labels and aliases, never by likeness."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import DataError, Problem
from kg.identifiers import fold
from kg.model import Document, Entity

__all__ = ["EntityIndex", "document_entity"]


def document_entity(document: Document) -> Entity:
    """Return the document as an entity, found by `document KEY`, its key or its title."""
    names = [f"document {document.key}", document.key, document.title]
    return Entity(
        id=document.id,
        kind="Document",
        label=document.label,
        aliases=tuple(name for name in names if name),
    )


class EntityIndex:
    """Entities by identifier and by folded name.

    >>> model = Entity(id="model/v3", kind="AIModel", label="DeepSeek-V3", aliases=("V3",))
    >>> index = EntityIndex([model])
    >>> index.find("deepseek v3").id, index.find("v4") is None
    ('model/v3', True)
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index the entities; raises DataError when two of them share a folded name."""
        self.by_id: dict[str, Entity] = {}
        self._by_key: dict[str, Entity] = {}
        clashes = []
        for entity in entities:
            self.by_id[entity.id] = entity
            for name in entity.names:
                other = self._by_key.setdefault(fold(name), entity)
                if other.id != entity.id:
                    clashes.append(_clash(name, entity, other))
        if clashes:
            raise DataError(*clashes)

    def add(self, entity: Entity) -> None:
        """Add an entity; raises DataError when one of its names stands for another."""
        for name in entity.names:
            other = self._by_key.get(fold(name), entity)
            if other.id != entity.id:
                raise DataError(_clash(name, entity, other))
        self.by_id[entity.id] = entity
        self._by_key |= {fold(name): entity for name in entity.names}

    def find(self, name: str) -> Entity | None:
        """Return the entity with this identifier, label or alias, or None."""
        return self.by_id.get(name) or self._by_key.get(fold(name))

    def labels(self) -> dict[str, str]:
        """Return the label of each entity by identifier."""
        return {key: entity.label for key, entity in self.by_id.items()}


def _clash(name: str, entity: Entity, other: Entity) -> Problem:
    what = f"'{name}' stands for both {other.id} and {entity.id}"
    fix = "take the alias from one; say in a document's `names:` what it means there"
    return Problem("data/entities", what, fix)
