"""The curated claims held against their texts by the grounder that proposals pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Protocol

from kg.corpus.completion import locator_of
from kg.corpus.cues import read_cues
from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.corpus.tables import read_tables
from kg.errors import LocatorError
from kg.extract.grounder.grounding import Part, Refusal, refusals
from kg.extract.grounder.names import KnownNames, Names
from kg.extract.grounder.standing import Passage as Place
from kg.extract.grounder.standing import Way, lacking_words
from kg.identifiers import fold
from kg.model import Candidate, Entity, Severity, Tier, Vocabulary, WordingTable
from kg.model.cues import Cues
from kg.model.segments import paragraphs
from kg.resources import Root

__all__ = ["Grounded", "Kind", "graded", "ground_claims", "ground_file", "ground_files", "names_in"]

_ENTITIES = {Part.SUBJECT, Part.OBJECT, Part.QUALIFIER, Part.CLAIMANT}


class Kind(StrEnum):
    """How far a curated claim is grounded, best first."""

    OUTRIGHT = "outright"
    DESCRIBED = "described"
    CARRIED_PARAGRAPH = "carried in the paragraph"
    CARRIED_BEFORE = "carried from before"
    CARRIED_BEHIND = "named only behind"
    OWN_WORDS = "own words"
    REFUSED = "not grounded"

    @property
    def severity(self) -> Severity | None:
        """How grave it is; None when nothing is amiss."""
        if self is Kind.REFUSED:
            return Severity.WARNING
        return None if self in (Kind.OUTRIGHT, Kind.DESCRIBED) else Severity.INFO


@dataclass(frozen=True)
class Grounded:
    """One curated claim: where it is written, its three parts, how it is grounded, why not."""

    where: str
    claim: str
    kind: Kind
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]


def names_in(
    file: ClaimsFile,
    entities: Iterable[Entity],
    vocabulary: Vocabulary,
    table: WordingTable,
    cues: Cues,
) -> KnownNames:
    """Return the names of the entities, and what the file's own names mean."""
    known = {one.label: list(one.aliases) for one in entities}
    by_key = {fold(name): one for one, names in known.items() for name in (one, *names)}
    for name, meant in file.names.items():
        known[by_key.get(fold(meant), meant)].append(name)
    return KnownNames(known, vocabulary, table, cues)


class Curated(Protocol):
    """What is read of the curated data: the pipeline's graph has it."""

    @property
    def files(self) -> list[ClaimsFile]:
        """Return the claims files."""

    @property
    def entities(self) -> list[Entity]:
        """Return the entities."""

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary."""


def ground_claims(
    root: Root, graph: Curated, texts: dict[str, str], wanted: str = ""
) -> list[Grounded]:
    """Return how the passage of each curated claim carries it, in all documents or in one.

    `texts` are those at hand by document id. Raises DataError, or LocatorError without a text.
    """
    key = wanted.removeprefix("document/").removeprefix("document ")
    files = [one for one in graph.files if key in ("", one.document)]
    table = read_tables(root.table("wording.yaml"))
    cues = read_cues(root.table("extraction/cues.yaml"))
    known = partial(names_in, entities=graph.entities, vocabulary=graph.vocabulary)
    return ground_files(files, texts, partial(known, table=table, cues=cues))


def ground_files(
    files: Iterable[ClaimsFile], texts: dict[str, str], known: Callable[[ClaimsFile], Names]
) -> list[Grounded]:
    """Return every claim of the files whose document's text is at hand, by document id.

    Raises LocatorError when that is none of them.
    """
    chosen = [(one, f"document/{one.document}") for one in files]
    found = [(one, texts[key]) for one, key in chosen if key in texts]
    if not found:
        fix = "name a document of the graph, and a folder of texts with --texts or KG_TEXTS"
        raise LocatorError.single("", "the text is not at hand", fix)
    return [one for file, text in found for one in ground_file(file, text, known(file))]


def ground_file(file: ClaimsFile, text: str, names: Names) -> list[Grounded]:
    """Return every claim of the file with how its passage carries it.

    A curated claim may carry a name on from before, name what the passage only describes, or
    put a description in our own words; a rule or a model may do neither without saying so.
    """
    return [
        _grounded(file, passage, row, text, names)
        for passage in file.passages
        for row in passage.rows
    ]


def _grounded(file: ClaimsFile, passage: Passage, row: Row, text: str, names: Names) -> Grounded:
    candidate = Candidate(
        document=file.document,
        subject=row.subject,
        predicate=row.predicate,
        object=row.object,
        options=tuple({**passage.options, **row.options}.items()),
        locator=locator_of(file, passage),
        tier=Tier.B,
        rule="curated",
    )
    found = graded(candidate, text, names)
    kinds = [kind for _, kind in found]
    place = Place(text, candidate.locator.start, candidate.locator.end, names)
    described = [place.way(row.subject) is Way.DESCRIBED, place.way(row.object) is Way.DESCRIBED]
    start = Kind.DESCRIBED if any(described) else Kind.OUTRIGHT
    order = list(Kind)
    kind = max([start, *kinds], key=order.index)
    return Grounded(
        where=f"{file.path}:{row.line}",
        claim=f"[{row.subject}, {row.predicate}, {row.object}]",
        kind=kind,
        reasons=tuple(one.reason for one, _ in found),
        parts=tuple(one.part for one, of in found if of is kind),
    )


def graded(
    candidate: Candidate, text: str, names: Names, publisher: str = ""
) -> list[tuple[Refusal, Kind]]:
    """Return what the grounder says against a claim of a person, each with how grave it is."""
    place = Place(text, candidate.locator.start, candidate.locator.end, names)
    return [(one, _kind(one, place)) for one in refusals(candidate, text, names, publisher)]


def _kind(refusal: Refusal, place: Place) -> Kind:
    """Return how grave the refusal is in a claim that a person has read."""
    if refusal.part in _ENTITIES:
        return _carried(refusal.what, place)
    if refusal.part is Part.WORDS:
        lacking = lacking_words(refusal.what, place)
        hard = [word for word in lacking if word[0].isupper() or any(map(str.isdigit, word))]
        kinds = [_carried(word, place) for word in hard]
        return Kind.REFUSED if Kind.REFUSED in kinds else Kind.OWN_WORDS
    return Kind.REFUSED


def _carried(label: str, place: Place) -> Kind:
    """Return from where the passage carries the name on, if from anywhere."""
    for kind, (start, end) in _wider(place):
        wider = Place(place.text, start, end, place.names)
        if wider.way(label) is not None:
            return kind
    return Kind.REFUSED


def _wider(place: Place) -> Iterable[tuple[Kind, tuple[int, int]]]:
    """Yield what a reader of the passage has at hand: its paragraphs, what is before, all of it."""
    spans = [one for one in paragraphs(place.text) if one[0] < place.end and place.start < one[1]]
    yield Kind.CARRIED_PARAGRAPH, (spans[0][0], spans[-1][1]) if spans else (place.start, place.end)
    yield Kind.CARRIED_BEFORE, (0, place.end)
    yield Kind.CARRIED_BEHIND, (0, len(place.text))
