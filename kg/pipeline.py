"""The order of the stages, and only here: files to claims to agreement to quads to a build."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.agreement.disagreement import find_disagreements
from kg.agreement.interest import self_interested
from kg.agreement.status import is_direct, statuses
from kg.corpus.passages import ClaimsFile, read_claims_file
from kg.corpus.registry import (
    read_documents,
    read_entities,
    read_judgements,
    read_tables,
    yaml_files,
)
from kg.corpus.texts import read_texts, verify
from kg.errors import AiraceError, DataError, LocatorError, Problem
from kg.graph.encoding import Encoder, Quad
from kg.graph.namespaces import Terms
from kg.graph.ontology import ontology_quads, read_vocabulary
from kg.graph.store import build_dir, nquads, write_build
from kg.identifiers import digest
from kg.model import Assertion, Claim, Disagreement, Document, Entity, Judgement, Vocabulary
from kg.resolve.index import EntityIndex, document_entity
from kg.resolve.resolution import Resolver
from kg.resolve.suggestion import near_names
from kg.resources import Root

__all__ = ["Graph", "ensure_build", "load_graph", "verify_places"]


@dataclass(frozen=True)
class Graph:
    """Everything that the curated files say, resolved and compared, before it is RDF."""

    vocabulary: Vocabulary
    documents: list[Document]
    entities: list[Entity]
    files: list[ClaimsFile]
    assertions: list[Assertion]
    disagreements: list[Disagreement]

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


def load_graph(root: Root) -> Graph:
    """Return the graph of the curated files under `root`.

    Raises DataError with every problem of the first stage that has any.
    """
    vocabulary = read_vocabulary(root)
    documents = read_documents(root.data / "documents")
    entities = read_entities(root.data / "entities", vocabulary)
    index = EntityIndex([*entities, *map(document_entity, documents)])
    names = [name for one in index.by_id.values() for name in one.names]
    suggest = partial(near_names, known=names)
    resolver = Resolver(vocabulary, read_tables(root.data), index, suggest)
    files = _read_claims(root, vocabulary)
    assertions = _resolve(files, {one.key: one for one in documents}, resolver)
    judgements = _judgements(root.data / "judgements" / "disagreements.yaml", index, vocabulary)
    found = find_disagreements(assertions, vocabulary, index.labels(), judgements)
    return Graph(vocabulary, documents, entities, files, assertions, found)


def _read_claims(root: Root, vocabulary: Vocabulary) -> list[ClaimsFile]:
    files, problems = [], []
    for path in yaml_files(root.data / "claims"):
        try:
            files.append(read_claims_file(path, set(vocabulary.qualifiers)))
        except AiraceError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(*problems)
    return files


def _resolve(
    files: list[ClaimsFile], documents: dict[str, Document], resolver: Resolver
) -> list[Assertion]:
    found: list[Assertion] = []
    problems: list[Problem] = []
    for file in files:
        document = documents.get(file.document)
        try:
            if document is None or file.path.stem != file.document:
                what = f"document '{file.document}' is not in data/documents, or not this file's"
                fix = f"name both files {file.document}.yaml"
                raise DataError.single(str(file.path), what, fix)
            found += resolver.resolve(file, document)
        except AiraceError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(*problems)
    return found


def _judgements(path: Path, index: EntityIndex, vocabulary: Vocabulary) -> list[Judgement]:
    found = []
    for item, one in read_judgements(path):
        subject = index.find(one.subject)
        if subject is None:
            raise item.error(f"nothing is called '{one.subject}'", "use a label of data/entities")
        if one.predicate not in vocabulary.properties:
            raise item.error(f"unknown property '{one.predicate}'", "spell it as in the ontology")
        found.append(one.model_copy(update={"subject": subject.id}))
    return found


def verify_places(graph: Graph, texts: Path) -> int:
    """Check every locator whose text is in the folder, and return how many were checked.

    Raises LocatorError with every place that is not what the data say.
    """
    by_id = read_texts(graph.documents, texts)
    problems, checked, seen = [], 0, set()
    for one in graph.assertions:
        text = by_id.get(one.document)
        if text is None or (one.document, one.locator) in seen:
            continue
        seen.add((one.document, one.locator))
        checked += 1
        where = f"{one.document} {one.locator.start}-{one.locator.end}"
        problem = verify(one.locator, text, where)
        if problem is None and one.said and one.said not in text:
            what = f"the text does not hold the wording '{one.said}'"
            problem = Problem(where, what, "copy the wording exactly")
        if problem is not None:
            problems.append(problem)
    if problems:
        raise LocatorError(*problems)
    return checked


def encode(graph: Graph, root: Root) -> list[Quad]:
    """Return all quads of the graph, without the ontology."""
    everything = [*graph.entities, *map(document_entity, graph.documents)]
    labels = {one.id: one.label for one in everything}
    agents = {one.label: one.id for one in graph.entities if one.kind in ("Publisher", "Person")}
    encoder = Encoder(Terms(root.prefixes()), graph.vocabulary, labels, agents)
    status = statuses(graph.assertions, graph.disagreements)
    interested = self_interested(graph.assertions, graph.vocabulary)
    direct = is_direct(graph.assertions, status)
    run = "run/" + digest(sorted(one.id for one in graph.assertions))
    quads: list[Quad] = []
    for entity in everything:
        quads += encoder.entity(entity)
    for document in graph.documents:
        quads += encoder.document(document)
    for key, claim in graph.claims.items():
        quads += encoder.claim(claim, status[key])
        if key in direct:
            quads += encoder.direct(claim)
    for one in graph.assertions:
        quads += encoder.assertion(one, one.id in interested, run)
    for found in graph.disagreements:
        quads += encoder.disagreement(found)
    return [*quads, *encoder.run(run)]


def ensure_build(root: Root, texts: Path | None = None) -> Path:
    """Return the folder of the build of `root`, after making it when it is not there.

    Places are verified when `texts` is given. Raises DataError or LocatorError; then no build
    is made.
    """
    folder = build_dir(root)
    if folder.is_dir() and texts is None:
        return folder
    graph = load_graph(root)
    checked = verify_places(graph, texts) if texts else 0
    if not folder.is_dir():
        ontology = (f"{q.subject} {q.predicate} {q.object} .\n" for q in ontology_quads(root))
        lines = sorted({*nquads(encode(graph, root)), *ontology})
        write_build(folder, lines, {"counts": graph.counts(), "places": checked})
    return folder
