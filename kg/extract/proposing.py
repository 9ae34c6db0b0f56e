"""From a document's text to proposed claims, entities, and what could not be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.extract.anaphora import REACH, reachable, with_anaphora
from kg.extract.benchmarks import with_benchmarks
from kg.extract.ellipsis import with_subjects
from kg.extract.framing import Hit, hits
from kg.extract.grounded import only_grounded
from kg.extract.judging import Verdict, judge
from kg.extract.lexicon import Lexicon, name_key
from kg.extract.masking import Masked
from kg.extract.names import KnownNames
from kg.extract.parsing import Parsing
from kg.extract.patterns import Patterns
from kg.extract.points import with_point_subjects, with_topics
from kg.extract.proposals import Proposals
from kg.extract.publisher import said_by_publisher, the_publisher, with_publisher
from kg.extract.reading import Sentence, read_sentences
from kg.extract.reference import with_references
from kg.extract.referring import with_referents
from kg.extract.rules import Rules
from kg.extract.speech import voices
from kg.extract.unsaid import left_out
from kg.extract.writing import Writer
from kg.model import Candidate, Document, NewEntity, Tier, Unsaid

__all__ = ["Proposals", "propose"]


@dataclass
class _Found:
    candidates: dict[str, Candidate] = field(default_factory=dict)
    entities: dict[str, NewEntity] = field(default_factory=dict)
    unsaid: list[Unsaid] = field(default_factory=list)


@lru_cache(maxsize=4)
def _patterns(rules: Rules, lexicon: Lexicon) -> Patterns:
    return Patterns(rules, lexicon.vocabulary)


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> KnownNames:
    aliases = {one: lexicon.aliases[one] for one in lexicon.of_the_graph}
    return KnownNames(aliases, lexicon.vocabulary, lexicon.table, lexicon.cues)


def propose(
    document: Document, text: str, lexicon: Lexicon, rules: Rules, parsing: Parsing | None = None
) -> Proposals:
    """Return what the rules propose for the text; the same input gives the same proposals.

    With `parsing` the parse of its sentences adds to them. Each claim is grounded; one that is not
    is among the passages left out, with the reasons.
    Nothing is read but the arguments, and `document` and `text` may come from another process.
    """
    patterns = _patterns(rules, lexicon)
    sentences = _read(document, text, lexicon, patterns)
    writer = Writer(document, text, lexicon, patterns)
    found = _Found()
    for at, sentence in enumerate(sentences):
        earlier = reachable(sentence, sentences[max(0, at - REACH) : at])
        _one_sentence(sentence, earlier, writer, patterns, found)
    if parsing is not None:
        _add_parsed(sentences, writer, parsing, found)
    entities = tuple(_with_aliases(one, found, text, lexicon) for one in found.entities.values())
    made = Proposals(entities, tuple(found.candidates.values()), tuple(found.unsaid))
    return only_grounded(made, text, _names(lexicon), document.publisher)


def _read(document: Document, text: str, lexicon: Lexicon, patterns: Patterns) -> list[Sentence]:
    """Return the sentences with all that is understood in them."""
    listed = with_topics(read_sentences(text, lexicon, patterns), patterns)
    publisher = the_publisher(document.publisher, lexicon, listed)
    named = with_anaphora(with_publisher(listed, text, publisher, patterns), patterns)
    referred = with_referents(with_references(named, patterns), patterns)
    understood = with_subjects(with_point_subjects(referred, patterns), patterns)
    return with_benchmarks(understood, patterns)


def _with_aliases(entity: NewEntity, found: _Found, text: str, lexicon: Lexicon) -> NewEntity:
    """Return the entity with the other names by which the proposals mention it, and it only."""
    nationalities = lexicon.cues.nationalities.get(entity.label, ())
    spoken = {
        text[one.start : one.end]
        for candidate in found.candidates.values()
        for one in candidate.mentions
        if one.name == entity.label and not one.anaphor
    }
    key = name_key(entity.label)
    spoken -= {word for word in spoken if word.casefold() in nationalities}
    spoken -= {word for word in spoken if _is_of_another(word, entity.label, lexicon)}
    aliases = sorted(name for name in spoken if name_key(name) != key)
    return entity.model_copy(update={"aliases": tuple(aliases)}) if aliases else entity


def _is_of_another(word: str, label: str, lexicon: Lexicon) -> bool:
    known = lexicon.find(word)
    return known is not None and known.label != label


def _one_sentence(
    sentence: Sentence, earlier: list[Masked], writer: Writer, patterns: Patterns, found: _Found
) -> None:
    used: set[tuple[int, int]] = set()
    reasons: list[str] = []
    said: set[tuple[str, str, str]] = set()
    for hit, judged, where in _judged(sentence, earlier, patterns):
        verdict = said_by_publisher(hit, judged)
        if verdict.reason:
            reasons.append(f"{hit.frame.name}: {verdict.reason}")
            continue
        for candidate, entities in writer.claims(hit, verdict, where):
            if all(one.start < where.own for one in candidate.mentions):
                continue
            if where.masked in sentence.views and _said(candidate) & said:
                continue
            said |= _said(candidate)
            kept = found.candidates.setdefault(candidate.id, candidate)
            if kept.tier > candidate.tier:
                found.candidates[candidate.id] = candidate
            used |= {(one.start, one.end) for one in candidate.mentions}
            for one in entities:
                found.entities.setdefault(one.label, one)
    found.unsaid += left_out(sentence, writer.text, used, reasons)


def _said(one: Candidate) -> set[tuple[str, str, str]]:
    """Return the triple, and for a figure what it is a figure of: that is said of one subject."""
    triple = (one.subject, one.predicate, one.object)
    figure = "said" in dict(one.options)
    return {triple, ("", one.predicate, one.object)} if figure else {triple}


def _add_parsed(sentences: list[Sentence], writer: Writer, parsing: Parsing, found: _Found) -> None:
    """Add what the parse shows and the rules have not proposed; what it reads is not left out."""
    used: set[tuple[int, int]] = set()
    made = parsing.claims(sentences, writer, list(found.candidates.values()))
    for candidate, entities in made:
        found.candidates.setdefault(candidate.id, candidate)
        used |= {(one.start, one.end) for one in candidate.mentions}
        for one in entities:
            found.entities.setdefault(one.label, one)
    found.unsaid = [one for one in found.unsaid if (one.start, one.end) not in used]


def _judged(
    sentence: Sentence, earlier: list[Masked], patterns: Patterns
) -> Iterator[tuple[Hit, Verdict, Sentence]]:
    """Yield what the sentence holds, and what it holds only with what is understood in it."""
    heard = voices(sentence.masked, patterns, earlier)
    for hit in hits(sentence.masked, patterns):
        yield hit, judge(hit, sentence, heard, patterns), sentence
    for view in sentence.views:
        yield from _understood(sentence, view, earlier, patterns)
    whole, listed = sentence.with_lead_in(), sentence.with_topic()
    if whole is not None:
        yield from _across(whole, hits(whole.masked, patterns), earlier, patterns)
    if listed is not None:
        yield from _across(listed, hits(listed.masked, patterns, "listed"), earlier, patterns)


def _understood(
    sentence: Sentence, view: Masked, earlier: list[Masked], patterns: Patterns
) -> Iterator[tuple[Hit, Verdict, Sentence]]:
    """Yield what the sentence holds only by a name that is understood in it."""
    where = replace(sentence, masked=view)
    added = set(view.spans) - set(sentence.masked.spans)
    kinds = frozenset(one.kind.lower() for one in added)
    found = [
        hit
        for hit in hits(view, patterns, among=kinds)
        if any(one in added for every in hit.slots.values() for one in every)
    ]
    heard = voices(view, patterns, earlier) if found else []
    for hit in found:
        yield hit, replace(judge(hit, where, heard, patterns), tier=Tier.B), where


def _across(
    whole: Sentence, found: Iterator[Hit], earlier: list[Masked], patterns: Patterns
) -> Iterator[tuple[Hit, Verdict, Sentence]]:
    """Yield what a point says only together with its lead-in or heading; it is always reviewed."""
    heard = voices(whole.masked, patterns, earlier)
    for hit in found:
        starts = [one.start >= whole.own for every in hit.slots.values() for one in every]
        if any(starts) and not all(starts):
            verdict = judge(hit, whole, heard, patterns)
            yield hit, replace(verdict, tier=Tier.B), whole
