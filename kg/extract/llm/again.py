"""Claims that the checks refused, put to the model once more with the reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.identifiers import fold
from kg.model.answer import AnsweredClaim

__all__ = ["Refused", "asked_again", "mended"]

#: of what a claim has, this stays as it was answered first
_KEPT = ("property", "modality", "denied")
_MOST = 300


@dataclass(frozen=True)
class Refused:
    """A claim as the model answered it, and why it is not kept."""

    claim: AnsweredClaim
    why: str

    def text(self) -> str:
        """Return both on one line, for people."""
        one = self.claim
        return f"[{one.subject}, {one.property}, {one.object}]: {self.why}"


def asked_again(article: str, refused: Iterable[Refused], template: str) -> str:
    r"""Return the message with the article, and behind it the refused claims in the same fence.

    Each claim stands on a line of its own, without the fence and without any sign that ends a line.

    >>> asked_again("=== A ===\n[1] Finch rose.\n=== A ===", [], "Mend these.").split("\n")[3:]
    ['', 'Mend these.', '', '=== A ===', '=== A ===']
    """
    fence = article.split("\n", 1)[0]
    told = (one.replace(fence, "") for one in _lines(refused))
    return "\n".join([article, "", template.strip(), "", fence, *told, fence])


def _lines(refused: Iterable[Refused]) -> Iterator[str]:
    for number, one in enumerate(refused, 1):
        told = {key: value for key, value in one.claim.model_dump(mode="json").items() if value}
        why = " ".join(one.why.split())[:_MOST]
        line = f"{number}. {json.dumps(told, ensure_ascii=False)} - {why}"
        yield "".join(sign if sign.isprintable() else " " for sign in line)


def mended(
    refused: Iterable[Refused], again: Iterable[AnsweredClaim], described: tuple[str, ...]
) -> Iterator[tuple[Refused, AnsweredClaim | None]]:
    """Yield each refused claim with what the model says instead, where it says the same claim.

    A claim is the same with the same property, modality, polarity and claimant, of the same two
    things: only events and groups, which are of the classes `described`, may be named anew, with a
    name that they had, and values be written anew. What answers one of them by its very names and
    values answers no other. What is only repeated, and what else the model answers, is dropped.
    """
    every = list(refused)
    left = [new for new in again if all(new != one.claim for one in every)]
    found: dict[int, AnsweredClaim] = {}
    for exact in (True, False):
        for at, one in enumerate(every):
            fits = (new for new in left if _is_same(one.claim, new, described))
            new = next((new for new in fits if not exact or _is_named_so(one.claim, new)), None)
            if at not in found and new is not None:
                found[at] = new
                left.remove(new)
    yield from ((one, found.get(at)) for at, one in enumerate(every))


def _is_named_so(old: AnsweredClaim, new: AnsweredClaim) -> bool:
    names = {(fold(one.subject), fold(one.object)) for one in (old, new)}
    return len(names) == 1 and old.qualifiers == new.qualifiers


def _is_same(old: AnsweredClaim, new: AnsweredClaim, described: tuple[str, ...]) -> bool:
    kept = all(getattr(old, name) == getattr(new, name) for name in _KEPT)
    if not kept or fold(old.by) != fold(new.by):
        return False
    parts = (
        ((old.subject, old.subject_class), (new.subject, new.subject_class)),
        ((old.object, old.object_class), (new.object, new.object_class)),
    )
    return all(_is_same_part(*pair, described) for pair in parts)


def _is_same_part(old: tuple[str, str], new: tuple[str, str], described: tuple[str, ...]) -> bool:
    if fold(old[0]) == fold(new[0]):
        return True
    if old[1] != new[1]:
        return False
    if not old[1]:
        return True  # a value has no class
    return old[1] in described and not _names(old[0]).isdisjoint(_names(new[0]))


def _names(label: str) -> set[str]:
    """Return the words of a label that are or belong to names; a bare kind has none.

    >>> sorted(_names("ouster of Ann Lee from Foo 2")), _names("leadership crisis")
    (['2', 'Ann', 'Foo', 'Lee'], set())
    """
    return {word for word in re.findall(r"\w+", label) if not word.islower()}
