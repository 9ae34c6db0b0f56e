"""Origins with their reasons: they must come to the number that agreement counted."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.pipeline import ensure_build
from kg.query.claims import Row, read_rows
from kg.query.origins import Overlap, Ties, origins_of, read_gain, read_ties
from kg.query.sentences import get_claim
from kg.query.story import read_story
from kg.resources import shipped_root

QUERIES = shipped_root().queries


@pytest.fixture(scope="module")
def engine(shipped_cache: str) -> Engine:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", shipped_cache)
        root = shipped_root()
        return Engine.on_disk(ensure_build(root), root.prefixes())


def said(claimant: str, document: str, polarity: str = "affirmed") -> Row:
    names = {"claimantLabel": claimant.upper(), "documentLabel": document.upper()}
    return {"claimant": claimant, "document": document, "polarity": polarity, **names}


def test_the_reasons_come_to_the_number_in_the_graph(engine: Engine) -> None:
    ties = read_ties(engine, QUERIES)
    by_claim: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in read_rows(engine, QUERIES):
        by_claim[row["claim"]][row["assertion"]] = row
    counted = engine.texts("SELECT ?claim ?number { ?claim air:originCount ?number }")
    assert len(counted) > 500
    for row in counted:
        found = origins_of(by_claim[row["claim"]].values(), ties)
        assert len(found) == int(row["number"]), row["claim"]


def test_one_claimant_in_many_documents_is_one_origin() -> None:
    (one,) = origins_of([said("x", "a"), said("x", "b")], Ties())
    assert one.reasons == ("X is one claimant, told by A, B",)


def test_tied_claimants_are_one_origin_and_say_by_which_claim() -> None:
    ties = Ties(stakes={"x": {"y": "y is a division of x"}})
    (one,) = origins_of([said("x", "a"), said("y", "b")], ties)
    assert one.claimants == ("X", "Y")
    assert one.reasons == ("X and Y are tied: y is a division of x",)


def test_documents_that_share_wording_are_one_origin_only_from_the_threshold() -> None:
    rows = [said("a", "a"), said("b", "b")]
    assert len(origins_of(rows, Ties(overlaps={("a", "b"): Overlap(3, 0.5, False)}))) == 2
    (one,) = origins_of(rows, Ties(overlaps={("a", "b"): Overlap(28, 4.52, True)}))
    assert one.reasons == ("A and B share 28 five-word runs, 4.52 % of the shorter one",)


def test_who_denies_is_no_origin() -> None:
    assert origins_of([said("x", "a", "denied")], Ties()) == []


def test_stakes_that_run_in_a_circle_end() -> None:
    ties = Ties(stakes={"x": {"y": "1"}, "y": {"x": "2"}})
    assert ties.path("x", "z") is None
    assert ties.holders("y") == ["x"]


def test_who_profits_is_found_over_several_steps(engine: Engine) -> None:
    rows = get_claim(engine, QUERIES, "Qwen 2.5-Max outperforms DeepSeek-V3")
    claim = rows[0]["claim"].removeprefix(ID)
    gain = read_gain(engine, QUERIES, claim, read_ties(engine, QUERIES))
    assert gain.favoured == "Qwen 2.5-Max"
    assert len(gain.profits["Alibaba Cloud"]) == 2
    assert "DeepSeek" not in gain.profits


def test_the_story_holds_rivals_and_look_alikes(engine: Engine) -> None:
    story = read_story(engine, QUERIES, "release of DeepSeek-V3 is dated 10 January 2025")
    assert [one.kind for one in story.conflicts] == ["by date"]
    assert len(story.compatibles) == 1
    parts = [part for part, _, _ in story.rows()]
    assert parts[0] == "this claim"
    assert set(parts) == {"this claim", "against: by date", "can both hold"}
