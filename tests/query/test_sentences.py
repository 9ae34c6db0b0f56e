"""Claims by identifier, the start of it, or sentence; names that begin as what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UnknownName
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.pipeline import ensure_build
from kg.query.beginning import MOST, labels_beginning, sentences_beginning
from kg.query.entities import read_names
from kg.query.sentences import get_claim, read_sentences
from kg.resources import shipped_root
from tests.conftest import copy_tiny
from tests.graph.test_answers import shipped, synthetic
from tests.graph.test_lists import without_answers

QUERIES = shipped_root().queries


def found(engine: Engine, wanted: str) -> str:
    """Return the claim, or what is told where there is none."""
    try:
        return get_claim(engine, QUERIES, wanted)[0]["claim"]
    except UnknownName as error:
        return str(error)


@pytest.mark.slow
def test_a_claim_is_found_as_among_all() -> None:
    slow = without_answers(shipped())
    rows = read_sentences(shipped(), QUERIES)
    some = rows[:: max(1, len(rows) // 40)]
    wanted = [row["claim"].removeprefix(f"{ID}claim/")[:size] for row in some for size in (2, 4, 7)]
    wanted += [row["sentence"].upper() for row in some]
    wanted += [f"claimed: {row['sentence'].lower()}" for row in some]
    wanted += ["", "zz", "g", "no claim is called so", "DeepSeek"]
    for one in wanted:
        assert found(shipped(), one) == found(slow, one), one


def test_what_holds_in_both_directions_is_found_in_either() -> None:
    both = [
        row for row in read_sentences(shipped(), QUERIES) if " competes with " in row["sentence"]
    ]
    assert both
    for row in both:
        first, _, other = row["sentence"].partition(" competes with ")
        assert found(shipped(), f"{other} competes with {first}") == row["claim"]
    assert "there is no claim" in found(shipped(), "Nobody competes with nobody")


@pytest.mark.parametrize(
    "typed", ["", "m", "Model m1", "MODEL M19", "event e7", "x", "Publisher 0 ("]
)
def test_labels_are_those_that_begin_so_and_what_they_share_is_what_all_share(typed: str) -> None:
    labels = [one.label for one in read_names(synthetic(), QUERIES)]
    every = sorted(
        {one for one in labels if one.casefold().startswith(typed.casefold())},
        key=lambda one: (one.casefold(), one),
    )
    offered = labels_beginning(synthetic(), QUERIES, typed)
    assert offered == (every if len(every) <= MOST else [*every[: MOST - 1], every[-1]])
    assert labels_beginning(without_answers(synthetic()), QUERIES, typed) == every


def test_sentences_that_begin_so_are_offered() -> None:
    every = {row["sentence"] for row in read_sentences(synthetic(), QUERIES)}
    wanted = {one for one in every if one.startswith("Model m1 ")}
    offered = sentences_beginning(synthetic(), QUERIES, "model m1 ")
    assert set(offered) <= wanted
    assert len(offered) == min(len(wanted), MOST)


@pytest.mark.parametrize(
    ("written", "narrowed"),
    [
        ("benchmark: QuizBench", " on QuizBench"),
        ("period: the end of 2025", " (the end of 2025)"),
        ("benchmark: QuizBench, period: former", " on QuizBench (former)"),
    ],
)
def test_what_narrows_it_stays_at_the_end_when_it_is_turned(
    tmp_path: Path, written: str, narrowed: str
) -> None:
    root = copy_tiny(tmp_path / "kept")
    claims, one = root.data / "claims" / "b.yaml", "[Corvane, competesWith, Brightleaf"
    text = claims.read_text("utf-8")
    assert f"{one}]" in text
    claims.write_text(text.replace(f"{one}]", f"{one}, {{{written}}}]"), "utf-8")
    engine = Engine.on_disk(ensure_build(root), root.prefixes())
    row = get_claim(engine, root.queries, f"Corvane competes with Brightleaf{narrowed.upper()}")[0]
    assert row["sentence"] == f"Brightleaf competes with Corvane{narrowed}"
    assert "there is no claim" in found(engine, f"Corvane competes with Brightleaf{narrowed} x")
