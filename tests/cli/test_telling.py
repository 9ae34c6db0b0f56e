"""show and explain, as a user types them."""

from __future__ import annotations

import csv
import io
import json

import pytest

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


def test_show_has_what_a_person_says(run: Run) -> None:
    out = run("show", "Liang Wenfeng").stdout.partition("\nsays\n")[2]
    assert "opinion: tech giants have as a limitation too much bureaucracy" in out
    assert "Liang Wenfeng, told by AutoGPT.net (001) (opinion)" in out
    rows = json.loads(run("show", "Liang Wenfeng", "--format", "json").stdout)
    own = [row for row in rows if row["part"] == "says"]
    assert own
    assert {row["claimantLabel"] for row in own} == {"Liang Wenfeng"}
    assert {row["part"] for row in rows} == {"about", "says"}


def test_a_document_has_no_list_of_all_that_it_says(run: Run) -> None:
    assert "\nsays\n" not in run("show", "document/004").stdout


def test_show_tells_where_the_words_of_a_document_are(run: Run) -> None:
    assert "kg sources 004" in run("show", "document/004").stderr
    assert "no claim is about it" in run("show", "publisher/autogpt-net").stderr
    assert "kg sources" not in run("show", "Baidu").stderr


def test_a_garbled_sentence_reads_with_its_note_and_its_verdict(run: Run) -> None:
    """Without it `kg show` gives what a document muddled as if it were as good as the rest."""
    out = run("show", "OpenAI o1").stdout
    assert "  garbled: Microsoft owns OpenAI o1  claim/" in out
    assert "(garbled), paragraph 10" in out
    assert "a person's verdict: garbled source: the sentence gives Microsoft" in out
    assert "note: garbled: the o1 model is called Microsoft's" in out
    rows = json.loads(run("show", "OpenAI o1", "--format", "json").stdout)
    assert any(row["note"].startswith("garbled") for row in rows)


@pytest.mark.parametrize(
    "triple",
    [
        "?x air:released product:chatgpt",
        "?x air:owns model:openai-o1",
        "event:release-of-chatgpt air:actor ?x",
    ],
)
def test_what_is_garbled_is_no_plain_triple(run: Run, triple: str) -> None:
    """A wrong fact that a plain query takes for true is the worst bug there is."""
    assert json.loads(run("sparql", f"SELECT ?x {{ {triple} }}", "--format", "json").stdout) == []


def test_no_path_goes_over_what_is_garbled(run: Run) -> None:
    assert "Microsoft owns" not in run("path", "Microsoft", "OpenAI o1", "--most", "3").stdout


def test_a_garbled_claim_is_found_as_it_is_shown(run: Run) -> None:
    title = "garbled: Microsoft owns OpenAI o1"
    assert run("explain", title).stdout.startswith(f"{title}\n")


def test_what_is_predicted_asked_or_denied_does_not_read_as_a_fact(run: Run) -> None:
    assert "  predicted: Qwen 3 was developed by Alibaba  claim/" in run("show", "Qwen 3").stdout
    title = run("explain", "DeepSeek responds to Qwen 2.5-Max").stdout.splitlines()[0]
    assert title == "asked: DeepSeek responds to Qwen 2.5-Max"
    assert run("explain", title).stdout.startswith(title)
    denied = run("explain", "DeepSeek aims to reduce costs above all else").stdout
    assert denied.startswith("denied: ")


def test_strength_names_the_modalities_in_the_order_of_their_strength() -> None:
    from kg.model import Modality, Status
    from kg.query.claims import STRENGTH

    computed = (Status.CONTESTED, Status.GARBLED, Status.SUPERSEDED)
    assert tuple(str(one) for one in Status if one not in computed) == STRENGTH
    assert set(STRENGTH) == {str(one) for one in Modality}


def test_the_start_of_a_sentence_is_led_to_the_whole_of_it(run: Run) -> None:
    told = run("explain", "outperforms DeepSeek-V3", code=1).stderr
    assert "did you mean: Qwen 2.5-Max outperforms DeepSeek-V3 |" in told


def test_a_name_far_shorter_than_what_was_typed_is_no_suggestion(run: Run) -> None:
    assert "US" not in run("show", "Elon Musk", code=1).stderr
    assert "did you mean US" in run("show", "USB", code=1).stderr


def test_a_garbled_claim_is_affirmed_by_nobody(run: Run) -> None:
    out = run("explain", "garbled: Microsoft owns OpenAI o1").stdout
    assert "  affirmed by nobody\n" in out
    assert "origin 1" not in out
    assert "stated" not in out


@pytest.mark.parametrize(
    "words",
    [
        ("show", "OpenAI o1", "--format", "json"),
        ("explain", "garbled: Microsoft owns OpenAI o1", "--format", "json"),
        ("sources", "003", "--format", "json"),
        ("query", "claims-about", "-p", "entity=OpenAI o1", "--format", "json"),
        ("query", "ownership", "--format", "json"),
    ],
)
def test_no_list_has_what_is_garbled_as_stated(run: Run, words: tuple[str, ...]) -> None:
    rows = json.loads(run(*words).stdout)
    found = [row for row in rows if row.get("sentence") == "Microsoft owns OpenAI o1"]
    assert {row["modality"] for row in found} == {"garbled"}


def test_exports_have_what_is_garbled_as_garbled(run: Run) -> None:
    rows = csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout))
    said = {(row["modality"], row["garbled"] != "") for row in rows}
    assert ("garbled", True) in said
    assert {garbled for modality, garbled in said if modality != "garbled"} == {False}


def test_compare_has_what_is_garbled_as_garbled(run: Run) -> None:
    out = run("compare", "OpenAI o1", "Microsoft", "--format", "json").stdout
    found = {row["modality"] for row in json.loads(out) if row["status"] == "garbled"}
    assert found == {"garbled"}
