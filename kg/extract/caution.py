"""How a passage puts a claim forward: as settled or not, as denied or not, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.cue_words import cue_hits, cue_pattern
from kg.extract.occurrence import name_places
from kg.extract.quoting import quote_places
from kg.extract.standing import Passage
from kg.identifiers import fold
from kg.model import Candidate, Range
from kg.model.segments import paragraphs, sentences

__all__ = ["caution_refusals"]

Span = tuple[int, int]
_CLAUSE_END = re.compile(r"[,;:()]|\s[–—-]\s|[–—]|\bhow\b")


def caution_refusals(candidate: Candidate, passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Yield part, words and reason for each way in which the passage puts it forward otherwise."""
    options = dict(candidate.options)
    by = options.get("by", "")
    if by and not _speaks(by, passage):
        yield "claimant", by, f"the claimant '{by}' does not stand in the passage, nor speaks near"
    aimed = candidate.predicate in passage.names.cues.aims
    modality = options.get("modality", "claimed" if by else "stated")
    if modality in ("stated", "claimed") and not aimed:
        hedge = options.get("hedge", "").casefold()
        for word in _unsettled(candidate, passage):
            if modality == "stated" or word not in hedge:
                yield "modality", word, f"'{word}' forbids to take it as {modality}"
    denied = options.get("denied") == "true"
    says_no = cue_pattern(passage.names.cues.negations).search(passage.words)
    if denied and not says_no:
        yield "polarity", "", "it is denied, but nothing in the passage says no"
    if not denied:
        for word in _between(candidate, passage):
            yield "polarity", word, f"'{word}' stands between its parts, but it is not denied"


#: what tells of a name by the way: "in talks to buy Finch, a startup valued at $5 billion"
_ASIDE = re.compile(r",\s+(?:an?|the|which|who)\s")
_NOMINAL = re.compile(
    r"\s*\(?|['’]s?\s+(?:(?!to\b)[\w-]+\s+){0,2}|-\w+\s+(?:(?!to\b)[\w-]+\s+){0,4}"
)
#: between an owner and what is his
_OWNED = re.compile(r"['\u2019]s?\s+(?:new |latest |own |powerful |popular |flagship )?")
_TITLE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: the longest wording of what a company is, in words
MOST_KIND = 5
#: the longest title in words
MOST_TITLE = 10


@dataclass(frozen=True)
class _Region:
    """Where a claim is put forward: its sentence, and the places of its two parts."""

    text: str
    sentence: Span
    parts: tuple[Span, Span]
    named: bool
    titles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()

    @property
    def clause(self) -> Span:
        """The clauses in which the parts stand, and all between them."""
        first, second = sorted(self.parts)
        stop = _CLAUSE_END.search(self.text, max(first[1], second[1]), self.sentence[1])
        aside = self.named and _ASIDE.match(self.text, first[1])
        begin = first[0] if aside and aside.end() <= second[0] else self.begin(first[0])
        return begin, stop.start() if stop else self.sentence[1]

    def begin(self, at: int) -> int:
        """Return where the clause begins that holds the place."""
        found = [one.end() for one in _CLAUSE_END.finditer(self.text, self.sentence[0], at)]
        return found[-1] if found else self.sentence[0]

    def up_to(self) -> list[Span]:
        """Return the clauses of the parts up to their ends; one span when both are named."""
        if self.named:
            return [(self.clause[0], max(b for _, b in self.parts))]
        return sorted({(self.begin(a), b) for a, b in self.parts})

    @property
    def nominal(self) -> bool:
        """Whether one part owns or names the other, as in "Finch's Heron": that is settled."""
        first, second = sorted(self.parts)
        joined = first[1] > second[0] or _NOMINAL.fullmatch(self.text, first[1], second[0])
        titled = joined or self._titled(first[1], second[0])
        return self.named and bool(titled or self._of_kind(first[1], second[0]))

    @property
    def owned(self) -> bool:
        """Whether only an "'s" stands between: what is denied is not whose it is."""
        first, second = sorted(self.parts)
        return self.named and bool(_OWNED.fullmatch(self.text, first[1], second[0]))

    def _of_kind(self, start: int, end: int) -> bool:
        """Return whether only what it is stands between them: "the French startup Heron"."""
        words = self.text[start:end].casefold().split()
        if not words or len(words) > MOST_KIND or words[-1].rstrip(",") not in self.kinds:
            return False
        return not any(cue_hits(self.unsettled, self.text, start, end))

    def _titled(self, start: int, end: int) -> bool:
        """Return whether only a title stands between them: "Finch's chief executive, Ann Lee"."""
        words = _TITLE.findall(self.text[start:end].casefold())
        return 0 < len(words) <= MOST_TITLE and all(word in self.titles for word in words)


def _region(candidate: Candidate, passage: Passage) -> _Region:
    """Return where the claim is put forward.

    Of parts that stand there several times the nearest to each other count; a part that stands
    nowhere by name, as a wording of our own, is taken to stand at the decisive words.
    """
    at, text = candidate.locator, passage.text
    words = (quote_places(at.words, text, at.start, at.end) or [(at.start, at.end)])[0]
    first = _recorded(candidate.subject, passage) or passage.places(candidate.subject)
    second = _object_places(candidate, passage)
    if bool(first) != bool(second) and _is_entity(candidate, passage):
        first, second = first or second, second or first
    pairs = ((a, b) for a in first or [words] for b in second or [words])
    a, b = min(pairs, key=lambda pair: _cost(pair[0], pair[1], words))
    start, end = min(a[0], b[0]), max(a[1], b[1])
    spans = sentences(text, at.start, at.end)
    inside = [one for one in spans if one[0] < end and start < one[1]]
    sentence = (inside[0][0], inside[-1][1]) if inside else (at.start, at.end)
    named = a != b and bool(first and second)
    cues = passage.names.cues
    return _Region(text, sentence, (a, b), named, cues.titles, cues.kinds, cues.unsettled)


def _recorded(label: str, passage: Passage) -> list[Span]:
    """Return where in the passage mentions record that the entity is named."""
    key = fold(label)
    return [
        (one.start, one.end)
        for one in passage.mentions
        if fold(one.name) == key and passage.start <= one.start < one.end <= passage.end
    ]


def _is_entity(candidate: Candidate, passage: Passage) -> bool:
    rule = passage.names.vocabulary.properties.get(candidate.predicate)
    return rule is not None and rule.range is Range.ENTITY


def _object_places(candidate: Candidate, passage: Passage) -> list[Span]:
    if _is_entity(candidate, passage):
        named = _recorded(candidate.object, passage) or passage.places(candidate.object)
        if named:
            return named
    said = dict(candidate.options).get("said", "")
    quoted = quote_places(said or candidate.object, passage.text, passage.start, passage.end)
    return quoted or passage.places(candidate.object)


def _cost(a: Span, b: Span, words: Span) -> tuple[int, int]:
    """Return how far two places are apart, and then how far they are from the decisive words."""
    return _gap(a, b), _gap(a, words) + _gap(b, words)


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _unsettled(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words that leave the sentence open, or the clauses that the claim stands in."""
    cues, text = passage.names.cues, passage.text
    region = _region(candidate, passage)
    if region.nominal:
        return
    sentence, clause = region.sentence, region.clause
    apart = [*_apart(candidate, passage), *_settled(region.sentence, passage)]
    seen = set()
    for words, (start, end) in ((cues.conditions, sentence), (cues.unsettled, clause)):
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
    """Return the places whose words are part of a name or of the wording of a value."""
    said = dict(candidate.options).get("said", "")
    found = quote_places(said, passage.text, passage.start, passage.end) if said else []
    for label in (candidate.subject, candidate.object):
        found += passage.places(label)
    return found


def _denials(words: tuple[str, ...], start: int, end: int, passage: Passage) -> Iterator[str]:
    """Yield the words of denial between two places that no turn of phrase takes back."""
    text = passage.text
    affirming = cue_pattern(passage.names.cues.affirming).finditer(text, start, passage.end)
    spared = [match.span() for match in affirming]
    for match in cue_pattern(words).finditer(text, start, end):
        if not any(a <= match.start() < b for a, b in spared):
            yield match[0]


def _between(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words of denial before the end of the claim's parts, in the same clauses."""
    cues, seen = passage.names.cues, set()
    region = _region(candidate, passage)
    if region.owned:
        return
    for start, end in region.up_to():
        seen |= set(_denials(cues.denials, start, end, passage))
    yield from sorted(seen)


def _speaks(by: str, passage: Passage) -> bool:
    """Return whether the claimant stands in the passage, or speaks in its paragraph."""
    if passage.way(by) is not None:
        return True
    text = passage.text
    return any(
        name_places(by, text[start:end], passage.names)
        and cue_pattern(passage.names.cues.speech).search(text, start, end)
        for start, end in _sentences_near(passage)
    )


def _sentences_near(passage: Passage) -> Iterable[Span]:
    for start, end in paragraphs(passage.text):
        if start < passage.end and passage.start < end:
            yield from sentences(passage.text, start, end)
