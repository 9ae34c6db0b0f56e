"""Head to head, and the leaderboard, over the tiny documents."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.corpus import Corpus
from benchmarks.load import lines_of
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.pipeline import ensure_build
from kg.query.assertions import read_rows
from kg.query.comparison import Line, read_comparison
from kg.query.leaderboard import Standing, read_leaderboard
from kg.resources import Root, shipped_root
from tests.conftest import copy_tiny


def lines(engine: Engine, root: Root) -> dict[tuple[str, str], Line]:
    found = read_comparison(engine, root.queries, "model/finch-2", "model/heron-1")
    return {(one.section, one.attribute): one for one in found}


def test_each_side_has_its_own_values(tiny_engine: Engine, tiny_root: Root) -> None:
    one = lines(tiny_engine, tiny_root)["facts", "developed by"]
    assert [value.text for value in one.first] == ["Corvane"]
    assert [value.text for value in one.second] == ["Brightleaf"]


def test_what_only_one_has_is_shown_beside_nothing(tiny_engine: Engine, tiny_root: Root) -> None:
    one = lines(tiny_engine, tiny_root)["facts", "training cost"]
    assert {value.text for value in one.first} >= {"under 6 million USD", "nearly 40 million USD"}
    assert {value.status for value in one.first} == {"contested"}
    assert one.second == ()


def test_benchmarks_stand_in_rows(tiny_engine: Engine, tiny_root: Root) -> None:
    one = lines(tiny_engine, tiny_root)["benchmarks", "QuizBench"]
    assert [value.text for value in one.first] == ["91 %"]
    assert one.first[0].rows[0]["paragraph"] == "2"


def test_what_one_is_said_to_be_to_the_other_stands_apart(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    found = lines(tiny_engine, tiny_root)
    (one,) = [line for (section, _), line in found.items() if section == "between the two"]
    assert one.attribute.startswith("outperforms")
    assert "QuizBench" in one.attribute
    assert one.first == ()
    assert {row["polarity"] for row in one.second[0].rows} == {"affirmed", "denied"}


def test_the_order_of_the_two_only_swaps_the_columns(tiny_engine: Engine, tiny_root: Root) -> None:
    there = lines(tiny_engine, tiny_root)
    back = read_comparison(tiny_engine, tiny_root.queries, "model/heron-1", "model/finch-2")
    assert {(one.section, one.attribute): (one.second, one.first) for one in back} == {
        key: (one.first, one.second) for key, one in there.items()
    }


def test_equal_values_stand_on_one_line(tiny_engine: Engine, tiny_root: Root) -> None:
    both = read_comparison(tiny_engine, tiny_root.queries, "model/finch-2", "model/finch-2")
    assert all(a and b and a.text == b.text for one in both for a, b in one.pairs)


def board(engine: Engine, root: Root) -> dict[str, Standing]:
    found, number = read_leaderboard(engine, root.queries, "benchmark/quizbench")
    assert number == len(found)
    return {one.model: one for one in found}


def test_a_score_has_rank_bounds_and_developer(tiny_engine: Engine, tiny_root: Root) -> None:
    one = board(tiny_engine, tiny_root)["Finch-2"]
    assert (one.rank, one.score, one.bounds) == (1, "91 %", (90.5, 91.5))
    assert one.developers == ("Corvane",)


def test_a_model_without_a_score_is_last_and_its_denied_order_shown(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    found = board(tiny_engine, tiny_root)
    assert list(found) == ["Finch-2", "Heron-1"]
    heron = found["Heron-1"]
    assert (heron.rank, heron.above) == (0, [])
    assert [order.worse for order in heron.against] == ["Finch-2"]


def test_scores_that_meet_share_a_rank_and_lower_scores_deny_an_order(tiny_root: Root) -> None:
    from kg.pipeline import ensure_build

    path = tiny_root.data / "claims" / "b.yaml"
    text = path.read_text("utf-8").replace(
        "  - [Finch-2, developedBy, Corvane]\n",
        "  - [Heron-1, scored, about 90 percent, {benchmark: QuizBench}]\n"
        "  - [Finch-2, developedBy, Corvane]\n",
    )
    path.write_text(text, encoding="utf-8")
    near = board(Engine.on_disk(ensure_build(tiny_root), tiny_root.prefixes()), tiny_root)
    assert {one.rank for one in near.values()} == {1}
    path.write_text(text.replace("about 90", "80"), encoding="utf-8")
    apart = board(Engine.on_disk(ensure_build(tiny_root), tiny_root.prefixes()), tiny_root)
    assert {name: one.rank for name, one in apart.items()} == {"Finch-2": 1, "Heron-1": 2}
    assert [order.worse for order in apart["Heron-1"].against] == ["Finch-2"]


def test_a_benchmark_without_saidhas_an_empty_board(tiny_engine: Engine, tiny_root: Root) -> None:
    assert read_leaderboard(tiny_engine, tiny_root.queries, "benchmark/none") == ([], 0)


@pytest.mark.whole
def test_the_first_places_are_those_of_the_whole_board() -> None:
    root, store = shipped_root(), ox.Store()
    store.bulk_load("".join(lines_of(Corpus(0.05).graph())).encode(), format=ox.RdfFormat.N_QUADS)
    of = Engine(store, root.prefixes()), root.queries
    for benchmark in ("benchmark/b0", "benchmark/b1", "benchmark/b2"):
        whole, number = read_leaderboard(*of, benchmark)
        assert len(whole) == number
        assert any(one.rank for one in whole)
        for most in (1, 2, 5, 20, number - 1, number, number + 1):
            assert read_leaderboard(*of, benchmark, most) == (whole[:most], number)


def test_the_time_of_a_value_stands_in_one_pair_of_brackets(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path / "kept")
    claims = root.data / "claims" / "a.yaml"
    text, cost = claims.read_text("utf-8"), "{said: under 6 million dollars}"
    assert cost in text
    claims.write_text(text.replace(cost, f"{cost[:-1]}, period: the end of 2025}}"), "utf-8")
    engine = Engine.on_disk(ensure_build(root), root.prefixes())
    one = lines(engine, root)["facts", "training cost"]
    assert "under 6 million USD (the end of 2025)" in {value.text for value in one.first}
    said = {row["claim"].removeprefix(ID) for value in one.first for row in value.rows}
    sentences = {row["sentence"] for row in read_rows(engine, root.queries, claim=sorted(said))}
    assert "Finch-2 cost under 6 million USD to train (the end of 2025)" in sentences
