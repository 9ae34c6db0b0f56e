"""Words that stand for a name and name nothing themselves: "its", "the French firm", "CEO"."""

from __future__ import annotations

import re

from kg.model.cues import Cues

__all__ = ["POSSESSIVE", "WORD", "owner_meant", "stands_for"]

#: a word, with the points, apostrophes and hyphens inside it
WORD = re.compile(r"[^\W_](?:[^\W_]|[.,'’](?=[^\W_])|[-‐‑](?=[^\W_]))*")
#: the ending by which a name owns what follows
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")


def stands_for(words: str, cues: Cues) -> bool:
    """Return whether the words stand for a name, and name nothing else.

    They begin with one that does ("its", "the French firm", "the Paris-based firm"), or are a
    title that somebody has at one company ("CEO"), or what somebody must have ("revenue", "new
    model").
    """
    plain = cues.turns["based"].sub(" ", cues.turns["round"].sub(" ", words))
    plain = cues.turns["maker_of"].sub(r"\1", cues.turns["maker"].sub("", plain))
    found = [POSSESSIVE.sub("", match[0]) for match in WORD.finditer(plain)]
    folded = [word.casefold() for word in found]
    if " ".join(folded) in (*cues.posts, *cues.leaning) or _are_posts(folded, cues):
        return True
    fresh = folded[:1] and folded[0] in cues.fresh and folded[-1] in cues.wares
    if not fresh and (not found or folded[0] not in cues.anaphors):
        return False
    nations = {word for every in cues.nationalities.values() for word in every}
    return not any(
        word[0].isupper() and word.casefold() not in {*nations, *cues.acronyms}
        for word in found[1:]
    )


def owner_meant(label: str, words: str, cues: Cues) -> str:
    """Return the owner in a label for whom the words have "its", or nothing.

    >>> cues = Cues(anaphors=("its",), turns=dict.fromkeys(
    ...     ("based", "round", "maker", "maker_of"), re.compile("(?!)()")))
    >>> owner_meant("Foo's app", "its app", cues), owner_meant("Foo's app", "its chip", cues)
    ('Foo', '')
    """
    owner, _, thing = label.replace("\u2019", "'").partition("'s ")
    if not thing or not words.casefold().endswith(f" {thing.casefold()}"):
        return ""
    return owner if stands_for(words[: -len(thing)].rstrip(), cues) else ""


def _are_posts(words: list[str], cues: Cues) -> bool:
    """Return whether the words are titles only, one of which somebody has at one company."""
    known = {word for post in cues.posts for word in post.split()} | {"and"}
    return any(word in cues.posts for word in words) and all(word in known for word in words)
