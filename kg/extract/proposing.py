"""From a document's text to proposed claims, entities, and what could not be said."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.extract.claims.gathering import Gathered
from kg.extract.claims.grounded import only_grounded
from kg.extract.claims.proposals import Proposals
from kg.extract.claims.writing import Writer, Written
from kg.extract.grounder.grounding import ground
from kg.extract.grounder.names import KnownNames
from kg.extract.learned.learning import learning
from kg.extract.parse.parsing import Parsing
from kg.extract.reading import Sentence, read_sentences
from kg.extract.reference.anaphora import REACH, reachable, with_anaphora
from kg.extract.reference.benchmarks import with_benchmarks
from kg.extract.reference.deals import with_deals
from kg.extract.reference.ellipsis import with_subjects
from kg.extract.reference.own_firm import with_own_firms
from kg.extract.reference.points import with_point_subjects, with_topics
from kg.extract.reference.preposed import with_preposed
from kg.extract.reference.reference import with_references
from kg.extract.reference.referring import with_referents
from kg.extract.reference.speakers import with_speakers
from kg.extract.relations.contradicting import Around
from kg.extract.relations.leaning import Topics
from kg.extract.relations.matches import matches
from kg.extract.relations.publisher import the_publisher, with_publisher
from kg.extract.signs.lexicon import Lexicon, name_key
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.model import Candidate, Document, NewEntity

__all__ = ["Proposals", "patterns_of", "propose", "understood"]


@lru_cache(maxsize=4)
def patterns_of(rules: Rules, lexicon: Lexicon) -> Patterns:
    """Return the patterns of the rules over the lexicon's vocabulary; they are made once."""
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
    patterns = patterns_of(rules, lexicon)
    sentences = understood(document, text, lexicon, patterns)
    writer = Writer(document, text, lexicon, patterns)
    found = Gathered()
    for at, sentence in enumerate(sentences):
        earlier = reachable(sentence, sentences[max(0, at - REACH) : at])
        held = matches(sentence, earlier, Topics(sentences, at), patterns, text)
        around = Around(sentences, at, patterns, document.published)
        found.take(sentence, held, around, writer)
    _add_figures(found, document, text, lexicon)
    if parsing is not None:
        _add(parsing.claims(sentences, writer, list(found.candidates.values())), found)
    if rules.weights.strip():
        known = list(found.candidates.values())
        _add(learning(rules).claims(sentences, writer, known, found.refused), found)
    found.settle()
    entities = tuple(_with_aliases(one, found, text, lexicon) for one in found.entities.values())
    made = Proposals(entities, tuple(found.candidates.values()), tuple(found.unsaid))
    return only_grounded(made, text, _names(lexicon), document.publisher)


def understood(
    document: Document, text: str, lexicon: Lexicon, patterns: Patterns
) -> list[Sentence]:
    """Return the sentences with all that is understood in them."""
    listed = with_topics(read_sentences(text, lexicon, patterns), patterns)
    publisher = the_publisher(document.publisher, lexicon, listed)
    named = with_anaphora(with_publisher(listed, text, publisher, patterns), patterns)
    referred = with_referents(with_references(named, patterns), patterns)
    late = with_own_firms(with_references(referred, patterns, late=True), patterns)
    leaning = with_deals(with_speakers(late, patterns), patterns)
    told = with_subjects(with_point_subjects(leaning, patterns), patterns)
    return with_benchmarks(with_preposed(told, patterns), patterns)


def _with_aliases(entity: NewEntity, found: Gathered, text: str, lexicon: Lexicon) -> NewEntity:
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


def _add_figures(found: Gathered, document: Document, text: str, lexicon: Lexicon) -> None:
    """Add the figures of which no frame has made a claim that its passage carries."""
    names = _names(lexicon).including(tuple(found.entities.values()))
    by_place: dict[tuple[int, int], list[Candidate]] = {}
    for one in found.candidates.values():
        for mention in one.mentions:
            by_place.setdefault((mention.start, mention.end), []).append(one)
    used: set[tuple[int, int]] = set()
    for figure, (candidate, entities) in found.figures:
        rivals = by_place.get((figure.start, figure.end), ())
        if not any(not ground(one, text, names, document.publisher) for one in rivals):
            used |= found.keep(candidate, entities)
    found.tell(used)


def _add(made: Iterable[Written], found: Gathered) -> None:
    """Add what another reading shows and the rules have not proposed; that is not left out."""
    used: set[tuple[int, int]] = set()
    for candidate, entities in made:
        used |= found.keep(candidate, entities)
    found.tell(used)
