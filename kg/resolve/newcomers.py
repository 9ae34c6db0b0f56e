"""Names of a table to entities: those that are known, and new ones where the mapping allows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.identifiers import digest, fold, slug
from kg.model import Entity, Vocabulary
from kg.resolve.index import EntityIndex

__all__ = ["UNKNOWN", "Newcomers", "Refused", "refuse_failed"]

#: also what turns the direction of writing, and what has no width and makes two names of one
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
#: what spreadsheets write where a formula failed, as #REF! or #DIV/0!
_FAILED = re.compile(r"#N/A|#[A-Z][A-Z0/]*[!?]|#GETTING_DATA|Err:\d{3}", re.IGNORECASE)
_LONGEST = 120
#: why a name is refused that nothing is called by
UNKNOWN = "a name that is not known"


class Refused(ValueError):
    """What a cell says cannot be expressed: the reason, by which they are counted, and more."""

    def __init__(self, reason: str, more: str = "") -> None:
        """Keep both parts."""
        super().__init__(reason)
        self.reason, self.more = reason, more


class Newcomers:
    """Links names by folded key to the entities of an index, and adds to it what it makes.

    An equal key is the same entity, and nothing else is: no likeness, no merging. A known entity
    of another class than the table gives it is refused, never overruled.

    >>> known = EntityIndex([Entity(id="model/v3", kind="AIModel", label="DeepSeek-V3")])
    >>> vocabulary = Vocabulary(classes={"AIModel": ()}, properties={}, qualifiers={})
    >>> names = Newcomers(known, vocabulary)
    >>> names.link("deepseek v3", "AIModel", create=True).id
    'model/v3'
    >>> names.link("Heron 9", "AIModel", create=True).id, len(names.made)
    ('aimodel/heron-9', 1)
    """

    def __init__(self, index: EntityIndex, vocabulary: Vocabulary) -> None:
        """Keep the index; nothing is made yet."""
        self.index, self.vocabulary = index, vocabulary
        self.made: list[Entity] = []
        self._known: dict[tuple[str, str, bool], Entity] = {}

    def link(
        self, name: str, kind: str, create: bool, names: Mapping[str, str] | None = None
    ) -> Entity:
        """Return the entity of this name; `names` says what folded names mean in this table.

        Raises Refused for a name that is no name, is unknown, or stands for another class.
        """
        words = " ".join(name.split())
        words = (names or {}).get(fold(words), words)
        key = (words, kind, create)
        if key not in self._known:
            self._known[key] = self._link(words, kind, create)
        return self._known[key]

    def _link(self, name: str, kind: str, create: bool) -> Entity:
        _refuse_odd(name)
        found = self.index.find(name)
        if self.index.ambiguous(name) and found is None:
            raise Refused("a name that stands for several", f"'{name}'")
        if found is None and not create:
            raise Refused(UNKNOWN, f"'{name}'")
        if found is None:
            return self._make(name, kind)
        if not self.vocabulary.is_a(found.kind, (kind,)):
            more = f"'{name}' is of class {found.kind}, not {kind}"
            raise Refused("a name that stands for another class", more)
        return found

    def _make(self, name: str, kind: str) -> Entity:
        """Return a new entity; one whose name its slug does not keep gets a digest behind it."""
        key, short = fold(name), slug(name)
        identifier = f"{self.vocabulary.prefix(kind)}/{short}"
        if not short or fold(short) != key or identifier in self.index.by_id:
            identifier = f"{identifier}{'-' if short else ''}{digest([key])[:8]}"
        entity = Entity(id=identifier, kind=kind, label=name)
        self.index.add(entity)
        self.made.append(entity)
        return entity


def refuse_failed(text: str) -> None:
    """Raise Refused for what a spreadsheet writes where a formula failed.

    >>> refuse_failed("#1 Lab")
    >>> refuse_failed("#DIV/0!")
    Traceback (most recent call last):
        ...
    kg.resolve.newcomers.Refused: the error of a formula
    """
    if _FAILED.fullmatch(text.strip()):
        raise Refused("the error of a formula", f"'{text.strip()}'")


def _refuse_odd(name: str) -> None:
    """Refuse what a spreadsheet or a program left in the place of a name."""
    if _CONTROL.search(name):
        raise Refused("control characters")
    if name.startswith("="):
        raise Refused("a formula in the place of a name", f"'{name[:40]}'")
    refuse_failed(name)
    if name.startswith(("{", "[")):
        raise Refused("an object in the place of a name", f"'{name[:40]}'")
    if not any(map(str.isalnum, name)):
        raise Refused("a name without letters", f"'{name[:40]}'")
    if len(name) > _LONGEST:
        raise Refused(
            f"more than {_LONGEST} characters in the place of a name", f"'{name[:40]}...'"
        )
