"""Checks of a synthetic graph: the shapes as SPARQL, the rules, and pyshacl, in processor time."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import pyoxigraph as ox

from benchmarks.synthetic import Synthetic, shipped_vocabulary
from kg.agreement.disagreement import find_disagreements
from kg.corpus.registry import read_tables
from kg.graph.encoding import Encoder
from kg.graph.engine import Engine
from kg.graph.namespaces import Terms
from kg.graph.ontology import ontology_quads
from kg.graph.quads import finding_quads, said_quads
from kg.graph.said import Said
from kg.model import Document, Entity, Locator
from kg.resources import shipped_root
from kg.validate.expectations import check_expectations
from kg.validate.rules import check_rules
from kg.validate.shapes import check_shapes

KINDS = {"model": "AIModel", "event": "Event", "benchmark": "Benchmark", "company": "Company"}


def graph(size: int) -> tuple[Engine, int]:
    """Return an engine over so many assertions with all that is computed from them, and claims."""
    made, root, vocabulary = Synthetic(size), shipped_root(), shipped_vocabulary()
    words = {"paragraph": 3, "words": "a few words", "sha256": "0" * 64}
    said = [
        one.model_copy(update={"locator": Locator(start=n, end=n + 100, **words)})
        for n, one in enumerate(made.assertions())
    ]
    companies = {one.claimant for one in said if one.claimant.startswith("company/")}
    names = sorted({*made.labels(), *companies})
    entities = [Entity(id=one, kind=KINDS[one.split("/")[0]], label=one) for one in names]
    documents = [
        Document(id=one, key=one[9:], file=f"{one[9:]}.txt", sha256="0" * 64, label=one,
                 characters=10 * size)
        for one in sorted({one.document for one in said})
    ]  # fmt: skip
    labels = {one.id: one.label for one in [*entities, *documents]}
    found = find_disagreements(said, vocabulary, labels, {})
    encoder = Encoder.of(Terms(root.prefixes()), vocabulary, entities, documents)
    origins = read_tables(root.table("wording.yaml")).origins
    told = Said(said, found, vocabulary)
    texts = [*said_quads(encoder, documents, told), *finding_quads(encoder, told, [], origins)]
    store = ox.Store()
    ontology = (f"{q.subject} {q.predicate} {q.object} .\n" for q in ontology_quads(root))
    data = "".join([*texts, *ontology]).encode()
    store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
    return Engine(store, root.prefixes()), len({one.claim.id for one in said})


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def row(size: int, shacl: bool) -> str:
    """Return the line of the table for one size; pyshacl runs only where it is asked for."""
    root = shipped_root()
    engine, claims = graph(size)
    fast = seconds(lambda: check_shapes(root, engine))
    rules = seconds(lambda: (check_rules(root, engine), check_expectations(root, engine)))
    slow, ratio = "-", "-"
    if shacl:
        took = seconds(lambda: check_shapes(root, engine, by_shacl=True))
        slow, ratio = f"{took:.1f}", f"{took / fast:.0f}"
    return f"| {size:,} | {claims:,} | {fast:.2f} | {rules:.2f} | {slow} | {ratio} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 40_000])
    parser.add_argument("--shacl-up-to", type=int, default=2_000)
    given = parser.parse_args()
    print("| assertions | claims | shapes, s | rules, s | pyshacl, s | pyshacl / shapes |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in given.sizes:
        print(row(size, size <= given.shacl_up_to), flush=True)


if __name__ == "__main__":
    main()
