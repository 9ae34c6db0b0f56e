"""The order of the stages, and only here: files to claims to agreement to quads to a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from kg.agreement.contradiction import by_judgement
from kg.agreement.disagreement import find_disagreements
from kg.corpus.cells import check_cells
from kg.corpus.claims_reading import Reading
from kg.corpus.documents import published_days
from kg.corpus.identities import read_identities
from kg.corpus.overlap import read_overlaps
from kg.corpus.passages import ClaimsFile
from kg.corpus.places import check_places, unverified
from kg.corpus.registry import read_documents, read_entities, read_tables
from kg.corpus.texts import read_texts
from kg.errors import LocatorError, Problem
from kg.export.turtle import turtle
from kg.graph.answers import answer_quads
from kg.graph.builds import is_whole, place_for
from kg.graph.encoding import Encoder
from kg.graph.engine import Engine
from kg.graph.namespaces import Terms
from kg.graph.ontology import ontology_quads, read_vocabulary
from kg.graph.quads import finding_quads, said_quads
from kg.graph.said import Said
from kg.graph.store import build_dir, write_build
from kg.graph.stream import counted
from kg.model import Assertion, Claim, Disagreement, Document, Entity, Vocabulary
from kg.output import write_all
from kg.resolve.garbling import marked_as_garbled
from kg.resolve.index import EntityIndex, document_entities
from kg.resolve.layers import resolve_all
from kg.resolve.merging import merge
from kg.resolve.newcomers import Newcomers
from kg.resolve.resolution import Resolver
from kg.resolve.suggestion import near_names
from kg.resolve.tabled import Tabled, TableFolders, read_tabled
from kg.resolve.verdicts import Verdicts
from kg.resources import Root, cache_dir

__all__ = [
    "Graph",
    "Made",
    "build",
    "encode",
    "ensure_build",
    "load_graph",
    "open_index",
    "store_build",
    "verify_places",
]


@dataclass(frozen=True)
class Graph:
    """Everything that the curated files say, resolved and compared, before it is RDF.

    `idle` are the judgements on what is no disagreement.
    """

    vocabulary: Vocabulary
    documents: list[Document]
    entities: list[Entity]
    files: list[ClaimsFile]
    assertions: list[Assertion]
    disagreements: list[Disagreement]
    namings: list[tuple[Document, str, str]]
    idle: list[Problem]
    resolver: Resolver
    tabled: Tabled = field(default_factory=Tabled)

    @property
    def claims(self) -> dict[str, Claim]:
        """Return the claims by identifier, each once."""
        return {one.claim.id: one.claim for one in self.assertions}

    def counts(self) -> dict[str, int]:
        """Return how many of each kind of thing there are, entities by class too."""
        found = Counter(one.kind for one in self.entities)
        return dict(sorted(found.items())) | {
            "Document": len(self.documents),
            "Entity": len(self.entities),
            "Claim": len(self.claims),
            "Assertion": len(self.assertions),
            "Disagreement": len(self.disagreements),
        }


_ONE_BY_ONE = Reading()


def open_index(root: Root) -> tuple[Vocabulary, EntityIndex]:
    """Return the vocabulary of a root, and its entities and documents by name."""
    vocabulary = read_vocabulary(root)
    judged = read_identities(root.tables("judgements/entities.yaml"))
    merged = merge(read_entities(root.folders("entities"), vocabulary), judged, vocabulary)
    documents = read_documents(root.folders("documents"))
    known = [*merged.entities, *document_entities(documents, merged.entities)]
    return vocabulary, EntityIndex(known, merged.distinct, merged.origins)


def load_graph(root: Root, reading: Reading = _ONE_BY_ONE) -> Graph:
    """Return the graph of the curated files under `root`; how they are read changes nothing of it.

    Raises DataError with every problem of the first stage that has any.
    """
    vocabulary, index = open_index(root)
    documents = read_documents(root.folders("documents"))
    entities = [one for one in index.by_id.values() if one.kind != "Document"]
    wording, newcomers = read_tables(root.table("wording.yaml")), Newcomers(index, vocabulary)
    tabled = read_tabled(documents, TableFolders.of(root), newcomers, wording)
    names = [name for one in index.by_id.values() for name in one.names]
    resolver = Resolver(vocabulary, wording, index, partial(near_names, known=names))
    files = reading.read(root.folders("claims"), set(vocabulary.qualifiers))
    resolver = resolver.anchored(files)
    assertions = resolve_all(files, {one.key: one for one in documents}, resolver)
    folders = root.folders("judgements")
    assertions = marked_as_garbled([*assertions, *tabled.assertions], folders, index)
    verdicts = Verdicts(folders, index, vocabulary)
    found = find_disagreements(
        assertions, vocabulary, index.labels(), verdicts.judgements(), published_days(documents)
    )
    idle = verdicts.idle(found, assertions)
    current = [one for one in assertions if not one.superseded]
    found += by_judgement(current, verdicts.contradictions(current))
    namings = _namings(files, documents, index)
    entities = sorted([*entities, *tabled.entities], key=lambda one: one.id)
    return Graph(
        vocabulary, documents, entities, files, assertions, found, namings, idle, resolver, tabled
    )


def _namings(
    files: list[ClaimsFile], documents: list[Document], index: EntityIndex
) -> list[tuple[Document, str, str]]:
    """Return document, name and entity of each name that means something else in one document."""
    by_key = {one.key: one for one in documents}
    pairs = [(by_key[file.document], *pair) for file in files for pair in file.names.items()]
    found = [(document, name, index.find(meant)) for document, name, meant in pairs]
    return [(document, name, one.id) for document, name, one in found if one is not None]


def verify_places(graph: Graph, *folders: Path) -> int:
    """Check every cell, and every passage whose text is in one of the folders, and return how many.

    Raises LocatorError with every place that is not what the data say.
    """
    return _verified(graph, read_texts(graph.documents, *folders))


def _verified(graph: Graph, texts: dict[str, str]) -> int:
    cells, wrong = check_cells(graph.assertions, graph.tabled.sheets)
    passages, problems = check_places(graph.assertions, texts)
    checked, problems = cells + passages, wrong + problems
    if problems:
        raise LocatorError(*problems)
    return checked


def encode(graph: Graph, root: Root) -> Iterator[str]:
    """Yield the N-Quads of the graph, many lines at a time, without the ontology.

    Some come more than once. Raises SyntaxError where an address in the data is no IRI.
    """
    encoder = Encoder.of(Terms(root.prefixes()), graph.vocabulary, graph.entities, graph.documents)
    said = Said(graph.assertions, graph.disagreements, graph.vocabulary)
    yield from said_quads(encoder, graph.documents, said)
    overlaps = [one for path in root.tables("overlaps.yaml") for one in read_overlaps(path)]
    rule = read_tables(root.table("wording.yaml")).origins
    yield from finding_quads(encoder, said, overlaps, rule)
    for document, name, entity in graph.namings:
        yield encoder.naming(document, name, entity)
    yield from answer_quads(encoder, graph.documents, said)


@dataclass(frozen=True)
class Made:
    """What a build made: counts, how many places were verified or could not be, and the files."""

    counts: dict[str, int]
    places: int
    unverified: Problem | None
    files: list[Path]
    tables: dict[str, str] = field(default_factory=dict)


def ensure_build(root: Root, texts: Path | None = None) -> Path:
    """Return the folder of the build of `root`, after making it when it is not there or damaged.

    Places are verified first where texts are at hand, in the workspace or in `texts`. Raises
    DataError or LocatorError; then no build is made.
    """
    folder = build_dir(root)
    if is_whole(folder):
        return folder
    reading = Reading(cache=cache_dir())
    graph = load_graph(root, reading)
    places = verify_places(graph, *root.text_folders(texts))
    return store_build(root, graph, places, reading)


def store_build(root: Root, graph: Graph, places: int, reading: Reading = _ONE_BY_ONE) -> Path:
    """Make the build of `root`, with `places` places verified, and return its folder.

    Where the cache cannot be written it lies in a folder that is gone with the process.
    """
    folder = place_for(build_dir(root))
    ontology = (f"{q.subject} {q.predicate} {q.object} .\n" for q in ontology_quads(root))
    lines = counted(chain(encode(graph, root), ontology), reading.told)
    write_build(folder, lines, {"counts": graph.counts(), "places": places}, lenient=True)
    return folder


def build(root: Root, texts: Path | None, out: Path, reading: Reading | None = None) -> Made:
    """Make the graph, verify it against the texts at hand, and write its files into `out`.

    Of the claims files only those that changed are read again, unless `reading` says otherwise.

    Nothing in `out` changes before everything has been made and lies there, to be renamed. Raises
    DataError, LocatorError, BuildError or OutputError.
    """
    from kg.views.page import build_page

    how = reading or Reading(cache=cache_dir())
    graph = load_graph(root, how)
    by_id = read_texts(graph.documents, *root.text_folders(texts))
    places = _verified(graph, by_id)
    folder = build_dir(root)
    if not is_whole(folder):
        folder = store_build(root, graph, places, how)
    engine = Engine.on_disk(folder, root.prefixes())
    made = {
        "kg.ttl": turtle(engine),
        "kg.trig": turtle(engine, graphs=True),
        "graph.html": build_page(engine, root.queries, by_id or None),
    }
    write_all({out / name: text for name, text in made.items()})
    lacking = unverified(root, graph.documents, graph.assertions, by_id, texts)
    tables = {key: one.line() for key, one in graph.tabled.tallies.items()}
    return Made(graph.counts(), places, lacking, [out / name for name in made], tables)
