"""The label of a described thing in parts: the names in it, and the other words."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.grounder.stand_ins import POSSESSIVE, WORD
from kg.model.cues import Cues

__all__ = ["label_parts", "without_form"]


def label_parts(label: str) -> Iterable[tuple[bool, str]]:
    """Yield the parts of a label: (True, a run of words with a capital or digit) or a word.

    >>> list(label_parts("update of Foo 2"))
    [(False, 'update'), (False, 'of'), (True, 'Foo 2')]
    """
    run: list[str] = []
    for match in WORD.finditer(label):
        word, possessive = POSSESSIVE.sub("", match[0]), POSSESSIVE.search(match[0])
        if word[:1].isupper() or any(sign.isdigit() for sign in word):
            run.append(word)
            if not possessive:
                continue
            yield True, " ".join(run)
        else:
            if run:
                yield True, " ".join(run)
            yield False, word
        run = []
    if run:
        yield True, " ".join(run)


def without_form(label: str, cues: Cues) -> str:
    """Return the label without what firms add to a name by law: "Foo" of "Foo Inc."."""
    return cues.turns["legal"].sub("", label) if "legal" in cues.turns else label
