"""What the head of a column gives away: a property, a class, or a part that the column plays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.identifiers import fold
from kg.model import Property, Vocabulary

__all__ = ["Guesses", "bracket", "read_guesses", "without_bracket"]

_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_ROLES = ("subject", "references", "confidence", "claimant", "notes")


@dataclass(frozen=True)
class Guesses:
    """Folded heads by what they give away: a part, a property, a class.

    `qualified` is the qualifier without which a property says nothing, whose name is the part that
    another column plays; `absent` are the words, in small letters, of cells that say nothing.
    """

    roles: dict[str, frozenset[str]]
    properties: dict[str, str]
    classes: dict[str, str]
    qualified: dict[str, str]
    absent: frozenset[str]

    def plays(self, head: str, role: str) -> bool:
        """Return whether the head is one of those of the part."""
        return fold(without_bracket(head)) in self.roles.get(role, ())

    def property(self, head: str, vocabulary: Vocabulary) -> Property | None:
        """Return the property that the head names, with or without what is in brackets."""
        for text in (head, without_bracket(head)):
            name = self.properties.get(fold(text))
            if name is not None:
                return vocabulary.properties[name]
        return None

    def kind(self, head: str) -> str:
        """Return the class that the head names; "" for none."""
        return self.classes.get(fold(without_bracket(head)), "")


def without_bracket(head: str) -> str:
    """Return the head without what stands in brackets.

    >>> without_bracket("Training cost (2023 USD)"), bracket("Training cost (2023 USD)")
    ('Training cost ', '2023 USD')
    """
    return _BRACKETS.sub(" ", head)


def bracket(head: str) -> str:
    """Return what stands in the first brackets of the head; "" without any."""
    found = _BRACKETS.search(head)
    return found[0].strip(" ()") if found else ""


def read_guesses(path: Path, vocabulary: Vocabulary) -> Guesses:
    """Return the table of heads; raises DataError for a property or a class that there is not."""
    root = read_yaml(path)
    fields = root.mapping({"version", "properties", "classes", "qualified", "absent", *_ROLES})
    root.require(fields, "properties", "classes", "qualified", "absent", *_ROLES)
    roles = {name: frozenset(_folded(fields[name])) for name in _ROLES}
    qualified = fields["qualified"].mapping(set(vocabulary.properties))
    for node in qualified.values():
        (key,) = node.mapping(set(vocabulary.qualifiers))
        roles[key] = frozenset(_folded(node.mapping()[key]))
    known = {fold(one.name): one.name for one in vocabulary.properties.values()}
    return Guesses(
        roles=roles,
        properties=known | _named(fields["properties"], vocabulary.properties),
        classes=_named(fields["classes"], vocabulary.classes),
        qualified={name: next(iter(node.mapping())) for name, node in qualified.items()},
        absent=frozenset(one.text().casefold() for one in fields["absent"].items()),
    )


def _named(node: Located, known: Iterable[str]) -> dict[str, str]:
    """Return the name under which each folded head stands."""
    listed = node.mapping(set(known))
    return {head: name for name, heads in listed.items() for head in _folded(heads)}


def _folded(node: Located) -> list[str]:
    return [fold(one.text()) for one in node.items()]
