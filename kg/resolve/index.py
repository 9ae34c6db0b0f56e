"""Names to entities: by exact folded key over labels and aliases, never by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.errors import DataError, Problem
from kg.identifiers import fold
from kg.model import Document, Entity

__all__ = ["EntityIndex", "document_entities", "document_entity"]


def document_entity(document: Document) -> Entity:
    """Return the document as an entity, found by `document KEY`, its key or its title."""
    names = [f"document {document.key}", document.key, document.title]
    return Entity(
        id=document.id,
        kind="Document",
        label=document.label,
        aliases=tuple(name for name in names if name),
    )


def document_entities(documents: Sequence[Document], entities: Iterable[Entity]) -> list[Entity]:
    """Return the documents as entities of which none is called as another one, or as an entity.

    Articles of one title are common, and so are titles that are a name: they are names of no
    document then. A label that is not its document's alone is followed by the document's key.
    """
    made = [document_entity(one) for one in documents]
    named = {fold(name) for one in entities for name in one.names}
    keys = {fold(one.key): one.id for one in documents}
    many = Counter(key for one in made for key in {fold(name) for name in one.names})

    def is_own(one: Entity, name: str) -> bool:
        folded = fold(name)
        owner = keys.get(folded)
        return folded not in named and (owner == one.id if owner else many[folded] <= 1)

    return [_told_apart(*both, is_own) for both in zip(made, documents, strict=True)]


def _told_apart(one: Entity, document: Document, is_own: Callable[[Entity, str], bool]) -> Entity:
    always = f"document {document.key}"
    labels = (one.label, f"{one.label} ({document.key})")
    label = next((name for name in labels if is_own(one, name)), always)
    aliases = tuple(name for name in one.aliases if name == always or is_own(one, name))
    return one.model_copy(update={"label": label, "aliases": aliases})


class EntityIndex:
    """Entities by identifier and by folded name.

    >>> model = Entity(id="model/v3", kind="AIModel", label="DeepSeek-V3", aliases=("V3",))
    >>> index = EntityIndex([model])
    >>> index.find("deepseek v3").id, index.find("v4") is None
    ('model/v3', True)
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        distinct: Collection[frozenset[str]] = (),
        origins: Mapping[str, str] | None = None,
    ) -> None:
        """Index the entities; raises DataError when two of them share a folded name.

        Two that are judged `distinct` may share one: it means the one whose label it is, and
        nothing when it is the label of both or of none. `origins` leads from the folded names
        that came in by merging to the identifiers before.
        """
        self.by_id: dict[str, Entity] = {}
        self._origins = origins or {}
        owners: dict[str, dict[str, Entity]] = {}
        shared: dict[str, list[Entity]] = {}
        for entity in entities:
            self.by_id[entity.id] = entity
            for key in map(fold, entity.names):
                found = owners.setdefault(key, {})
                found[entity.id] = entity
                if len(found) > 1:
                    shared[key] = list(found.values())
        clashes = [one for key in shared for one in _clashes(key, shared[key], distinct)]
        if clashes:
            raise DataError(*clashes)
        self._by_key = {key: next(iter(found.values())) for key, found in owners.items()}
        self._ambiguous = {key: found for key, found in shared.items() if not _owner(key, found)}
        self._by_key |= {key: _owner(key, found) or found[0] for key, found in shared.items()}

    def add(self, entity: Entity) -> None:
        """Add an entity; raises DataError when one of its names stands for another.

        A document yields its name: it is still found by `document KEY`.
        """
        for name in entity.names:
            other = self._by_key.get(fold(name), entity)
            if other.id != entity.id and other.kind != "Document":
                raise DataError(*_clashes(fold(name), [other, entity], ()))
        self.by_id[entity.id] = entity
        self._by_key |= {fold(name): entity for name in entity.names}

    def find(self, name: str) -> Entity | None:
        """Return the entity with this identifier, label or alias, or None."""
        exact = self.by_id.get(name)
        key = fold(name)
        return exact or (None if key in self._ambiguous else self._by_key.get(key))

    def ambiguous(self, name: str) -> list[str]:
        """Return the identifiers of all that share the name, when it means none of them."""
        return sorted(one.id for one in self._ambiguous.get(fold(name), []))

    def origin(self, name: str) -> str:
        """Return what the name stood for before entities were merged: an identifier, or ''."""
        found = self.find(name)
        return self._origins.get(fold(name), found.id if found else "")

    def names_by_class(
        self, further: Mapping[str, Mapping[str, Collection[str]]]
    ) -> dict[str, dict[str, str]]:
        """Return by class, then by folded name, the label; "" for names of `further` alone.

        `further` holds other names by class and label. A plural stands for no single thing.

        >>> mmlu = Entity(id="benchmark/mmlu", kind="Benchmark", label="MMLU")
        >>> EntityIndex([mmlu]).names_by_class({"Benchmark": {"GPQA": [], "MMLU": []}})
        {'Benchmark': {'gpqa': '', 'mmlu': 'MMLU'}}
        """
        found = {
            kind: {fold(name): "" for label, more in known.items() for name in (label, *more)}
            for kind, known in further.items()
        }
        for key, one in self._by_key.items():
            if not one.plural and key not in self._ambiguous:
                found.setdefault(one.kind, {})[key] = one.label
        return found

    def labels(self) -> dict[str, str]:
        """Return the label of each entity by identifier."""
        return {key: entity.label for key, entity in self.by_id.items()}


def _owner(key: str, found: list[Entity]) -> Entity | None:
    """Return the only one of the entities that has the name as its label."""
    labelled = [one for one in found if fold(one.label) == key]
    return labelled[0] if len(labelled) == 1 else None


def _clashes(
    key: str, found: list[Entity], distinct: Collection[frozenset[str]]
) -> Iterator[Problem]:
    for first, second in combinations(found, 2):
        if frozenset((first.id, second.id)) not in distinct:
            name = next(name for name in second.names if fold(name) == key)
            what = f"'{name}' stands for both {first.id} and {second.id}"
            yield Problem("data/entities", what, _cure(first, second))


def _cure(first: Entity, second: Entity) -> str:
    both = (first.id, second.id)
    fix = "take the alias from one; say in a document's `names:` what it means there"
    if any(one.kind == "Document" for one in (first, second)):
        return fix
    return f"{fix}; or judge them: kg judge {' '.join(both)} same|different"
