"""What `kg map --guess` proposes for tables as people keep them: it loads, or asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.corpus.columns import look_at
from kg.corpus.registry import read_tables
from kg.model import Figure, read_figure
from kg.resources import shipped_root
from tests.conftest import Run
from tests.tables.small import mapping_of

WORDING = read_tables(shipped_root().data / "wording.yaml")


def guess(run: Run, folder: Path, text: str, name: str = "t.csv") -> str:
    """Return the proposal, after seeing that it is a mapping that reads the table."""
    path, where = folder / name, folder / "guess.yaml"
    path.write_text(text, encoding="utf-8")
    found = run("map", "--guess", str(path)).stdout
    where.write_text(found)
    assert mapping_of(where).subject.column is not None
    run("map", "--check", str(where), str(path))
    return found


@pytest.mark.parametrize(
    ("cell", "unit", "said"),
    [
        ("$0.27", "USD per million tokens", "0.27 USD per million tokens"),
        ("$0.27", "USD", "0.27 USD"),
        ("0.27 €", "EUR", "0.27 EUR"),
        ("1,234", "parameters", "1234 parameters"),
        ("12%", "percent", "12 %"),
        ("40 %", "percent", "40 %"),
        ("1.2M", "parameters", "1.2 million parameters"),
        ("$1.6B", "USD", "1.6 billion USD"),
        ("128k", "tokens", "128 thousand tokens"),
        ("15 T", "tokens", "15 trillion tokens"),
        ("~350", "employees", "about 350 employees"),
        ("> $5 million", "USD", "over 5 million USD"),
        ("1e25", "FLOP", "1e25 FLOP"),
    ],
)
def test_a_cell_is_read_as_people_write_it(cell: str, unit: str, said: str) -> None:
    assert look_at("x", [cell]).kind == "numbers"
    assert read_figure(cell, Figure(unit=unit), WORDING)[0].text == said


@pytest.mark.parametrize(
    ("cell", "unit", "why"),
    [
        ("€300", "USD", "a number in another unit"),
        ("12%", "USD", "a number in another unit"),
        ("12X", "USD", "not a number"),
        ("1.2M", "GPUs per day", "'GPUs per day' is not a unit"),
        ("=1+1", "USD", "not a number"),
        ("-5", "USD", "not a number"),
    ],
)
def test_what_is_no_such_number_is_refused(cell: str, unit: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        read_figure(cell, Figure(unit=unit), WORDING)


def test_words_for_nothing_make_no_names_of_numbers(run: Run, tmp_path: Path) -> None:
    cells = "\n".join(f"Bird {n},{cell}" for n, cell in enumerate(["7", "80B", "unknown", "N/A"]))
    found = guess(run, tmp_path, f"Model,Parameters\n{cells}\n")
    assert "Parameters: {property: parameters}" in found
    assert "absent: [N/A, unknown]" in found
    found = guess(run, tmp_path, "Model,Parameters\nA,7\nB,8\nC,many\n")
    assert "1 of 3 cells will be reported, such as “many”" in found


def test_a_place_is_that_of_the_organization_where_each_has_one(run: Run, tmp_path: Path) -> None:
    head = "Model,Organization,Country\n"
    rows = 'A,"Pond,Reed","Norland,Sudland"\nB,Pond,Norland\nC,"Reed,Pond","Sudland,Norland"\n'
    assert "of: Organization, class: Place" in guess(run, tmp_path, head + rows)
    found = guess(run, tmp_path, head + 'A,"Pond,Reed",Norland\nB,"Pond,Owl",Norland\n')
    assert "most rows do not have as many values there" in found
    found = guess(run, tmp_path, "Model,Country\nA,Norland\nB,Sudland\n")
    assert "basedIn is said of Group or Organization, and the rows are about AIModel" in found


def test_a_score_needs_its_benchmark(run: Run, tmp_path: Path) -> None:
    found = guess(run, tmp_path, "Benchmark,Model,Score\nPond Test,Crane,88.5\n")
    assert "Score: {property: scored, qualifiers: {benchmark: {column: Benchmark}}}" in found
    told = run(
        "map", "--check", str(tmp_path / "guess.yaml"), str(tmp_path / "t.csv"), "--format", "csv"
    ).stdout
    assert "a qualifier makes none" in told
    assert "write `create: true` in the qualifier" in told
    assert "create: true` in the rule" not in told
    assert "needs `qualifiers: {benchmark: NAME}`" in guess(run, tmp_path, "Model,Score\nA,8\n")


def test_a_date_that_reads_with_the_month_first_too_is_asked_about(
    run: Run, tmp_path: Path
) -> None:
    found = guess(run, tmp_path, "Model,Release date\nA,03/04/2025\nB,05/06/2025\n")
    assert "every date reads as %m/%d/%Y too: which one is meant?" in found
    found = guess(run, tmp_path, "Model,Release date\nA,03/04/2025\nB,25/06/2025\n")
    assert "too: which one" not in found


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("2024/01/05", "%Y/%m/%d"), ("Jan 5, 2024", "%b %d, %Y"), ("5-Jan-2024", "%d-%b-%Y"),
        ("2024-01-05T10:00:00Z", "%Y-%m-%dT%H:%M:%SZ"), ("January 5 2024", "%B %d %Y"),
    ],
)  # fmt: skip
def test_a_date_is_found_in_many_forms(cell: str, form: str, run: Run, tmp_path: Path) -> None:
    found = guess(run, tmp_path, f'Model,Release date\nA,"{cell}"\n')
    assert f'date: "{form}"' in found


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("Model,Release date\nA,Q1 2024\n", "publicationDate may be meant, which takes dates"),
        ("Model,Price\nA,$3\n", "price may be meant, and needs a `unit:`"),
        ("Model,Training cost (apples)\nA,3\n", "'apples' is no unit of it"),
        ("Model,Training cost\nA,€3\nB,€4\n", "trainingCost may be meant, but most cells are no"),
        ("Date,crane,ibis,heron\n2024-01-01,1,2,3\n", "# No column was understood"),
        ("Model,Empty\nA,\n", "looks like nothing"),
        ('\ufeffModel;"Context\nwindow"\nA;32k\n', "looks like numbers"),
    ],
)
def test_what_is_left_to_decide_is_said(table: str, said: str, run: Run, tmp_path: Path) -> None:
    assert said in guess(run, tmp_path, table)


def test_nothing_is_loaded_before_somebody_said_who_the_claimant_is(
    run: Run, home: Path, tmp_path: Path
) -> None:
    guess(run, tmp_path, "Model,Parameters\nCrane,7e9\n")
    words = ("load", str(tmp_path / "t.csv"), "--mapping", str(tmp_path / "guess.yaml"))
    told = run("--root", str(home), *words, code=1).stderr
    assert "nobody has said yet who the claimant is" in told
    path = tmp_path / "guess.yaml"
    path.write_text(path.read_text().replace("PUBLISHER OF THE TABLE", "Pond Watch"))
    assert "1 in 1 claims" in run("--root", str(home), *words).stdout


@pytest.mark.parametrize(
    ("head", "cells", "rule"),
    [
        ("MMLU", ["88.1", "70"], "scored, qualifiers: {benchmark: {name: MMLU, create: true}}"),
        ("MMLU-Pro (%)", ["7", "3"], "scored, qualifiers: {benchmark: {name: MMLU-Pro,"),
        ("GPQA Diamond", ["0.59", "1"], "scored, times: 100, qualifiers: {benchmark: {name: GPQA"),
        ("LiveBench score", ["61", "2"], "scored, qualifiers: {benchmark: LiveBench}}"),
        ("Arena-Hard ↑", ["45%", "5%"], "scored, qualifiers: {benchmark: Arena-Hard}}"),
        ("SWE-bench Verified [%]", ["49"], "scored, qualifiers: {benchmark: {name: SWE-bench Ver"),
        ("Parameters (B)", ["70", "405"], "parameters, times: 1000000000}"),
        ("Params, B", ["70", "405"], "parameters, times: 1000000000}"),
        ("Size [B params]", ["7B", "13B"], "parameters}"),
        ("num_params", ["7e9"], "parameters}"),
        ("Training tokens (T)", ["14.8"], "trainingTokens, times: 1000000000000}"),
        ("Context\n(K tokens)", ["128"], "contextWindow, times: 1000}"),
        ("Context", ["128k"], "contextWindow}"),
        ("**Elo**", ["1312"], "rating}"),
        ("Price ($/M tokens)", ["0.27"], "price, unit: USD per million tokens}"),
        ("API price in USD/1M tokens", ["$0.27"], "price, unit: USD per million tokens}"),
        ("Training cost ($M)", ["5.6"], "trainingCost, times: 1000000}"),
        ("Training cost (2023 USD)", ["5.6e6"], "trainingCost, unit: USD of 2023}"),
    ],
)  # fmt: skip
def test_a_head_says_on_what_and_in_which_unit(
    head: str, cells: list[str], rule: str, run: Run, tmp_path: Path
) -> None:
    rows = "".join(f"Bird {at},{cell}\n" for at, cell in enumerate(cells))
    found = guess(run, tmp_path, f'Model,"{head}"\n{rows}')
    assert f": {{property: {rule}" in found
    assert found.count("\n  # ") >= 1


@pytest.mark.parametrize(
    ("head", "cells", "said"),
    [
        ("MMLU", ["88.1"], "taken for percent, the unit of scored: the cells lie between 88.1"),
        ("MMLU", ["0.5"], "taken for shares of one, which are percent times 100"),
        (
            "LiveBench",
            ["61"],
            "a name of a Benchmark, so that this is scored; it is LiveBench in",
        ),
        (
            "MT-Bench",
            ["8.9", "9.1"],
            "scored may be meant, and needs a `unit:`, for the cells lie",
        ),
        ("Codeforces", ["2029", "70"], "needs a `unit:`, for the cells lie between 70 and 2029"),
        ("MMLU (5-shot)", ["70"], "'5-shot' is no unit of it"),
        ("Parameters (B)", ["70"], "'B' in the head: 70 is read as 70 billion parameters"),
        ("Parameters (GB)", ["70"], "'GB' is no unit of it"),
        ("Context", ["128k"], "for example “128k”; its head means contextWindow"),
        ("Parameters ($)", ["70"], "'$' is no unit of it"),
        ("benchmarks", ["70"], "no property proposed"),
    ],
)
def test_each_guess_has_its_reason(
    head: str, cells: list[str], said: str, run: Run, tmp_path: Path
) -> None:
    rows = "".join(f"Bird {at},{cell}\n" for at, cell in enumerate(cells))
    assert said in guess(run, tmp_path, f"Model,{head}\n{rows}")


def test_a_benchmark_of_no_graph_is_made_by_the_mapping_alone(
    run: Run, home: Path, tmp_path: Path
) -> None:
    found = guess(run, tmp_path, "Model,MMLU-Pro (%)\nCrane,71.5\nIbis,44\n")
    path = tmp_path / "guess.yaml"
    path.write_text(found.replace("PUBLISHER OF THE TABLE", "Pond Watch"))
    words = ("load", str(tmp_path / "t.csv"), "--mapping", str(path))
    assert "2 in 2 claims" in run("--root", str(home), *words).stdout
    shown = run("--root", str(home), "show", "MMLU-Pro").stdout
    assert "Crane scored 71.5 % on MMLU-Pro" in shown
    path.write_text(path.read_text().replace(", create: true}}}", "}}}"))
    told = run("map", "--check", str(path), str(tmp_path / "t.csv"), "--format", "csv").stdout
    assert "a qualifier makes none" in told
    path.write_text(path.read_text().replace("{name: MMLU-Pro}", "{name: MMLU-Pro, column: Model}"))
    told = run("map", "--check", str(path), str(tmp_path / "t.csv"), code=1).stderr
    assert "both `column` and `name` are given" in told


def test_two_numbers_in_a_cell_are_no_decimal_comma(run: Run, tmp_path: Path) -> None:
    head = "Model,Parameters,Training dataset size\n"
    rows = 'A,7.5e9,"22602758,229000"\nB,1.25e9,"3279,1928"\nC,1e9,"14180,141"\n'
    assert "decimal" not in guess(run, tmp_path, head + rows)
    assert not look_at("x", ["1418,1418", "2.5", "3"]).comma
