"""The company that publishes a text, as the "we" and "our" of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.extract.grounder.quoting import is_quoted
from kg.extract.reading import Sentence
from kg.extract.reference.speech import Voice
from kg.extract.relations.framing import Hit
from kg.extract.relations.judging import Verdict
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.identifiers import fold

__all__ = ["said_by_publisher", "the_publisher", "with_publisher"]

#: why a span stands for the publisher: words of its own, as "we"
OWN_VOICE = "the publisher's own words"


def the_publisher(name: str, lexicon: Lexicon, sentences: list[Sentence]) -> Span | None:
    """Return the publisher of this name as a span without a place; None unless it is a company.

    Its class is that of the name in the graph or in the trade at large, else what the text shows.
    """
    known = lexicon.find(name) if name else None
    if known is not None:
        span = Span(0, 0, known.kind, known.label, 2, not known.seeded, OWN_VOICE)
    else:
        named = (one for sentence in sentences for one in sentence.masked.spans)
        same = [one for one in named if name and fold(one.label) == fold(name)]
        if not same:
            return None
        span = replace(same[0], reason=OWN_VOICE, antecedent=None)
    fits = lexicon.vocabulary.is_a(span.kind, ("Company",))
    return replace(span, anaphor=True) if fits else None


def with_publisher(
    sentences: list[Sentence], text: str, publisher: Span | None, patterns: Patterns
) -> list[Sentence]:
    """Return the sentences; "we" and "our" outside quotations are mentions of the publisher."""
    if publisher is None:
        return sentences
    made = {one.masked.start: _voiced(one.masked, text, publisher, patterns) for one in sentences}
    found = []
    for one in sentences:
        lead = made[one.lead_in.start] if one.lead_in else None
        found.append(replace(one, masked=made[one.masked.start], lead_in=lead))
    return found


@lru_cache(maxsize=4)
def _others(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of others who speak: "as our customers say"."""
    return re.compile(patterns.free(patterns.rules.speech["others_speak"]))


@lru_cache(maxsize=4)
def _ours(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of words by which a publisher speaks of itself."""
    table = patterns.rules.speech["ours"]
    words, short = "|".join(table["words"]), "|".join(table["short"])
    return re.compile(rf"(?<![\w'-])(?P<word>{words})(?P<short>{short})?(?![\w'-])")


def _behind(match: re.Match[str], patterns: Patterns) -> str:
    """Return what stands behind the publisher's name in the stead of "we" or "our"."""
    if match["word"] == "our":
        return "'s"
    helper = patterns.rules.speech["ours"]["short"].get(match["short"])
    return f" {helper}" if helper else ""


def _voiced(masked: Masked, text: str, publisher: Span, patterns: Patterns) -> Masked:
    speech = _others(patterns).search(masked.text)
    for match in reversed(list(_ours(patterns).finditer(masked.text))):
        if speech and speech.end() <= match.start():
            continue
        start, end = masked.origin(match.start("word")), masked.origin(match.end("word"))
        if not is_quoted(text, start):
            one = replace(publisher, start=start, end=end)
            masked = inserted(masked, one, match.start(), len(match[0]), _behind(match, patterns))
    opening = patterns.turns["publisher"]["opening"].match(masked.text)
    if opening and not is_quoted(text, masked.start):
        start, end = masked.origin(opening.start("word")), masked.origin(opening.end("word"))
        if text.rfind("\n", 0, start) + 1 == masked.start:
            one = replace(publisher, start=start, end=end)
            masked = inserted(masked, one, opening.start("word"), 0, " ")
    return masked


def said_by_publisher(hit: Hit, verdict: Verdict) -> Verdict:
    """Return the verdict; what a publisher says of itself ("we") is its claim."""
    own = next(_own(hit), None)
    options = dict(verdict.options)
    if own is None or verdict.reason or "by" in options or options.get("modality") == "alleged":
        return verdict
    voice = Voice(hit.start, hit.end, own, "claimed")
    return replace(verdict, options=(*verdict.options, ("by", own.label)), voice=voice)


def _own(hit: Hit) -> Iterator[Span]:
    return (one for every in hit.slots.values() for one in every if one.reason == OWN_VOICE)
