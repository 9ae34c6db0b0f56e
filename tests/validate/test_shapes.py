"""Each shape catches its bad cases and only those, and is silent on the good corpus."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from kg.errors import DataError
from kg.graph.dataset import engine_over, read_turtle
from kg.graph.engine import Engine
from kg.graph.ontology import read_vocabulary
from kg.model import Severity
from kg.resources import Root, shipped_root
from kg.validate.report import Finding
from kg.validate.shapes import check_shapes, shape_names, uncompiled
from tests.validate.conftest import Broken
from tests.validate.faults import A_CELL, FAULTS

Found = dict[str, list[Finding]]


def fault(case: str) -> str:
    """Return the SPARQL update that adds the bad copy of a good thing."""
    good, name, values = FAULTS[case]
    copy = f"<https://w3id.org/airace/id/bad/{case}>"
    added = f"{copy} {name} {values} ." if values else ""
    own = "FILTER(!STRSTARTS(STR(?it), STR(id:bad)))"
    return f"""INSERT {{ {copy} ?p ?o . {added} }} WHERE {{
      {{ SELECT ?it WHERE {{ {good} {own} }} ORDER BY ?it LIMIT 1 }}
      ?it ?p ?o FILTER(?p != {name})
      {{ SELECT ?one ?two WHERE {{ ?one air:status air:asked . ?two air:status air:predicted }} }}
      {{ SELECT ?position WHERE {{ ?position a oa:TextPositionSelector }} LIMIT 1 }}
      {{ SELECT ?words WHERE {{ ?words a oa:TextQuoteSelector }} LIMIT 1 }}
    }}"""


@pytest.fixture(scope="module")
def found(broken: Broken) -> Found:
    """Return what one run finds on each bad copy; a run a case would take too long."""
    engine = broken(";\n".join([A_CELL, *(fault(case) for case in FAULTS)]))
    by_case: Found = defaultdict(list)
    for one in check_shapes(shipped_root(), engine):
        by_case[one.subject.removeprefix("id:bad/")].append(one)
    return by_case


def test_each_shape_has_a_bad_case() -> None:
    assert {case.partition("/")[0] for case in FAULTS} == set(shape_names(shipped_root()))


@pytest.mark.parametrize("case", FAULTS)
def test_shape_catches_its_bad_case_and_no_other_does(case: str, found: Found) -> None:
    assert {one.check for one in found[case]} == {f"shape {case.partition('/')[0]}"}
    for one in found[case]:
        assert one.severity is (Severity.WARNING if "run-label" in case else Severity.ERROR)
        assert one.message
        assert "Fix:" not in one.message
        assert one.fix


def test_only_bad_copies_are_found(found: Found) -> None:
    assert set(found) == set(FAULTS)


def test_finding_shows_the_value_that_is_wrong(found: Found) -> None:
    (one,) = found["claim-status/unknown"]
    assert one.message.endswith("Found: air:proved")
    assert one.fix == "do not write a status by hand; build again."


def test_no_shape_speaks_on_the_good_corpus(tiny_root: Root, tiny_engine: Engine) -> None:
    assert check_shapes(tiny_root, tiny_engine) == []


@pytest.mark.parametrize(
    ("update", "check"),
    [
        ("DELETE { ?a a ?b } WHERE { ?a air:asserts ?c ; a ?b }", "shape assertion-class"),
        ("DELETE { ?a a ?b } WHERE { ?a rdf:predicate ?c ; a ?b }", "shape claim-class"),
        ("DELETE { ?a a ?b } WHERE { ?a a air:Company ; a ?b }", "shape entity-class"),
        ("DELETE { ?a a ?b } WHERE { ?a air:amount ?c ; a ?b }", "shape quantity-class"),
    ],
)
def test_a_thing_without_types_is_not_overlooked(update: str, check: str, broken: Broken) -> None:
    assert check in {one.check for one in check_shapes(shipped_root(), broken(update))}


def test_every_message_says_what_to_do_and_every_shape_is_used() -> None:
    engine = engine_over(read_turtle(shipped_root().ontology / "shapes.ttl"), {})
    head = "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT * WHERE { ?shape a sh:PropertyShape"
    rows = engine.texts(f"{head} ; sh:message ?message ; sh:severity ?severity }}")
    assert len(rows) == len(shape_names(shipped_root()))
    for row in rows:
        assert re.fullmatch(r"[A-Z][^{}]+\. Fix: [^{}]+\.", row["message"]), row["message"]
    assert not engine.texts(f"{head} FILTER NOT EXISTS {{ ?node sh:property ?shape }} }}")


def test_lists_of_classes_and_properties_are_those_of_the_ontology() -> None:
    root = shipped_root()
    text = (root.ontology / "shapes.ttl").read_text(encoding="utf-8")
    vocabulary = read_vocabulary(root)
    kinds = {name for name, above in vocabulary.classes.items() if "Entity" in above}
    assert _listed(text, "entity-class") - {"Entity"} == kinds
    assert _listed(text, "entity-kind") == {
        name for name in kinds if not {"Event", "Company"} & set(vocabulary.classes[name])
    }
    assert _listed(text, "claim-predicate") == set(vocabulary.properties)


@pytest.mark.parametrize(
    ("shape", "scheme"),
    [
        ("disagreement-kind", "DisagreementKind"),
        ("disagreement-verdict", "Verdict"),
        ("claim-polarity", "Polarity"),
    ],
)
def test_lists_of_words_are_the_concept_schemes_of_the_ontology(shape: str, scheme: str) -> None:
    ontology = shipped_root().ontology
    engine = engine_over(read_turtle(ontology / "airace.ttl"), shipped_root().prefixes())
    rows = engine.texts(f"SELECT ?word WHERE {{ ?word skos:inScheme air:{scheme} }}")
    words = {row["word"].partition("#")[2] for row in rows}
    assert _listed((ontology / "shapes.ttl").read_text(encoding="utf-8"), shape) == words


def _listed(text: str, shape: str) -> set[str]:
    block = text[text.index(f"shape:{shape} a ") :]
    inside = re.search(r"sh:in \(([^)]*)\)", block)
    assert inside
    return set(re.findall(r"air:(\w+)", inside[1]))


@pytest.mark.parametrize("text", ["shape:x a [", None])
def test_unreadable_shapes_are_an_error(
    text: str | None, tiny_root: Root, tiny_engine: Engine
) -> None:
    path = tiny_root.ontology / "shapes.ttl"
    path.unlink()
    if text:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"shapes\.ttl"):
        check_shapes(tiny_root, tiny_engine)


def test_wrong_shape_is_an_error(tiny_root: Root, tiny_engine: Engine) -> None:
    path = tiny_root.ontology / "shapes.ttl"
    text = path.read_text(encoding="utf-8").replace("sh:minCount 1", 'sh:minCount "one"', 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="a shape is wrong"):
        check_shapes(tiny_root, tiny_engine)


def test_shapes_as_sparql_find_what_shacl_finds(broken: Broken) -> None:
    engine = broken(";\n".join([A_CELL, *(fault(case) for case in FAULTS)]))
    fast, standard = (
        check_shapes(shipped_root(), engine, by_shacl=by_shacl) for by_shacl in (False, True)
    )
    assert set(fast) == set(standard)
    assert len({one.check for one in fast}) == len(shape_names(shipped_root()))


def test_the_shipped_shapes_are_compiled() -> None:
    assert uncompiled(shipped_root()) == ""


_OWN = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix air: <https://w3id.org/airace/ns#> .
@prefix shape: <https://w3id.org/airace/shapes#> .
"""
_LABEL = 'sh:path rdfs:label ; sh:message "Bad. Fix: it." ; sh:severity sh:Warning'
_LONG = f"{_LABEL} ; sh:maxLength 1"


@pytest.mark.parametrize(
    ("own", "part", "found"),
    [
        (f"shape:O sh:targetClass air:Person ; sh:property shape:own . shape:own {_LONG} .",
         "maxLength", True),
        (f"shape:own a sh:PropertyShape ; sh:targetClass air:Person ; {_LONG} .", "target", True),
        ("shape:own a sh:NodeShape ; sh:targetClass air:Person ; sh:nodeKind sh:Literal ; "
         'sh:message "Bad. Fix: it." ; sh:severity sh:Warning .', "target", True),
        (f"shape:O sh:targetClass air:Person ; sh:property shape:own . shape:own {_LABEL} ; "
         "sh:deactivated true ; sh:maxCount 0 .", "deactivated", False),
        ("shape:O sh:targetClass air:Person ; sh:property shape:own . "
         "shape:own sh:path rdfs:label ; sh:maxCount 0 .", "message", True),
        (f"shape:O sh:targetClass air:Person ; sh:property shape:own . shape:own {_LABEL} ; "
         "sh:maxCount 0 .", "", True),
        ("shape:O sh:targetClass air:Person ; sh:property shape:own . "
         f"shape:own {_LABEL} ; sh:or ( [ sh:class air:Person ] [ sh:class air:Box ] ) .",
         "", True),
        ("shape:O sh:targetClass air:Person ; sh:property shape:own . shape:own sh:maxCount 1 ; "
         "sh:path [ sh:alternativePath ( rdfs:label rdf:type ) ] ; "
         'sh:message "Bad. Fix: it." .', "", True),
    ],
)  # fmt: skip
def test_own_shapes_that_are_not_compiled_are_run_by_shacl(
    own: str, part: str, found: bool, tiny_root: Root, tiny_engine: Engine
) -> None:
    path = tiny_root.ontology / "shapes.ttl"
    path.write_text(path.read_text(encoding="utf-8") + _OWN + own, encoding="utf-8")
    assert part in uncompiled(tiny_root)
    assert bool(uncompiled(tiny_root)) is bool(part)
    fast = check_shapes(tiny_root, tiny_engine)
    assert {one.check for one in fast} == ({"shape own"} if found else set())
    assert set(fast) == set(check_shapes(tiny_root, tiny_engine, by_shacl=True))
