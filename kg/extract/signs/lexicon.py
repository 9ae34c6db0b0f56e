"""The names that are known: of the graph's entities, and of the trade at large."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.identifiers import digest, fold
from kg.model import Entity, Vocabulary, WordingTable
from kg.model.cues import Cues

__all__ = ["Known", "Lexicon", "make_lexicon", "name_key"]

_PIECE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """A name as it is spelt, the label and class of what it names, and whether it is new here."""

    spelling: str
    label: str
    kind: str
    seeded: bool = False
    plural: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Known names by their folded key, the vocabulary and the tables of wording.

    `prefixes` are the beginnings of all keys, by which a search knows when to stop.
    """

    names: Mapping[str, Known]
    vocabulary: Vocabulary
    table: WordingTable
    prefixes: frozenset[str] = frozenset()
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sha: str = ""
    cues: Cues = field(default_factory=Cues)

    @property
    def of_the_graph(self) -> list[str]:
        """Return the labels of the graph's entities, without the names of the trade at large."""
        return sorted({one.label for one in self.names.values() if not one.seeded})

    def names_of(self, label: str) -> set[str]:
        """Return every name of the entity of this label, the label among them."""
        return {label, *self.aliases.get(label, ())}

    def find(self, name: str) -> Known | None:
        """Return what the name names, or None."""
        return self.names.get(name_key(name))

    def find_known(self, name: str) -> bool:
        """Return whether the graph has the name."""
        found = self.find(name)
        return found is not None and not found.seeded


def name_key(name: str) -> str:
    """Return the key of a name: its letters and digits, without the points at its end.

    >>> name_key("U.S."), name_key("Qwen 2.5-Max")
    ('u.s', 'qwen2.5max')
    """
    return fold("".join(_PIECE.findall(name)))


def make_lexicon(
    entities: Iterable[Entity],
    seeds: Mapping[str, Mapping[str, Iterable[str]]],
    vocabulary: Vocabulary,
    table: WordingTable,
    cues: Cues,
) -> Lexicon:
    """Return the lexicon; a name of the graph wins over a seed, a label over an alias."""
    rows = [
        Known(name, one.label, one.kind, plural=one.plural)
        for one in sorted(entities, key=lambda one: one.id)
        for name in one.names
    ]
    rows += [
        Known(name, label, kind, seeded=True)
        for kind, labels in seeds.items()
        for label, others in labels.items()
        for name in (label, *others)
    ]
    rows.sort(key=lambda row: (row.seeded, row.spelling != row.label))
    names: dict[str, Known] = {}
    aliases: dict[str, set[str]] = {}
    for row in rows:
        kept = names.setdefault(name_key(row.spelling), row)
        aliases.setdefault(kept.label, set()).add(row.spelling)
    prefixes = frozenset(key[:size] for key in names for size in range(1, len(key) + 1))
    frozen = {label: frozenset(every) for label, every in aliases.items()}
    parts = [f"{one.spelling}={one.kind}:{one.label}" for one in rows]
    sha = digest(
        [*parts, vocabulary.model_dump_json(), table.model_dump_json(), cues.model_dump_json()]
    )
    return Lexicon(_joined(names), vocabulary, table, prefixes, frozen, sha, cues)


def _joined(names: Mapping[str, Known]) -> dict[str, Known]:
    """Return the names; a seed whose label the graph knows by another name takes its label."""
    found = {}
    for key, row in names.items():
        graph = names.get(name_key(row.label), row)
        same = row.seeded and not graph.seeded
        found[key] = Known(row.spelling, graph.label, graph.kind) if same else row
    return found
