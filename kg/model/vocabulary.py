"""The vocabulary: which classes, properties and qualifiers claims may use."""

from __future__ import annotations

from enum import StrEnum

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
    phrase: str
    domain: tuple[str, ...]
    range: Range
    range_classes: tuple[str, ...] = ()
    single_valued: bool = False
    symmetric: bool = False
    favours: str = ""
    interest: str = ""
    unit: str = ""
    plural_phrase: str = ""


class Qualifier(Noun):
    """A property of the claim itself, named by `key` in curated files."""

    name: str
    key: str
    phrase: str
    range: Range
    range_classes: tuple[str, ...] = ()


class Vocabulary(Noun):
    """Classes with all their superclasses, properties by name, qualifiers by key."""

    classes: dict[str, tuple[str, ...]]
    properties: dict[str, Property]
    qualifiers: dict[str, Qualifier]

    def is_a(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Return whether class `name` is one of `wanted` or below one; no wish is always met.

        >>> above = {"Division": ("Company",)}
        >>> vocabulary = Vocabulary(classes=above, properties={}, qualifiers={})
        >>> vocabulary.is_a("Division", ("Company",)), vocabulary.is_a("Division", ("Person",))
        (True, False)
        """
        return not wanted or any(one in wanted for one in (name, *self.classes.get(name, ())))
