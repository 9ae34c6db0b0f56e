"""What the page tells of sides, look-alikes, counts, shared wording and names is the store's."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.resources import shipped_root
from kg.views.answers import local_name
from kg.views.page_data import read_page_data
from kg.views.records import DisagreementRecord, PageData

_INVOLVED = """SELECT ?d ?label ?claim ?assertion WHERE {
  ?d air:side ?side . ?side rdfs:label ?label ; air:holds ?claim ; air:involves ?assertion .
  ?assertion air:asserts ?claim
}"""
_HELD = "SELECT ?d ?label ?claim WHERE { ?d air:side ?s . ?s rdfs:label ?label ; air:holds ?claim }"
_COUNTS = """SELECT ?c ?d ?v ?o WHERE {
  ?c air:documentCount ?d ; air:claimantCount ?v ; air:originCount ?o . FILTER(?d > 1)
}"""


def _stored(engine: Engine, query: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(map(local_name, row.values())) for row in engine.texts(query))


def _of_kind(data: PageData, kind: str) -> DisagreementRecord:
    (found,) = [one for one in data["disagreements"] if one["kind"] == kind]
    return found


def _labels(one: DisagreementRecord) -> list[str]:
    return [side["label"] for side in one["sides"]]


def test_sides_and_what_carries_them_are_those_of_the_store(
    tiny_engine: Engine, tiny_data: PageData
) -> None:
    claims = tiny_data["claims"]
    held = Counter(
        (one["id"], side["label"], claims[claim]["id"])
        for one in tiny_data["disagreements"]
        for side in one["sides"]
        for claim in side["claims"]
    )
    involved = Counter(
        (one["id"], side["label"], claims[claim]["id"], claims[claim]["assertions"][at]["id"])
        for one in tiny_data["disagreements"]
        for side in one["sides"]
        for claim, at in side["assertions"]
    )
    assert held == _stored(tiny_engine, _HELD)
    assert involved == _stored(tiny_engine, _INVOLVED)
    assert set(involved.values()) == {1}


def test_sides_of_a_disagreement_hold_its_members(tiny_data: PageData) -> None:
    assert {len(one["sides"]) for one in tiny_data["disagreements"]} == {2}
    for one in tiny_data["disagreements"]:
        held = {claim for side in one["sides"] for claim in side["claims"]}
        assert held == set(one["members"])
        for side in one["sides"]:
            assert {claim for claim, _ in side["assertions"]} == set(side["claims"])


def test_sides_stand_in_an_order_that_reads_well(tiny_data: PageData) -> None:
    assert _labels(_of_kind(tiny_data, "byPolarity")) == ["so", "not so"]
    assert _labels(_of_kind(tiny_data, "byStatus"))[0] == "stated as a fact"
    cheap, dear = _of_kind(tiny_data, "byValue")["sides"]
    assert len(cheap["claims"]) == 2
    assert dear["label"] == "nearly 40 million USD"


def test_one_claim_told_as_a_fact_and_as_a_claim_is_not_mixed(tiny_data: PageData) -> None:
    one = _of_kind(tiny_data, "byStatus")
    claim = tiny_data["claims"][one["members"][0]]
    told = [
        {claim["assertions"][at]["modality"] for _, at in side["assertions"]}
        for side in one["sides"]
    ]
    assert told == [{"stated"}, {"claimed"}]


def test_counts_are_those_of_the_store_where_there_is_more_than_one_document(
    tiny_engine: Engine, tiny_data: PageData
) -> None:
    shown = Counter(
        (one["id"], *(str(one["behind"][name]) for name in ("documents", "claimants", "origins")))
        for one in tiny_data["claims"]
        if "behind" in one
    )
    assert shown
    assert shown == _stored(tiny_engine, _COUNTS)


def test_look_alikes_name_each_other_with_the_reason(
    tiny_engine: Engine, tiny_data: PageData
) -> None:
    query = (
        "SELECT ?a ?b ?why WHERE { ?x air:compares ?a , ?b ; rdfs:comment ?why FILTER(?a != ?b) }"
    )
    shown = Counter(
        (one["id"], tiny_data["claims"][like["claim"]]["id"], like["reason"])
        for one in tiny_data["claims"]
        for like in one.get("likes", [])
    )
    assert shown
    assert shown == _stored(tiny_engine, query)


def test_documents_tell_shared_wording_from_both_ends(tiny_data: PageData) -> None:
    a, b, c = tiny_data["documents"]
    assert [(one["document"], one["same"]) for one in a["overlaps"]] == [(2, True), (1, False)]
    assert [(one["document"], one["runs"]) for one in b["overlaps"]] == [(0, 3)]
    assert [(one["document"], one["share"]) for one in c["overlaps"]] == [(0, 30.0)]


def test_a_name_of_its_own_stands_with_the_document_that_uses_it(tiny_data: PageData) -> None:
    found = [
        (one["label"], naming["name"], tiny_data["entities"][naming["entity"]]["id"])
        for one in tiny_data["documents"]
        for naming in one["names"]
    ]
    assert found == [("Daily Ledger (c)", "Finch", "model/finch-2")]


def test_the_side_that_a_person_upholds_is_marked(
    shipped_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)
    root = shipped_root()
    data = read_page_data(Engine.on_disk(ensure_build(root), root.prefixes()), root.queries)
    settled = [one for one in data["disagreements"] if one["verdict"] == "settled"]
    upheld = [[side for side in one["sides"] if side.get("upheld")] for one in settled]
    assert settled
    assert [len(sides) for sides in upheld] == [1] * len(settled)
    others = [one for one in data["disagreements"] if one not in settled]
    assert not any(side.get("upheld") for one in others for side in one["sides"])
