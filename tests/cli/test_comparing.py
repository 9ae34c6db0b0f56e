"""compare and leaderboard, as a user types them."""

from __future__ import annotations

import json

from tests.conftest import Run


def test_benchmarks_are_rows_with_value_status_and_place(run: Run) -> None:
    out = run("compare", "DeepSeek-V3", "Qwen 2.5-Max").stdout
    line = next(one for one in out.splitlines() if one.strip().startswith("Arena-Hard"))
    assert "93 % [stated 000 ¶" in line
    assert "96 % [stated 000 ¶" in line
    assert "* profits from the claim. Documents: 000 BestAI blog; 001 AutoGPT.net" in out


def test_contested_and_self_interested_values_are_marked(run: Run) -> None:
    out = " ".join(run("compare", "V3", "Qwen 2.5-Max").stdout.split())
    assert "yes [CONTESTED, stated 000 ¶1; claimed by" in out
    assert "Alibaba*" in out


def test_words_are_counted_unless_asked_for(run: Run) -> None:
    short = run("compare", "V3", "Qwen 2.5-Max").stdout
    long = run("compare", "V3", "Qwen 2.5-Max", "--words").stdout
    assert "scalability [" not in short
    assert "scalability [" in long


def test_a_missing_attribute_is_an_empty_row(run: Run) -> None:
    rows = json.loads(run("compare", "V3", "Qwen 2.5-Max", "--format", "json").stdout)
    cost = [row for row in rows if row["attribute"] == "training cost"]
    assert {row["entity"]: row["value"] for row in cost}["Qwen 2.5-Max"] == ""
    assert len(cost) == 3


def test_an_unknown_model_is_an_error(run: Run) -> None:
    assert "Qwen" in run("compare", "V3", "Qwen 2.5-Mux", code=1).stderr


def test_the_leaderboard_is_in_order_of_the_scores(run: Run) -> None:
    rows = json.loads(run("leaderboard", "arena-hard", "--format", "json").stdout)
    scored = [row for row in rows if row["rank"]]
    assert [row["rank"] for row in scored] == [str(place + 1) for place in range(len(scored))]
    assert scored[0]["developer"] == "Alibaba"
    assert scored[0]["bounds"] == "95.5 to 96.5"
    assert all(row["score"] == "no score" for row in rows if not row["rank"])


def test_what_is_no_benchmark_gets_the_benchmarks(run: Run) -> None:
    assert "Arena-Hard" in run("leaderboard", "DeepSeek", code=1).stderr


def test_a_long_leaderboard_is_cut_in_a_table_only(run: Run) -> None:
    found = run("leaderboard", "arena-hard", "--limit", "2")
    assert "2 rows\nthe first 2 of 7 places; --limit 0 prints all\n" in found.stderr
    rows = run("leaderboard", "arena-hard", "--limit", "2", "--format", "csv").stdout
    assert rows == run("leaderboard", "arena-hard", "--format", "csv").stdout


def test_what_is_only_asked_between_two_things_is_no_yes(run: Run) -> None:
    out = run("compare", "Alibaba", "DeepSeek").stdout
    assert "open [asked 004 ¶16]" in " ".join(out.split())
    assert "yes [asked" not in out


def test_a_model_is_not_compared_with_itself(run: Run) -> None:
    err = run("compare", "V3", "DeepSeek-V3", code=2).stderr
    assert "V3 and DeepSeek-V3 are one and the same, DeepSeek-V3 (model/deepseek-v3)" in err
