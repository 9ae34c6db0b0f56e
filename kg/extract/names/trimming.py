"""Where a name begins: common words in capitals in front of one, and when they are part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.names.modifiers import is_calling
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import Span

__all__ = ["separate", "trimmed", "with_articles"]

_THE = "The "


def trimmed(one: Span, at_start: bool, rules: Rules) -> Span | None:
    """Return the name without the common words at its ends; None when nothing is left.

    A capital within a sentence shows that "Neural Magic" is one name, and one word of such kind
    is kept in front of it. Several are a term ("Generative AI Foo"), unless only the ending of a
    company's name is left of it; and where a sentence begins any word has a capital, what somebody
    is ("Novelist Ann Lee") among them. "Large"
    may end the name of a model.
    """
    words = one.label.split(" ")
    common, endings = set(rules.naming["beginnings"]), set(rules.naming["company_endings"])
    last, lines = len(words), rules.models["lines"]
    whole = last > 1 and words[-1] in lines and words[-2] not in common
    while (
        not whole
        and last
        and words[last - 1] in common
        and (last == 1 or words[last - 1] not in endings)
    ):
        last -= 1
    first = next((at for at, word in enumerate(words[:last]) if word not in common), last)
    if first == last:
        return None
    if first == 1 and not (at_start and words[0] in rules.naming["only_within"]):
        first = 0
    if first and set(words[first:last]) <= endings and not at_start:
        first = 0
    if at_start and not first and is_calling(words[:last], rules):
        first = 1
    return _cut(one, words, first, last)


def _cut(one: Span, words: Sequence[str], first: int, last: int) -> Span:
    start = one.start + sum(len(word) + 1 for word in words[:first])
    label = " ".join(words[first:last])
    return replace(one, start=start, end=start + len(label), label=label)


def separate(text: str, names: Iterable[Span], inside: Iterable[Span], rules: Rules) -> list[Span]:
    """Return the names; a common word in front of one that stands alone elsewhere is none of it."""
    alone = {one.label for one in inside if not text.endswith(_THE, 0, one.start)}
    common = set(rules.naming["beginnings"])
    found = []
    for one in names:
        word, _, rest = one.label.partition(" ")
        own = word in common and rest in alone
        found.append(_cut(one, [word, rest], 1, 2) if own else one)
    return found


def with_articles(text: str, first: Iterable[Span], inside: Iterable[Span]) -> Iterator[Span]:
    """Yield the names that begin sentences; "The" in front belongs to one that always has it."""
    known = {one.label for one in inside}
    for one in first:
        start = one.start - len(_THE)
        whole = _THE + one.label
        fits = start >= 0 and text[start : one.start] == _THE and whole in known
        yield replace(one, start=start, label=whole) if fits else one
