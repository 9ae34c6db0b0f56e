"""The vocabulary: which classes, properties and qualifiers claims may use."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from kg.model.base import Noun

__all__ = ["Property", "Qualifier", "Range", "Vocabulary"]


class Range(StrEnum):
    """What kind of value a property takes."""

    ENTITY = "entity"
    QUANTITY = "quantity"
    DATE = "date"
    TEXT = "text"


class Property(Noun):
    """A property that can be the predicate of a claim; empty `classes` allow every class."""

    name: str
    label: str = ""
    phrase: str
    domain: tuple[str, ...]
    range: Range
    range_classes: tuple[str, ...] = ()
    single_valued: bool = False
    single_in_time: bool = False
    symmetric: bool = False
    favours: str = ""
    interest: str = ""
    unit: str = ""
    plural_phrase: str = ""
    definition: str = ""


class Qualifier(Noun):
    """A property of the claim itself, named by `key` in curated files."""

    name: str
    key: str
    phrase: str
    range: Range
    range_classes: tuple[str, ...] = ()
    definition: str = ""


class Vocabulary(Noun):
    """Classes with all their superclasses, properties by name, qualifiers by key.

    `prefixes` gives the classes whose identifiers begin with another word than their name,
    `definitions` what a class is, in one sentence.
    """

    classes: dict[str, tuple[str, ...]]
    properties: dict[str, Property]
    qualifiers: dict[str, Qualifier]
    prefixes: dict[str, str] = Field(default_factory=dict)
    definitions: dict[str, str] = Field(default_factory=dict)

    def prefix(self, name: str) -> str:
        """Return how identifiers of the class begin: as those of the nearest class that says so.

        >>> vocabulary = Vocabulary(classes={"PriceCut": ("Event",), "Place": ()}, properties={},
        ...                         qualifiers={}, prefixes={"Event": "event"})
        >>> vocabulary.prefix("PriceCut"), vocabulary.prefix("Place")
        ('event', 'place')
        """
        line = (name, *self.classes.get(name, ()))
        return next((self.prefixes[one] for one in line if one in self.prefixes), name.lower())

    def names_things(self, kind: str) -> bool:
        """Return whether a thing of this class may be named: one below Entity, and no document.

        A document is added with its text, never as a name.

        >>> above = {"Document": ("Entity",), "Place": ("Entity",), "Claim": ()}
        >>> vocabulary = Vocabulary(classes=above, properties={}, qualifiers={})
        >>> [vocabulary.names_things(kind) for kind in ("Place", "Document", "Claim", "Odd")]
        [True, False, False, False]
        """
        return kind != "Document" and "Entity" in (kind, *self.classes.get(kind, ()))

    def is_a(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Return whether class `name` is one of `wanted` or below one; no wish is always met.

        >>> above = {"Division": ("Company",)}
        >>> vocabulary = Vocabulary(classes=above, properties={}, qualifiers={})
        >>> vocabulary.is_a("Division", ("Company",)), vocabulary.is_a("Division", ("Person",))
        (True, False)
        """
        return not wanted or any(one in wanted for one in (name, *self.classes.get(name, ())))
