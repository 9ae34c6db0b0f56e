"""Short names that, in this text, are rather those of another company or person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.identifiers import fold
from kg.model import Candidate, Entity
from kg.review.known import Known

__all__ = ["others_short"]


def others_short(one: Candidate, text: str, known: Known) -> Iterator[str]:
    """Yield why a mention may name another: "Foo" stands for Foo Works, the text names Foo Labs.

    So may "Lee", who is Ann Lee, where the text has only Bo Lee. Where it names Foo Works or Ann
    Lee in full as well, reading it told the two apart.
    """
    for name, words in dict.fromkeys(
        (spot.name, text[spot.start : spot.end]) for spot in one.mentions if not spot.anaphor
    ):
        entity = known.entity(name)
        if entity is None or _stands(entity.label, text):
            continue
        longer = _longer(words, entity, text, known)
        if longer and fold(longer) not in map(fold, entity.names):
            yield f"'{words}' may be '{longer}', whom this text names; it names no '{entity.label}'"


def _longer(words: str, entity: Entity, text: str, known: Known) -> str:
    """Return the whole name of another whom the text calls so, if it has one."""
    label = entity.label.casefold()
    if entity.kind == "Company" and label.startswith(f"{words.casefold()} "):
        return _company(words, text, known.company_endings)
    if entity.kind == "Person" and label.endswith(f" {words.casefold()}"):
        return _person(words, entity.label, text, {*known.cues.openers, *known.not_first_names})
    return ""


def _company(words: str, text: str, endings: Iterable[str]) -> str:
    """Return the words with what ends a company's name, where the text first has them so."""
    ends = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
    found = re.search(rf"(?<!\w){re.escape(words)} (?:{ends})(?!\w)", text)
    return found.group() if found else ""


def _person(last: str, label: str, text: str, no_names: set[str]) -> str:
    """Return the last name with another first name than the label's, where the text has one."""
    own = label.split()
    for found in re.finditer(rf"(?<!\w)([A-Z][\w'’-]+) {re.escape(last)}(?!\w)", text):
        first = found[1]
        if first.casefold() not in no_names and first not in own:
            return found.group()
    return ""


def _stands(label: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE) is not None
