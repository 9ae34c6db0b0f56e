"""How a passage puts a claim forward: as settled or not, as denied or not, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grounder.claimants import speaks
from kg.extract.grounder.cue_words import cue_hits, cue_pattern
from kg.extract.grounder.quoting import quote_places
from kg.extract.grounder.regions import Region, region_of
from kg.extract.grounder.standing import Passage
from kg.model import Candidate, Range

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
    if denied and not _says_no(candidate, passage):
        yield "polarity", "", "it is denied, but nothing in the passage says no"
    if not denied:
        for word in _between(candidate, passage):
            yield "polarity", word, f"'{word}' stands between its parts, but it is not denied"


def _says_no(candidate: Candidate, passage: Passage) -> bool:
    """Return whether a word of the passage denies, or tells of an end of what the property says."""
    cues = passage.names.cues
    words = (*cues.negations, *cues.ended.get(candidate.predicate.casefold(), ()))
    staying, region = _staying(candidate, passage), region_of(candidate, passage)
    start, end = region.clause if region.set_out else (passage.start, passage.end)
    found = cue_pattern(words).finditer(passage.text, start, end)
    return any(not any(a <= one.start() < b for a, b in staying) for one in found)


def _unsettled(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words that leave the sentence open, or the clauses that the claim stands in."""
    cues, text = passage.names.cues, passage.text
    region = region_of(candidate, passage)
    if region.nominal:
        return
    sentence, clause = region.sentence, region.clause
    apart = [*_apart(candidate, passage), *_settled(region.sentence, passage)]
    seen = set()
    open_words = () if _belongs(candidate, region) else cues.unsettled
    if candidate.predicate.casefold() in cues.holding and region.phrased:
        clause = region.up_to()[-1]
    for words, (start, end) in ((cues.conditions, sentence), (open_words, clause)):
        for match in cue_hits(words, text, start, end):
            word = match[0].casefold()
            if word in cues.leading and match.start() > region.up_to()[-1][1]:
                continue
            if word not in seen and not any(a <= match.start() < b for a, b in apart):
                seen.add(word)
                yield word


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
    return found


def _denials(candidate: Candidate, start: int, end: int, passage: Passage) -> Iterator[str]:
    """Yield the words of denial between two places that no turn of phrase takes back."""
    text = passage.text
    affirming = cue_pattern(passage.names.cues.affirming).finditer(text, start, passage.end)
    spared = [match.span() for match in affirming]
    spared += _own_words(candidate, passage)
    spared += _staying(candidate, passage)
    denials = cue_pattern(passage.names.cues.denials)
    for match in denials.finditer(text, start, end):
        if not any(a <= match.start() < b for a, b in spared):
            yield match[0]


def _staying(candidate: Candidate, passage: Passage) -> list[Span]:
    """Return where an end is denied: who is "not leaving" works there."""
    ended = passage.names.cues.ended.get(candidate.predicate.casefold(), ())
    if not ended:
        return []
    denied, over = cue_pattern(passage.names.cues.denials), cue_pattern(ended)
    found = denied.finditer(passage.text, passage.start, passage.end)
    ends = ((one, over.match(passage.text, one.end() + 1, passage.end)) for one in found)
    return [(one.start(), end.end()) for one, end in ends if end]


def _own_words(candidate: Candidate, passage: Passage) -> list[Span]:
    """Return where the words of a text object stand: a denial in these is what is claimed."""
    rule = passage.names.vocabulary.properties.get(candidate.predicate)
    if rule is None or rule.range is not Range.TEXT:
        return []
    return quote_places(candidate.object, passage.text, passage.start, passage.end)


def _belongs(candidate: Candidate, region: Region) -> bool:
    """Return whether a noun phrase alone tells the claim, whatever is planned or denied beside it.

    "Finch has not the wings of Heron's app Magpie" says whose app it is, "Finch does not sell to
    rivals like Heron" that Heron is one of them.
    """
    first, second = sorted(region.parts)
    told = candidate.predicate.casefold() in region.cues.belonging and first[1] <= second[0]
    grouped = candidate.predicate.casefold() in region.cues.grouping
    return (told and (region.owned or region.joined)) or (grouped and region.exemplified)


def _between(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words of denial before the end of the claim's parts, in the same clauses."""
    region, seen = region_of(candidate, passage), set()
    first, second = sorted(region.parts)
    told = _belongs(candidate, region)
    for start, end in [(first[1], second[0])] if told else region.up_to():
        seen |= set(_denials(candidate, start, end, passage))
    yield from sorted(seen)
