"""What the grounder must know of names, kinds of values and wordings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Protocol

from kg.identifiers import fold
from kg.model import NewEntity, Vocabulary, WordingTable
from kg.model.cues import Cues

__all__ = ["KnownNames", "Names"]


class Names(Protocol):
    """Names of entities, the vocabulary, and the words of the wording and cue tables."""

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the classes, properties and qualifiers."""

    @property
    def table(self) -> WordingTable:
        """Return how wording becomes an interval."""

    @property
    def cues(self) -> Cues:
        """Return the words of data/extraction/cues.yaml."""

    def names_of(self, label: str) -> Collection[str]:
        """Return every name of the entity of this label, the label itself among them."""

    def owner(self, key: str) -> str | None:
        """Return the label of the entity that has a name with this folded key, or None."""


@dataclass(frozen=True)
class KnownNames:
    """Names by label, and the class of each label as far as it is known.

    The plainest thing that the grounder takes; a lexicon gives its `aliases` to it.

    >>> known = KnownNames({"Finch Labs": ("Finch",)}, Vocabulary(classes={}, properties={},
    ...     qualifiers={}), WordingTable(bounds={}, days={}, units={}), Cues())
    >>> sorted(known.names_of("Finch Labs")), known.owner("finch"), known.owner("heron")
    (['Finch', 'Finch Labs'], 'Finch Labs', None)
    """

    aliases: Mapping[str, Collection[str]]
    vocabulary: Vocabulary
    table: WordingTable
    cues: Cues
    kinds: Mapping[str, str] = field(default_factory=dict)
    indexed: InitVar[Mapping[str, str] | None] = None
    _owners: dict[str, str] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self, indexed: Mapping[str, str] | None) -> None:
        """Index the names by their folded keys, unless they are given as `indexed`."""
        self._owners.update(indexed or {})
        if indexed is None:
            _index(self._owners, self.aliases)

    def names_of(self, label: str) -> Collection[str]:
        """Return every name of the entity that has this name, and the name itself."""
        known = self._owners.get(fold(label), label)
        return {label, known, *self.aliases.get(known, ())}

    def owner(self, key: str) -> str | None:
        """Return the label of the entity that has a name with this folded key, or None."""
        return self._owners.get(key)

    def kind_of(self, label: str) -> str:
        """Return the class of the entity that has this name, or nothing when it is not known."""
        return self.kinds.get(self._owners.get(fold(label), label), "")

    def including(self, entities: Iterable[NewEntity]) -> KnownNames:
        """Return these names with those of proposed entities; a known name keeps its meaning."""
        new = [one for one in entities if self.owner(fold(one.label)) is None]
        added = {one.label: one.aliases for one in new}
        kinds = {**self.kinds, **{one.label: one.kind for one in new}}
        owners = dict(self._owners)
        _index(owners, added)
        aliases = {**self.aliases, **added}
        return KnownNames(aliases, self.vocabulary, self.table, self.cues, kinds, indexed=owners)


def _index(owners: dict[str, str], aliases: Mapping[str, Collection[str]]) -> None:
    """Add to the labels by folded key those of these names that nobody has yet."""
    for label, others in aliases.items():
        for name in (label, *others):
            owners.setdefault(fold(name), label)
