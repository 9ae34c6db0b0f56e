"""The ontology says what each of its terms means, and data and code use no other."""

from __future__ import annotations

import json
import re
from functools import cache

import pyoxigraph as ox
import pytest

from kg.graph.engine import Engine, term_value
from kg.graph.namespaces import AIR
from kg.graph.ontology import ontology_quads
from kg.model import Bound, Kind, Modality, Polarity, Range, Severity, Status, Verdict
from kg.pipeline import ensure_build
from kg.resources import shipped_root
from tests.making import shipped_graph, vocabulary

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"

#: claim properties and qualifiers that no claim of the shipped documents needs, and why they stay
_NEWS = "everyday news of the trade has it; the rules of data/extraction propose it"
_TABLES = "tables of models use it; no table is shipped"
UNUSED: dict[str, str] = dict.fromkeys(
    [
        "acquired",
        "contextWindow",
        "employees",
        "fallBy",
        "leads",
        "marketValue",
        "partnersWith",
        "raised",
        "revenue",
        "spending",
        "sued",
        "sum",
        "users",
        "valuation",
        "worksFor",
    ],
    _NEWS,
) | dict.fromkeys(
    [
        "accessibility",
        "asOf",
        "batchSize",
        "chipCount",
        "citations",
        "domainOfUse",
        "finetuneCompute",
        "hardwareUtilization",
        "numberFormat",
        "powerDraw",
        "publicationDate",
        "rating",
        "task",
        "trainingCompute",
        "trainingData",
        "trainingDatasetSize",
        "trainingEpochs",
    ],
    _TABLES,
)

OWL = "http://www.w3.org/2002/07/owl#"
#: their things are properties and classes of the ontology, whose types are not written out
_ON_PROPERTIES = {
    f"{AIR}{name}"
    for name in ("favours", "identifierPrefix", "interest", "key", "onProperty", "phrase")
} | {f"{AIR}{name}" for name in ("pluralPhrase", "singleValued", "singleValuedInTime")}
SCHEMES = {
    "Modality": Modality, "Polarity": Polarity, "Status": Status, "Bound": Bound,
    "DisagreementKind": Kind, "Verdict": Verdict,
}  # fmt: skip


@cache
def terms() -> dict[str, dict[str, list[str]]]:
    """Return the values of each predicate of each subject, as plain texts."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in ontology_quads(shipped_root()):
        row = found.setdefault(term_value(quad.subject), {})
        row.setdefault(quad.predicate.value, []).append(term_value(quad.object))
    return found


def of_kind(name: str) -> list[str]:
    return sorted(key for key, row in terms().items() if name in row[f"{RDF}type"])


OURS = sorted(key for key in terms() if key.startswith(AIR))
CLAIM_PROPERTIES = of_kind(f"{AIR}ClaimProperty")
QUALIFIERS = of_kind(f"{AIR}Qualifier")


def test_every_term_has_one_label_and_says_what_it_means() -> None:
    unlabelled = [key for key in OURS if len(terms()[key].get(f"{RDFS}label", [])) != 1]
    vague = [key for key in OURS if len(terms()[key].get(f"{SKOS}definition", [])) != 1]
    assert unlabelled == []
    assert vague == []


def test_every_definition_is_a_sentence() -> None:
    texts = [terms()[key].get(f"{SKOS}definition", ["X."])[0] for key in OURS]
    assert [text for text in texts if not re.fullmatch(r"[A-Z{“].*[.)]", text)] == []


@pytest.mark.parametrize("iri", CLAIM_PROPERTIES, ids=lambda iri: iri.removeprefix(AIR))
def test_a_claim_property_has_all_its_parts(iri: str) -> None:
    row = terms()[iri]
    phrase = row[f"{AIR}phrase"]
    assert len(phrase) == 1
    assert phrase[0].count("{s}") == phrase[0].count("{o}") == 1
    assert row[f"{SKOS}example"]
    assert row.get(f"{RDFS}domain") or row.get(f"{SCHEMA}domainIncludes")
    assert row.get(f"{RDFS}range") or row.get(f"{SCHEMA}rangeIncludes")
    assert row[f"{AIR}singleValued"] in (["true"], ["false"])


def test_a_qualifier_has_a_phrase_and_a_key_of_its_own() -> None:
    assert all(terms()[iri][f"{AIR}phrase"][0].count("{q}") == 1 for iri in QUALIFIERS)
    keys = [terms()[iri][f"{AIR}key"][0] for iri in QUALIFIERS]
    assert len(keys) == len(set(keys)) == len(vocabulary().qualifiers)


def test_domains_ranges_and_superclasses_are_declared_classes() -> None:
    classes = set(vocabulary().classes)
    for one in vocabulary().properties.values():
        assert set(one.domain) <= classes, one.name
        assert set(one.range_classes) <= classes, one.name
        assert one.favours in ("", "subject", "object")
        assert one.interest in ("", "subject", "object", "both")
        assert not (one.symmetric and one.range is not Range.ENTITY)
    for above in vocabulary().classes.values():
        assert set(above) <= classes


def test_every_declared_term_of_claims_is_used_and_every_used_one_is_declared() -> None:
    claims = shipped_graph().claims.values()
    used = {one.predicate for one in claims}
    used |= {name for one in claims for name, _ in one.qualifiers}
    declared = {iri.removeprefix(AIR) for iri in (*CLAIM_PROPERTIES, *QUALIFIERS)}
    assert used <= declared
    assert declared - used == set(UNUSED)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_word_lists_of_code_and_ontology_are_the_same(scheme: str) -> None:
    listed = {
        key.removeprefix(AIR)
        for key, row in terms().items()
        if f"{AIR}{scheme}" in row.get(f"{SKOS}inScheme", [])
    }
    assert listed == {"upTo" if word is Bound.UP_TO else str(word) for word in SCHEMES[scheme]}


def test_every_property_says_what_it_joins() -> None:
    kinds = [f"{OWL}{kind}Property" for kind in ("Object", "Datatype", "Annotation")]
    for iri in {one for kind in kinds for one in of_kind(kind)} | {*CLAIM_PROPERTIES, *QUALIFIERS}:
        for side, kin in (("domain", "domainIncludes"), ("range", "rangeIncludes")):
            assert terms()[iri].get(f"{RDFS}{side}") or terms()[iri].get(f"{SCHEMA}{kin}"), iri


#: that a thing of the default graph has a property of ours outside its domain, or with a value
#: outside its range
_STRAYS = """SELECT DISTINCT ?property ?thing ?class WHERE {
  ?property rdfs:domain ?class ; a ?kind . ?thing ?property ?value .
  FILTER(STRSTARTS(STR(?property), STR(air:)) && ?kind != air:ClaimProperty)
  FILTER NOT EXISTS { ?thing a/rdfs:subClassOf* ?class }
} ORDER BY ?property"""
_VALUES = """SELECT DISTINCT ?property ?thing ?class WHERE {
  ?property rdfs:range ?class . ?thing ?property ?value .
  FILTER(STRSTARTS(STR(?property), STR(air:)) && ?class != rdfs:Resource)
  FILTER NOT EXISTS { ?value a/rdfs:subClassOf* ?class }
  FILTER(!isLiteral(?value) || DATATYPE(?value) != ?class)
} ORDER BY ?property"""


@pytest.mark.parametrize("query", [_STRAYS, _VALUES], ids=["domain", "range"])
def test_what_is_written_lies_in_domain_and_range(
    query: str, shipped_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)
    root = shipped_root()
    rows = Engine.on_disk(ensure_build(root), root.prefixes()).texts(query)
    assert [row for row in rows if row["property"] not in _ON_PROPERTIES] == []


def test_every_scheme_has_its_word_list() -> None:
    schemes = {key.removeprefix(AIR) for key in of_kind(f"{SKOS}ConceptScheme")}
    assert schemes == set(SCHEMES)
    assert {str(one) for one in Severity} == {"error", "warning", "info"}


def test_the_ontology_has_no_blank_nodes() -> None:
    for quad in ontology_quads(shipped_root()):
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_prefixes_of_the_files_agree_with_the_one_map() -> None:
    root = shipped_root()
    pattern = re.compile(r"^@prefix\s+(\w*):\s*<([^>]*)>", re.MULTILINE)
    for path in sorted(root.ontology.rglob("*.ttl")):
        for name, iri in pattern.findall(path.read_text("utf-8")):
            if path.stem == "shapes":  # the shapes have a namespace of their own
                assert root.prefixes().get(name, iri) == iri
            else:
                assert root.prefixes()[name] == iri, path.name


def test_no_two_prefixes_stand_for_one_namespace() -> None:
    text = (shipped_root().ontology / "prefixes.json").read_text("utf-8")
    pairs = json.loads(text, object_pairs_hook=list)
    for side in (0, 1):
        listed = [pair[side] for pair in pairs]
        assert len(listed) == len(set(listed))


def test_every_kind_of_identifier_has_a_prefix() -> None:
    graph = shipped_graph()
    kinds = {one.id.partition("/")[0] for one in graph.entities}
    kinds |= {"document", "claim", "assertion", "evidence", "quantity", "date", "disagreement"}
    assert kinds <= set(shipped_root().prefixes())
