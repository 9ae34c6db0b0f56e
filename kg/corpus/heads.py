"""What the head of a column gives away: a property, a class, or a part that the column plays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.identifiers import fold
from kg.model import Property, Vocabulary

__all__ = ["Guesses", "Scale", "bracket", "read_guesses", "without_bracket"]

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_SPACE = re.compile(r"\s+")
#: where the unit may begin in a head without brackets: "Parameters, B", "Price in $", "MMLU %"
_BEHIND = re.compile(r",\s*|\s+in\s+|\s+(?=\S)", re.IGNORECASE)
#: what only decorates a head: arrows of a sorted column, marks of emphasis, a colon, a full stop
_ORNAMENT = re.compile(r"[*:\u2190-\u2193\u25b2\u25bc]|\.$")
_ROLES = ("subject", "references", "confidence", "claimant", "notes")


@dataclass(frozen=True)
class Scale:
    """What the numbers of a column are counted in; `times` is a power of ten, or nothing."""

    unit: str = ""
    times: str = ""


@dataclass(frozen=True)
class Guesses:
    """Folded heads by what they give away: a part, a property, a class.

    `qualified` is the qualifier without which a property says nothing, whose name is the part that
    another column plays; `absent` are the words, in small letters, of cells that say nothing.
    `units` is what the brackets of a head mean, `results` are words behind a thing measured on.
    """

    roles: dict[str, frozenset[str]]
    properties: dict[str, str]
    classes: dict[str, str]
    qualified: dict[str, str]
    absent: frozenset[str]
    units: dict[str, Scale] = field(default_factory=dict)
    results: tuple[str, ...] = ()

    def plays(self, head: str, role: str) -> bool:
        """Return whether the head is one of those of the part."""
        return _key(without_bracket(head)) in self.roles.get(role, ())

    def property(self, head: str, vocabulary: Vocabulary) -> Property | None:
        """Return the property that the head names, with or without its unit."""
        for text in (head, self.parts(head)[0]):
            name = self.properties.get(_key(text))
            if name is not None:
                return vocabulary.properties[name]
        return None

    def kind(self, head: str) -> str:
        """Return the class that the head names; "" for none."""
        return self.classes.get(_key(without_bracket(head)), "")

    def parts(self, head: str) -> tuple[str, str]:
        """Return the head without its unit, and the unit: in brackets, or behind where known.

        >>> guesses = Guesses({}, {}, {}, {}, frozenset(), {"B": Scale(times="1000000000")})
        >>> guesses.parts("Size [GB]"), guesses.parts("Size, B"), guesses.parts("Model size")
        (('Size', 'GB'), ('Size', 'B'), ('Model size', ''))
        """
        if named := bracket(head):
            return without_bracket(head).strip(), named
        for match in _BEHIND.finditer(head.strip()):
            name, unit = head.strip()[: match.start()], head.strip()[match.end() :]
            if name and self.scale(unit):
                return name, unit
        return head, ""

    def scale(self, words: str) -> Scale | None:
        """Return what the words of a unit mean, if they are in the table."""
        return self.units.get(_unit_key(words))

    def measured_on(self, head: str) -> list[str]:
        """Return what may be the name of a thing measured on: the head, and it without a result."""
        name = _ORNAMENT.sub("", self.parts(head)[0]).strip()
        first, _, last = name.rpartition(" ")
        return [name, first] if first and last.casefold() in self.results else [name]


def _key(head: str) -> str:
    return fold(_ORNAMENT.sub("", head))


def _unit_key(words: str) -> str:
    """Return the words without space, in small letters where they are more than one letter."""
    bare = _SPACE.sub("", words)
    return bare if len(bare) == 1 else bare.casefold()


def without_bracket(head: str) -> str:
    """Return the head without what stands in brackets.

    >>> without_bracket("Training cost (2023 USD)"), bracket("Training cost [2023 USD]")
    ('Training cost ', '2023 USD')
    """
    return _BRACKETS.sub(" ", head)


def bracket(head: str) -> str:
    """Return what stands in the first brackets of the head; "" without any."""
    found = _BRACKETS.search(head)
    return found[0].strip(" ()[]\n\t") if found else ""


def read_guesses(path: Path, vocabulary: Vocabulary) -> Guesses:
    """Return the table of heads; raises DataError for a property or a class that there is not."""
    root = read_yaml(path)
    named = {"properties", "classes", "qualified", "absent", "units", "results", *_ROLES}
    fields = root.mapping({"version", *named})
    root.require(fields, *sorted(named))
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
        units=_units(fields["units"]),
        results=tuple(one.text().casefold() for one in fields["results"].items()),
    )


def _units(node: Located) -> dict[str, Scale]:
    """Return what each way to write a unit means."""
    found: dict[str, Scale] = {}
    for one in node.items():
        fields = one.mapping({"unit", "times", "heads"})
        one.require(fields, "heads")
        texts = {name: fields[name].text() for name in ("unit", "times") if name in fields}
        scale = Scale(**texts)
        found |= {_unit_key(words.text()): scale for words in fields["heads"].items()}
    return found


def _named(node: Located, known: Iterable[str]) -> dict[str, str]:
    """Return the name under which each folded head stands."""
    listed = node.mapping(set(known))
    return {head: name for name, heads in listed.items() for head in _folded(heads)}


def _folded(node: Located) -> list[str]:
    return [fold(one.text()) for one in node.items()]
