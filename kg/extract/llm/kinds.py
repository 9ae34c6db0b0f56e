"""Whether words tell of an event of the kind that its label says: "left Foo" of a departure."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.grounder.label_parts import label_parts
from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.stand_ins import WORD
from kg.extract.grounder.standing import Passage
from kg.extract.llm.rules import ModelRules

__all__ = ["kind_words", "tells_kind"]


def kind_words(label: str, fillers: Collection[str]) -> list[str]:
    """Return the words of a label that say what kind of event it is; none for one with a name.

    >>> kind_words("temporary departure of Ann Lee from Foo", ("of", "from"))
    ['temporary', 'departure']
    >>> kind_words("Foo Summit", ()), kind_words("Foo's stock fall in May", ("in",))
    ([], ['stock', 'fall'])
    """
    found: list[str] = []
    for named, words in label_parts(label):
        if found and (named or words.casefold() in fillers):
            break
        if not named and words.casefold() not in fillers:
            found.append(words)
    return found


def tells_kind(label: str, words: str, names: KnownNames, rules: ModelRules) -> bool:
    """Return whether the words tell of an event of this kind, or of one of any kind.

    What an event of any kind is called ("the move"), and a pronoun, tells of them all.
    """
    cues, anyhow = names.cues, rules.anyhow
    *others, kind = kind_words(label, {*cues.filler, *rules.joins}) or [""]
    if kind.casefold() in anyhow:
        kind = others[-1] if others else ""
    if not kind or Passage(words, 0, len(words), names).holds_word(kind):
        return True
    told = [match[0].casefold() for match in WORD.finditer(words)]
    alone = len(told) == 1 and told[0] in cues.anaphors
    return alone or any(one in anyhow for one in told)
