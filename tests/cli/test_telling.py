"""show and explain, as a user types them."""

from __future__ import annotations

import json

from tests.conftest import Run


def test_show_finds_an_entity_by_alias_without_case(run: Run) -> None:
    assert run("show", "deepseek v3").stdout.startswith("DeepSeek-V3 (AIModel, model/deepseek-v3)")


def test_show_names_claimant_modality_document_and_paragraph(run: Run) -> None:
    out = run("show", "Qwen 2.5-Max").stdout
    assert "Alibaba, told by London Insider (004) (claimed, self-interested), paragraph 3" in out


def test_a_near_miss_gets_suggestions(run: Run) -> None:
    assert "DeepSeek" in run("show", "DeapSeek", code=1).stderr


def test_an_empty_name_is_an_error_not_a_crash(run: Run) -> None:
    run("show", "", code=1)


def test_show_as_json_has_a_row_an_assertion(run: Run) -> None:
    rows = json.loads(run("show", "Hive Digital Technologies", "--format", "json").stdout)
    assert rows
    assert {row["documentLabel"] for row in rows} == {"London Insider (004)"}


def test_explain_shows_both_sides_of_a_dispute(run: Run) -> None:
    out = run("explain", "release of DeepSeek-V3 is dated December 2024").stdout
    assert "status contested" in out
    assert "release of DeepSeek-V3 is dated 10 January 2025" in out
    assert "#:~:text=" in out


def test_explain_takes_the_start_of_an_identifier(run: Run) -> None:
    sentence = "DeepSeek was founded by Liang Wenfeng"
    line = run("explain", sentence).stdout.splitlines()[1]
    key = line.split()[0].removesuffix(",")
    assert run("explain", key[:14]).stdout.startswith(sentence)


def test_an_unknown_claim_names_near_sentences(run: Run) -> None:
    assert "Liang" in run("explain", "DeepSeek founded by Liang", code=1).stderr
