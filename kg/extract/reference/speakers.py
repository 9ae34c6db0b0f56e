"""Who speaks in a quotation, and so whose "we" and "our" are in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from kg.extract.reading import Sentence
from kg.extract.reference.discourse import fullest
from kg.extract.reference.speech import voices
from kg.extract.signs.kinds import FIRMS
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["named", "posts", "with_speakers"]


def with_speakers(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; those of a quotation have the one speaker of their paragraph.

    "We" and "our" there are mentions of the speaker's firm: the speaker is one, or has a title at
    one only; and it is named before.
    """
    firms = posts(sentences, patterns) if any(_is_ours(one, patterns) for one in sentences) else {}
    found: list[Sentence] = []
    for _, run in groupby(sentences, lambda one: one.paragraph):
        group = list(run)
        states = list(_with_state(group))
        who = _speaker(group, patterns) if any('"' in view.text for view, _ in states) else None
        if who is None:
            found += group
            continue
        labels = {who.label} if who.kind.lower() in FIRMS else firms.get(who.label, set())
        for one, state in zip(group, states, strict=True):
            told = replace(one, speaker=who, quoted=state[1])
            found.append(_voiced(told, state[0], _ours(told, state, labels, found, patterns)))
    return found


def _is_ours(one: Sentence, patterns: Patterns) -> bool:
    return bool(patterns.turns["speakers"]["we"].search(one.masked.text))


def _with_state(group: Sequence[Sentence]) -> Iterator[tuple[Masked, bool]]:
    """Yield each sentence of a paragraph, and whether it begins within a quotation."""
    inside = False
    for one in group:
        view = fullest(one)
        yield view, inside
        inside ^= view.text.count('"') % 2 == 1


def _quoted(state: tuple[Masked, bool], patterns: Patterns) -> Iterator[int]:
    """Yield where "we" and "our" stand in quotations of the sentence."""
    view, inside = state
    for match in patterns.turns["speakers"]["we"].finditer(view.text):
        if (view.text.count('"', 0, match.start()) + inside) % 2:
            yield match.start()


@lru_cache(maxsize=4)
def _titled(patterns: Patterns) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<![\w-]){patterns.free(row)}") for row in patterns.rules.speech["posts"]
    )


def posts(sentences: Sequence[Sentence], patterns: Patterns) -> dict[str, set[str]]:
    """Return the firms at which the text gives somebody a title, by the label of the person."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in sentences:
        view = fullest(one)
        for expression in _titled(patterns) if "<person#" in view.text else ():
            for match in expression.finditer(view.text):
                person, firm = (view.spans[int(match[each])] for each in ("person", "firm"))
                found[person.label].add(firm.label)
    return found


def _speaker(group: Sequence[Sentence], patterns: Patterns) -> Span | None:
    """Return the one who speaks in the quotations of a paragraph, or None."""
    found = {}
    for at, one in enumerate(group):
        view = fullest(one)
        if '"' in view.text:
            for voice in voices(view, patterns, [each.masked for each in group[:at]]):
                whole = voice.start == 0 and voice.end == len(view.text)
                if voice.who and not whole:
                    found[voice.who.label] = voice.who
    return next(iter(found.values())) if len(found) == 1 else None


def named(firm: str, found: Sequence[Sentence], before: int) -> Span | None:
    """Return the last place before that names the firm."""
    for one in reversed(found):
        for span in reversed(one.masked.spans):
            if span.label == firm and not span.anaphor and span.start < before:
                return span
    return None


@dataclass(frozen=True)
class _Ours:
    """Where "we" and "our" stand in a sentence, and whose words they are."""

    places: tuple[int, ...]
    firm: Span


def _ours(
    one: Sentence, state: tuple[Masked, bool], firms: set[str], found: Sequence[Sentence],
    patterns: Patterns,
) -> _Ours | None:  # fmt: skip
    """Return the words of the one firm; None where there are none, or it is not named before."""
    places = tuple(_quoted(state, patterns)) if len(firms) == 1 else ()
    here = state[0].origin(places[0]) if places else 0
    firm = named(next(iter(firms)), [*found, one], here) if places else None
    return _Ours(places, firm) if firm else None


def _voiced(one: Sentence, view: Masked, ours: _Ours | None) -> Sentence:
    """Return the sentence; its last view has the one firm in the stead of "we" and "our"."""
    if ours is None:
        return one
    firm = ours.firm
    for at in reversed(ours.places):
        size = 2 if view.text.startswith("we", at) else 3
        start, end = view.origin(at), view.origin(at + size)
        place = firm.antecedent or (firm.start, firm.end)
        span = replace(firm, start=start, end=end, anaphor=True, antecedent=place)
        view = inserted(view, span, at, size, "" if size == len("we") else "'s")
    return replace(one, views=(*one.views[:-1], view) if one.views else (view,))
