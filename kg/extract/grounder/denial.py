"""Whether a passage denies a claim: by a word that governs the clause of the claim's parts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grounder.asides import apart
from kg.extract.grounder.cue_words import cue_pattern
from kg.extract.grounder.quoting import quote_places
from kg.extract.grounder.regions import Region, region_of
from kg.extract.grounder.standing import Passage
from kg.model import Candidate, Range

__all__ = ["denials_of", "says_no"]

Span = tuple[int, int]


def says_no(candidate: Candidate, passage: Passage) -> bool:
    """Return whether a word denies the claim, or tells of an end of what its property says.

    It stands in the clause of the parts, and outside the words of a text that is claimed; where
    somebody is named who says so, a later sentence may deny it all ("Foo denied this").
    """
    region = region_of(candidate, passage)
    spared = [*_taken_back(passage), *_staying(candidate, passage), *_own_words(candidate, passage)]
    spared += apart(region)
    found = [
        one
        for one in _words(candidate, passage, _reach(region))
        if not _within(one, spared) and _governs(one, region)
    ]
    return bool(found) or _ended(candidate, region, passage) or _refuted(candidate, region, passage)


def _words(candidate: Candidate, passage: Passage, reach: Span) -> Iterator[Span]:
    """Yield the words of denial, those of an end among them."""
    ended = passage.names.cues.ended.get(candidate.predicate.casefold(), ())
    words = cue_pattern((*passage.names.cues.negations, *ended))
    yield from (one.span() for one in words.finditer(passage.text, *reach))


def _reach(region: Region) -> Span:
    """Return where a word may stand that denies what the parts tell."""
    if not region.named:
        return region.sentence
    start, end = region.clause
    return min(start, region.up_to()[0][0]), end


def _governs(word: Span, region: Region) -> bool:
    """Return whether a word of denial has the parts in its reach.

    "Unlike Foo" denies only what stands right behind it, and a noun phrase ("Foo's Bar") only
    what is denied between its parts or right before them; no word reaches past "but".
    """
    turns, text = region.cues.turns, region.text
    if not region.named:
        return True
    first, second = sorted(region.parts)
    if turns["untrue"].fullmatch(text, *word):
        return turns["predicative"].search(text[: word[0]]) is not None
    nearest = first if word[1] <= first[0] else second
    if turns["denies_next"].fullmatch(text, *word):
        gap = text[word[1] : nearest[0]]
        return word[1] <= nearest[0] and turns["few_between"].fullmatch(gap) is not None
    if region.nominal or region.owned or region.exemplified:
        gap = text[word[1] : first[0]]
        return first[1] <= word[0] < second[0] or turns["right_before"].fullmatch(gap) is not None
    if word[1] <= first[0]:
        turned = turns["other_subject"].search(text, word[1], first[0] + 1)
        return not (turned or turns["other_clause"].search(text, word[1], first[0]))
    if word[0] < second[0]:
        return turns["other_clause"].search(text, word[1], second[0]) is None
    return turns["denied_behind"].match(text, word[0]) is not None


def _ended(candidate: Candidate, region: Region, passage: Passage) -> bool:
    """Return whether the clause of a part tells of the end of what the property says."""
    ended = passage.names.cues.ended.get(candidate.predicate.casefold(), ())
    if not ended:
        return False
    words, staying = cue_pattern(ended), _staying(candidate, passage)
    stop = region.cues.turns["other_part"]
    for start, end in region.parts:
        behind = stop.search(passage.text, end, passage.end)
        reach = region.begin(start), behind.start() if behind else passage.end
        if any(not _within(one.span(), staying) for one in words.finditer(passage.text, *reach)):
            return True
    return False


def _refuted(candidate: Candidate, region: Region, passage: Passage) -> bool:
    """Return whether who is named as the claimant denies what the sentences before say."""
    by, text = dict(candidate.options).get("by", ""), passage.text
    behind = region.cues.turns["refuted"].search(text, region.sentence[0], passage.end)
    return bool(by) and behind is not None


def denials_of(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words that deny the claim before the end of its parts, in the same clauses."""
    region, seen = region_of(candidate, passage), set()
    told = region.tells(candidate.predicate)
    for start, end in [region.gap] if told else region.up_to():
        seen |= set(_denials(candidate, start, end, passage, apart(region)))
    first, second = sorted(region.parts)
    if region.cues.turns["that_before"].search(region.text[: first[0]]):
        later = region.cues.turns["denied_later"].match(region.text, second[1])
        seen |= {later[0].split()[-1]} if later else set()
    yield from sorted(seen)


def _denials(
    candidate: Candidate, start: int, end: int, passage: Passage, other: list[Span]
) -> Iterator[str]:
    """Yield the words of denial between two places that no turn of phrase takes back."""
    spared = [*_taken_back(passage), *_own_words(candidate, passage), *other]
    spared += _staying(candidate, passage)
    for match in cue_pattern(passage.names.cues.denials).finditer(passage.text, start, end):
        if not _within(match.span(), spared):
            yield match[0]


def _taken_back(passage: Passage) -> list[Span]:
    """Return where words only look like a denial: "not only"."""
    words = cue_pattern(passage.names.cues.affirming)
    return [one.span() for one in words.finditer(passage.text, passage.start, passage.end)]


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


def _within(word: Span, spans: list[Span]) -> bool:
    return any(a <= word[0] < b for a, b in spans)
