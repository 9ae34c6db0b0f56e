"""Words that stand for a name and name nothing themselves: "its", "the French firm", "CEO"."""

from __future__ import annotations

import re

from kg.model.cues import Cues

__all__ = ["POSSESSIVE", "WORD", "stands_for"]

#: a word, with the points, apostrophes and hyphens inside it
WORD = re.compile(r"[^\W_](?:[^\W_]|[.,'’](?=[^\W_])|[-‐‑](?=[^\W_]))*")
#: the ending by which a name owns what follows
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
#: "Palo Alto, California-based": where somebody is names nobody
_BASED = re.compile(
    r"(?<=\s)(?:[A-Z][\w.]*(?:,? (?:and |or )?|[-‐‑] and ))*[A-Z][\w.]*[-‐‑]based\b"
)
#: "the Foo maker": whose it is names nobody
_MAKER = re.compile(
    r"(?<=^[Tt]he )(?:[\w.]*[A-Z0-9][\w.]*[ -])+(?=(?:maker|developer|creator|owner|parent)$)"
)
#: "the maker of Foo", "the company behind Foo": of what names nobody either
_BEHIND = re.compile(
    r"(?<=^[Tt]he )((?:company|startup|start-up|firm|lab|maker|developer|creator|owner|parent)"
    r" (?:of|behind)) (?:the )?(?:[\w.]*[A-Z0-9][\w.]*[ -]?)+"
    r"(?:models?|series|family|chatbot|chips?|assistant|app|tool)?$"
)
#: "the Series B round": of which round it is told names nobody
_ROUND = re.compile(r"\b[Ss]eries [A-H]\d?\b")


def stands_for(words: str, cues: Cues) -> bool:
    """Return whether the words stand for a name, and name nothing else.

    They begin with one that does ("its", "the French firm", "the Paris-based firm"), or are a
    title that somebody has at one company ("CEO"), or what somebody must have ("revenue", "new
    model").
    """
    plain = _BEHIND.sub(r"\1", _MAKER.sub("", _BASED.sub(" ", _ROUND.sub(" ", words))))
    found = [POSSESSIVE.sub("", match[0]) for match in WORD.finditer(plain)]
    folded = [word.casefold() for word in found]
    if " ".join(folded) in (*cues.posts, *cues.leaning) or _are_posts(folded, cues):
        return True
    fresh = folded[:1] and folded[0] in cues.fresh and folded[-1] in cues.wares
    if not fresh and (not found or folded[0] not in cues.anaphors):
        return False
    nations = {word for every in cues.nationalities.values() for word in every}
    return not any(
        word[0].isupper() and word != "AI" and word.casefold() not in nations for word in found[1:]
    )


def _are_posts(words: list[str], cues: Cues) -> bool:
    """Return whether the words are titles only, one of which somebody has at one company."""
    known = {word for post in cues.posts for word in post.split()} | {"and"}
    return any(word in cues.posts for word in words) and all(word in known for word in words)
