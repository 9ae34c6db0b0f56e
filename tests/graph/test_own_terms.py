"""Terms and prefixes that a workspace adds to the ontology."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.checking import check
from kg.errors import DataError
from kg.graph.engine import Engine
from kg.graph.ontology import read_vocabulary
from kg.pipeline import ensure_build
from kg.resources import Root, shipped_root

OWN = """@prefix air: <https://w3id.org/airace/ns#> .
@prefix my: <https://my.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
my:sponsors a rdf:Property , air:ClaimProperty ;
  rdfs:label "sponsors"@en ; skos:definition "Pays for."@en ;
  air:phrase "{s} sponsors {o}" ; rdfs:domain air:Company ; rdfs:range air:Person .
"""
CLAIM = "  - [Corvane, foundedBy, Ada Mirov]\n"


def write(root: Root, name: str, text: str) -> Path:
    assert root.workspace
    path = root.workspace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def add_own_terms(root: Root) -> None:
    write(root, "ontology/own.ttl", OWN)
    write(root, "ontology/prefixes.json", '{"my": "https://my.example/ns#"}')


def test_a_property_of_ones_own_is_used_asked_and_checked(tiny_workspace: Root) -> None:
    add_own_terms(tiny_workspace)
    path = tiny_workspace.data / "claims" / "a.yaml"
    text = path.read_text("utf-8")
    assert CLAIM in text
    path.write_text(
        text.replace(CLAIM, CLAIM + '  - [Corvane, "my:sponsors", Ada Mirov]\n'), "utf-8"
    )
    engine = Engine.on_disk(ensure_build(tiny_workspace), tiny_workspace.prefixes())
    rows = engine.texts("SELECT ?o { company:corvane my:sponsors ?o }")
    assert [row["o"].rpartition("/")[2] for row in rows] == ["ada-mirov"]
    assert "Corvane sponsors Ada Mirov" in {
        row["s"] for row in engine.texts("SELECT ?s { ?c a air:Claim ; rdfs:label ?s }")
    }
    assert check(tiny_workspace, None).exit_status == 0


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('rdfs:label "sponsors"@en ;', "", "has no label"),
        ('skos:definition "Pays for."@en ;', "", "has no definition"),
        ("{s} sponsors {o}", "{s} sponsors", r"without \{o\}"),
        ("air:phrase", 'air:phrase "{s} pays {o}" ; air:phrase', "two values of phrase"),
        ("rdfs:range air:Person", "rdfs:range air:Persona", "no declared class"),
        ("rdfs:domain air:Company ;", "", "has no domain"),
        ("air:phrase", 'air:singleValued "no" ; air:phrase', "says singleValued 'no'"),
        ("air:phrase", 'air:interest "all" ; air:phrase', "says interest 'all'"),
        ("my:sponsors a", 'air:owns rdfs:label "has"@en . my:sponsors a', "two values of label"),
        ("my:sponsors a", "my:released a", "local name of air:released"),
        ("https://my.example/ns#", "https://your.example/ns#", "has no prefix"),
        ("my:sponsors a rdf:Property , air:ClaimProperty", "my:s a owl:Class", "another namespace"),
    ],
)
def test_a_term_that_is_declared_wrongly_is_named_with_its_file(
    old: str, new: str, says: str, tiny_workspace: Root
) -> None:
    add_own_terms(tiny_workspace)
    assert old in OWN
    write(tiny_workspace, "ontology/own.ttl", OWN.replace(old, new))
    with pytest.raises(DataError, match=says) as error:
        read_vocabulary(tiny_workspace)
    assert "own.ttl" in str(error.value)


@pytest.mark.parametrize(
    "prefixes",
    [
        {"air": "https://my.example/ns#"},
        {"mine": "https://w3id.org/airace/ns#"},
        {"": "https://my.example/ns#"},
        {"my": "my.example> ?x"},
    ],
)
def test_prefixes_are_added_and_never_changed(
    prefixes: dict[str, str], tiny_workspace: Root
) -> None:
    write(tiny_workspace, "ontology/prefixes.json", json.dumps(prefixes))
    with pytest.raises(DataError, match=r"workspace.*prefixes\.json"):
        tiny_workspace.prefixes()
    shipped = shipped_root().prefixes()
    write(tiny_workspace, "ontology/prefixes.json", json.dumps(shipped | {"my": "https://m.ex/#"}))
    assert tiny_workspace.prefixes() == shipped | {"my": "https://m.ex/#"}
