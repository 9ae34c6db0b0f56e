"""What the grounder must know of names, kinds of values and wordings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.identifiers import fold
from kg.model import Vocabulary, WordingTable
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
    """Names by label; the plainest thing that the grounder takes.

    >>> known = KnownNames({"Finch Labs": ("Finch",)}, Vocabulary(classes={}, properties={},
    ...     qualifiers={}), WordingTable(bounds={}, days={}, units={}), Cues())
    >>> sorted(known.names_of("Finch Labs")), known.owner("finch"), known.owner("heron")
    (['Finch', 'Finch Labs'], 'Finch Labs', None)
    """

    aliases: Mapping[str, Collection[str]]
    vocabulary: Vocabulary
    table: WordingTable
    cues: Cues
    _owners: dict[str, str] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Index the names by their folded keys."""
        for label, aliases in self.aliases.items():
            for name in (label, *aliases):
                self._owners.setdefault(fold(name), label)

    def names_of(self, label: str) -> Collection[str]:
        """Return every name of the entity that has this name, and the name itself."""
        known = self._owners.get(fold(label), label)
        return {label, known, *self.aliases.get(known, ())}

    def owner(self, key: str) -> str | None:
        """Return the label of the entity that has a name with this folded key, or None."""
        return self._owners.get(key)
