"""What a text is about: the company that it names most, who invests, who has a title where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import NAME, Span

__all__ = [
    "MOST",
    "About",
    "about",
    "companies",
    "gives",
    "goes_on_giving",
    "heads_another",
    "is_aside",
    "is_backer",
    "is_by_the_way",
    "is_joined",
    "is_outshone",
    "joined_rounds",
    "openers",
    "owners",
    "without_givers",
    "without_joined",
]

#: a company that is named this many times as often as each other one is what a text is about
MOST = 1.5
_OPENER = re.compile(r"\W*<name#(\d+)>")


@dataclass(frozen=True)
class About:
    """What a text is about.

    `topic` is the label of the company that it names most and early on, or nothing; `investors`
    are who invests by trade, `posts` the people who have a title at a company named beside it, and
    `buyers` who buys another.
    """

    topic: str
    investors: frozenset[str]
    posts: frozenset[str]
    buyers: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def _sign(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(rf"<(?:{'|'.join(patterns.kinds('Company'))})#(\d+)>")


def about(sentences: list[Sentence], patterns: Patterns) -> About:
    """Return what the sentences of a text are about."""
    named = [companies(one.masked, len(one.masked.text), patterns) for one in sentences]
    counts = Counter(span.label for spans in named for span in spans if not span.anaphor)
    ranked = counts.most_common(2)
    early = {span.label for spans in [one for one in named if one][:2] for span in spans}
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= MOST * ranked[1][1])
    clear = clear and ranked[0][1] > 1 and ranked[0][0] in early
    clear = clear and not _is_of_unknown(sentences, ranked[0][1])
    endings = patterns.rules.naming["investor_endings"]
    investors = {label for label in counts if _last_word(label) in endings}
    investors |= set(patterns.rules.naming["investors"])
    return About(
        ranked[0][0] if clear else "", frozenset(investors), _with_posts(sentences, patterns),
        _buyers(sentences, patterns),
    )  # fmt: skip


def _is_of_unknown(sentences: Iterable[Sentence], times: int) -> bool:
    """Return whether a name of unknown class opens sentences, and stands there more often."""
    masks = [one.masked for one in sentences if not one.heading]
    opening = {one.spans[int(hit[1])].label for one in masks if (hit := _OPENER.match(one.text))}
    unknown = Counter(e.label for one in masks for e in one.spans if e.kind == NAME)
    return any(unknown[label] > times for label in opening)


def _last_word(label: str) -> str:
    """Return the last word of a name that is no number: "Fund" of "Foo Fund 2"."""
    words = [word for word in label.split() if not word.isdigit()]
    return words[-1] if words else ""


def _with_posts(sentences: Iterable[Sentence], patterns: Patterns) -> frozenset[str]:
    """Return who has a title at a company that is named beside it somewhere."""
    return frozenset(
        one.masked.spans[int(match[1] or match[2])].label
        for one in sentences
        for match in patterns.turns["topic"]["post"].finditer(one.masked.text)
    )


def _buyers(sentences: Iterable[Sentence], patterns: Patterns) -> frozenset[str]:
    """Return who is told to buy another."""
    return frozenset(
        one.masked.spans[int(match["who"])].label
        for one in sentences
        if len(one.masked.spans) > 1
        for match in _giving(patterns, "buyer").finditer(one.masked.text)
    )


def openers(sentences: Iterable[Sentence]) -> Counter[str]:
    """Return how often the text names each company, and each name of unknown class that opens one.

    Such a name may well be the company of which the text tells.
    """
    masks = [one.masked for one in sentences if not one.heading]
    opening = {one.spans[int(hit[1])].label for one in masks if (hit := _OPENER.match(one.text))}
    named = Counter(span.label for one in masks for span in one.spans if not span.anaphor)
    unknown = {span.label for one in masks for span in one.spans if span.kind == NAME}
    return Counter({each: n for each, n in named.items() if each in opening or each not in unknown})


def is_outshone(label: str, between: Iterable[Masked], named: Counter[str]) -> bool:
    """Return whether a name of unknown class stands there that the text names as often."""
    return any(
        span.kind == NAME and 1 < named[span.label] >= named[label]
        for one in between
        for span in one.spans
    )


def companies(masked: Masked, before: int, patterns: Patterns) -> list[Span]:
    """Return the companies that the masked sentence names before a place, in order."""
    hits = _sign(patterns).finditer(masked.text, 0, before)
    return [masked.spans[int(hit[1])] for hit in hits]


def is_backer(masked: Masked, span: Span, patterns: Patterns) -> bool:
    """Return whether the name stands as that of who led or backed something ("led by Foo")."""
    return bool(patterns.turns["topic"]["by"].search(masked.text, 0, masked.place(span)))


def is_aside(masked: Masked, span: Span, patterns: Patterns) -> bool:
    """Return whether the name only says where somebody was before, or who counted."""
    at = masked.place(span)
    return bool(patterns.turns["topic"]["past"].search(masked.text, max(0, at - 120), at))


def is_by_the_way(masked: Masked, span: Span, patterns: Patterns) -> bool:
    """Return whether a firm stands where a text names it by the way, and tells of others.

    So it names where somebody was before, who is quoted, one of a list of examples, who backs
    another, or whose rival another is.
    """
    turns, at = patterns.turns["topic"], masked.place(span)
    if turns["beside"].match(masked.text, masked.text.index(">", at) + 1):
        return True
    at = next((start for start, end in _joined(masked.text, patterns) if start < at < end), at)
    begin = max(0, at - 120)
    past = turns["past"].search(masked.text, begin, at)
    return bool(past or turns["aside"].search(masked.text, begin, at))


@lru_cache(maxsize=64)
def _joined(text: str, patterns: Patterns) -> tuple[tuple[int, int], ...]:
    """Return where a masked sentence joins firms, as in "Foo, Bar and Baz"."""
    return tuple(hit.span() for hit in patterns.turns["topic"]["joined"].finditer(text))


def is_joined(view: Masked, span: Span, patterns: Patterns) -> bool:
    """Return whether the sentence joins this firm and others: "the company" is none of them."""
    at = view.place(span)
    return any(start <= at < end for start, end in _joined(view.text, patterns))


def without_joined(view: Masked, spans: list[Span], topic: str, patterns: Patterns) -> list[Span]:
    """Return the names without firms that the sentence joins, but the topic, if any is left."""
    kept = [e for e in spans if e.anaphor or e.label == topic or not is_joined(view, e, patterns)]
    return kept or spans


def _is_giver(masked: Masked, span: Span, patterns: Patterns) -> bool:
    """Return whether the name stands as that of one who invests, whose round it is not."""
    at, turns = masked.place(span), patterns.turns["topic"]
    end = masked.text.index(">", at) + 1
    if turns["gives"].match(masked.text, end):
        return True
    owner = masked.text.startswith("'", end)
    given = not owner and turns["giver"].search(masked.text, max(0, at - 120), at)
    return bool(given) or is_backer(masked, span, patterns)


def without_givers(view: Masked, spans: list[Span], known: About, patterns: Patterns) -> list[Span]:
    """Return the names without those of who invests, by trade or here: the round is not theirs."""
    givers = known.investors - {known.topic}
    return [one for one in spans if one.label not in givers and not _is_giver(view, one, patterns)]


@lru_cache(maxsize=4)
def _giving(patterns: Patterns, name: str) -> re.Pattern[str]:
    return re.compile(patterns.free(patterns.rules.speech["giving"][name]))


def gives(view: Masked, span: Span, patterns: Patterns) -> bool:
    """Return whether the name is the subject that gives money to another company, or buys it."""
    end = view.text.index(">", view.place(span)) + 1
    return bool(_giving(patterns, "subject").match(view.text, end))


def goes_on_giving(text: str, patterns: Patterns) -> bool:
    """Return whether what "it" does at the beginning of the words is done by such a subject."""
    return bool(_giving(patterns, "goes_on").match(text))


def joined_rounds(view: Masked, before: int, patterns: Patterns) -> dict[int, int]:
    """Return where somebody takes part in a round named so far, by where "its" stands before it.

    The keys are -1 for a round without such a word.
    """
    hits = _giving(patterns, "round").finditer(view.text)
    return {hit.start("words"): hit.start() for hit in hits if hit.start() < before}


def owners(view: Masked, begin: int, at: int) -> set[str]:
    """Return the names between two places that own what follows them."""
    found = re.finditer(r"<\w+#(\d+)>'s?(?!\w)", view.text[begin:at])
    return {view.spans[int(one[1])].label for one in found}


def heads_another(person: Span, company: Span, patterns: Patterns) -> bool:
    """Return whether everybody knows the person as the head of firms, and not of this one."""
    known = patterns.rules.naming["heads"].get(person.label, ())
    return bool(known) and company.label not in known
