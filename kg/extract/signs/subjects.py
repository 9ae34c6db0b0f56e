"""The name with which a sentence opens: what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.signs.kinds import PERSONS_OR_BODIES, THINGS
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["described", "main_subject", "opens_otherwise", "opens_with"]


def main_subject(
    masked: Masked, before: int, patterns: Patterns, kinds: tuple[str, ...] = PERSONS_OR_BODIES
) -> Span | None:
    """Return the name of these kinds with which the sentence opens, up to a place.

    By default an organization or a person. None when none stands before the place, or when the
    first one does not open it.
    """
    found = re.compile(rf"<(?:{'|'.join(kinds)})#(\d+)>")
    hits = list(found.finditer(masked.text, 0, before))
    if not hits:
        return None
    first = masked.spans[int(hits[0][1])]
    labels = {masked.spans[int(hit[1])].label for hit in hits}
    front = masked.text[: hits[0].start()]
    turns = patterns.turns["subjects"]
    opens = not turns["behind"].search(front)
    opens = opens and not ("company" in kinds and turns["other"].search(front))
    owner = masked.text[hits[0].end() : hits[0].end() + 2].startswith("'")
    listed = re.match(rf"\s*(?:,|and|&)\s+{found.pattern}", masked.text[hits[0].end() :])
    return first if opens and not listed and (len(labels) == 1 or not owner) else None


def described(
    masked: Masked,
    place: tuple[int, int],
    kinds: tuple[str, ...],
    earlier: Sequence[Masked],
    patterns: Patterns,
) -> Span | None:
    """Return whom words such as "the company" mean, as standing there for its name; else None.

    The subject of the sentence where it names one of these kinds in front of them, else that of
    the last of the `earlier` sentences that names any. It must be the only one named there, but
    for "the company" behind all that it said: that is who opens the sentence.
    """
    start, end = place
    told = patterns.turns["subjects"]["whoever"].match(masked.text, start)
    before = [masked.text[:start], *(one.text for one in reversed(earlier))]
    sources = [masked, *reversed(earlier)]
    for source, text in zip(sources, before, strict=True):
        labels = {
            one.label
            for one in source.spans
            if one.kind.lower() in kinds and source.place(one) < len(text)
        }
        if not labels:
            continue
        sure = len(labels) == 1 or (source is masked and told)
        one = main_subject(source, len(text), patterns, kinds) if sure else None
        if one is None:
            return None
        return replace(
            one, start=masked.origin(start), end=masked.origin(end), anaphor=True,
            antecedent=one.antecedent or (one.start, one.end),
        )  # fmt: skip
    return None


#: a name of unknown class in front of all that could be a company
_UNKNOWN_FIRST = re.compile(
    r"[^,<>]*(?:<(?:group|field|technique|place)#\d+>[^,<>]*)*<name#\d+>(?!'|-)"
)


def opens_with(view: Masked, span: Span, patterns: Patterns) -> bool:
    """Return whether the sentence begins with the name, but for a few words."""
    opening = patterns.turns["subjects"]["opening"]
    return opening.fullmatch(view.text, 0, view.place(span)) is not None


def opens_otherwise(view: Masked, patterns: Patterns, at: int = -1) -> bool:
    """Return whether the sentence opens with a thing that could own what follows.

    Of a sentence before, a product is none, but a name of which nobody knows what it names is.
    """
    if at < 0:
        return bool(_UNKNOWN_FIRST.match(view.text))
    return main_subject(view, at, patterns, THINGS) is not None
