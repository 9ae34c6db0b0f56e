"""path, as a user types it."""

from __future__ import annotations

import csv
import io

from tests.conftest import Run


def test_each_step_has_its_claims_with_who_says_them_and_where(run: Run) -> None:
    out = run("path", "Meta", "Alibaba").stdout
    assert "Meta ← Llama-3.1-405B ← Qwen 2.5-Max" in out.splitlines()[0]
    assert "Alibaba Cloud, told by AutoGPT.net (001) (claimed), paragraph 8" in out


def test_rows_have_every_passage_of_every_step(run: Run) -> None:
    out = run("path", "Meta", "Alibaba", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["step"] for row in rows} == {"1", "2", "3"}
    assert {row["direction"] for row in rows if row["step"] == "1"} == {"←"}
    assert all(row["document"] and row["paragraph"] and row["words"] for row in rows)


def test_a_hub_is_kept_clear_of(run: Run) -> None:
    out = run("path", "Liang Wenfeng", "Nvidia", "--without", "DeepSeek").stdout
    assert "DeepSeek" not in out.splitlines()[0].replace("DeepSeek-", "")


def test_no_path_says_so(run: Run) -> None:
    err = run("path", "Liang Wenfeng", "Nvidia", "--without", "DeepSeek",
              "--without", "Liang's interview with Waves", code=1).stderr  # fmt: skip
    assert "no chain of claims leads from Liang Wenfeng to Nvidia" in err
    assert "docs/errors.md#not-connected" in err


def test_an_unknown_end_gets_suggestions(run: Run) -> None:
    assert "DeepSeek" in run("path", "DeapSeek", "Nvidia", code=1).stderr


def test_one_entity_twice_is_wrong_usage(run: Run) -> None:
    err = run("path", "R1", "DeepSeek-R1", code=2).stderr
    assert "R1 and DeepSeek-R1 are one and the same, DeepSeek-R1 (model/deepseek-r1)" in err
    assert "Meta twice is one and the same" in run("path", "Meta", "Meta", code=2).stderr


def test_an_end_cannot_be_left_out(run: Run) -> None:
    """It was left in without a word, as if the path kept clear of it."""
    err = run("path", "Baidu", "Meta", "--without", "baidu", code=2).stderr
    assert "--without Baidu leaves out an end of the path" in err
