"""Short names of a company that, in this text, are rather those of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.identifiers import fold
from kg.model import Candidate, Entity
from kg.review.known import Known

__all__ = ["others_short"]


def others_short(one: Candidate, text: str, known: Known) -> Iterator[str]:
    """Yield why a mention may name another: "Foo" stands for Foo Works, the text names Foo Labs.

    Where the text names Foo Works in full as well, reading it told the two apart.
    """
    for name, words in dict.fromkeys(
        (spot.name, text[spot.start : spot.end]) for spot in one.mentions if not spot.anaphor
    ):
        entity = known.entity(name)
        if entity is None or entity.kind != "Company" or not _shortens(words, entity):
            continue
        longer = _longer(words, text, known.company_endings)
        if longer and fold(longer) not in map(fold, entity.names) and not _named(entity, text):
            yield f"'{words}' may be '{longer}', whom this text names; it names no '{entity.label}'"


def _shortens(words: str, entity: Entity) -> bool:
    """Return whether the words are how the label begins, and not all of it."""
    return entity.label.casefold().startswith(f"{words.casefold()} ")


def _longer(words: str, text: str, endings: Sequence[str]) -> str:
    """Return the words with what ends a company's name, where the text first has them so."""
    ends = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
    found = re.search(rf"(?<!\w){re.escape(words)} (?:{ends})(?!\w)", text)
    return found.group() if found else ""


def _named(entity: Entity, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(entity.label)}(?!\w)", text, re.IGNORECASE) is not None
