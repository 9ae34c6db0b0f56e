"""How a passage puts a claim forward: as settled or not, as denied or not, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.grounder.asides import apart, done_before
from kg.extract.grounder.claimants import speaks
from kg.extract.grounder.cue_words import cue_hits, cue_pattern
from kg.extract.grounder.denial import denials_of, says_no
from kg.extract.grounder.quoting import quote_places
from kg.extract.grounder.regions import Region, region_of
from kg.extract.grounder.standing import Passage
from kg.model import Candidate

__all__ = ["caution_refusals"]

Span = tuple[int, int]


def caution_refusals(candidate: Candidate, passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Yield part, words and reason for each way in which the passage puts it forward otherwise."""
    options = dict(candidate.options)
    by = options.get("by", "")
    if by and not speaks(by, passage):
        yield "claimant", by, f"the claimant '{by}' does not stand in the passage, nor speaks near"
    aimed = candidate.predicate in passage.names.cues.aims
    modality = options.get("modality", "claimed" if by else "stated")
    if modality in ("stated", "claimed") and not aimed:
        hedge = options.get("hedge", "").casefold()
        for word in _unsettled(candidate, passage):
            if modality == "stated" or word not in hedge:
                yield "modality", word, f"'{word}' forbids to take it as {modality}"
    denied = options.get("denied") == "true"
    if denied and not says_no(candidate, passage):
        yield "polarity", "", "it is denied, but nothing in the passage says no"
    if not denied:
        for word in denials_of(candidate, passage):
            yield "polarity", word, f"'{word}' stands between its parts, but it is not denied"


def _unsettled(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words that leave the sentence open, or the clauses that the claim stands in."""
    cues = passage.names.cues
    region = region_of(candidate, passage)
    if region.nominal:
        return
    other = [*_apart(candidate, passage), *_settled(region.sentence, passage), *apart(region)]
    seen = set()
    for match in _open_words(candidate, region):
        word = match[0].casefold()
        if word in cues.leading and match.start() > region.up_to()[-1][1]:
            continue
        if word not in seen and not any(a <= match.start() < b for a, b in other):
            seen.add(word)
            yield word


def _open_words(candidate: Candidate, region: Region) -> Iterator[re.Match[str]]:
    """Yield where words leave a claim open: those of a condition, and those of what is to come.

    Behind the parts a word may belong to another clause: "Foo bought Bar, which will grow".
    """
    cues, text, clause = region.cues, region.text, region.clause
    lasts = candidate.predicate.casefold() in cues.holding
    if lasts and region.phrased:
        clause = region.up_to()[-1]
    yield from cue_hits(cues.conditions, text, *region.sentence)
    if region.tells(candidate.predicate):
        return
    ahead = list(cue_hits(cues.unsettled, text, *clause))
    ahead += cues.turns["to_come"].finditer(text, *clause)
    ahead += () if lasts else cues.turns["deed_to_come"].finditer(text, *clause)
    yield from (one for one in ahead if not done_before(region, one))
    first, second = sorted(region.parts)
    aimed = cues.turns["not_done"].search(text, first[1], second[0]) if region.named else None
    if aimed:
        yield aimed


def _settled(sentence: Span, passage: Passage) -> list[Span]:
    """Return the places of turns of phrase that leave nothing open: "was once seen as"."""
    words = cue_pattern(passage.names.cues.settled)
    return [match.span() for match in words.finditer(passage.text, *sentence)]


def _apart(candidate: Candidate, passage: Passage) -> list[Span]:
    """Return the places whose words are part of a name, of the wording of a value, or of a time.

    So are those of a condition, of what lasts as long as that is met.
    """
    lasts = candidate.predicate.casefold() in passage.names.cues.conditioned
    told = ("said", "period", "condition") if lasts else ("said", "period")
    wordings = [dict(candidate.options).get(key, "") for key in told]
    found = [
        place
        for words in wordings
        if words
        for place in quote_places(words, passage.text, passage.start, passage.end)
    ]
    for label in (candidate.subject, candidate.object):
        found += passage.places(label)
    return [one for one in found if not _foretells(*one, passage)]


def _foretells(start: int, end: int, passage: Passage) -> bool:
    """Return whether words that stand for a name say that it is to come: "what could be a deal"."""
    return any(
        one.anaphor
        and (one.start, one.end) == (start, end)
        and passage.names.cues.turns["modal"].search(passage.text, start, end)
        for one in passage.mentions
    )
