"""Names of models that go on behind a known one, parts of suites, and versions of benchmarks."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals
from tests.extract.naming import kinds, spans


def rows(text: str) -> set[tuple[str, str, str]]:
    """Return the triples that the rules propose."""
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("GPT-5.6 Luna was released by OpenAI.", "GPT-5.6 Luna"),
        ("Google's latest model is Gemini 3 Torvo.", "Gemini 3 Torvo"),
        ("Odda released the model Farlo 3 Grand.", "Farlo 3 Grand"),
        ("Anthropic released Claude Torvo 5.", "Claude Torvo 5"),
        ("Qwen Torvo 3 beats GPT-4.", "Qwen Torvo 3"),
    ],
)
def test_a_name_that_goes_on_is_the_name_of_another_model(text: str, label: str) -> None:
    read = kinds(text)
    assert read[label] == "AIModel"
    assert not [one for one in read if one != label and (one in label)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Anthropic published the Claude Opus 4 System Card.", "Claude Opus 4"),
        ("OpenAI held a GPT-5 Developer Day.", "GPT-5"),
        ("With GPT-5 Microsoft builds tools.", "GPT-5"),
        ("Odda showed GPT-5 API keys.", "GPT-5"),
        ("It runs on GPT-5 James Miller said.", "GPT-5"),
        ("Anthropic published the Claude Opus 4 Constitution.", "Claude Opus 4"),
        ("OpenAI paid the GPT-5 Bug Bounty.", "GPT-5"),
    ],
)
def test_what_only_stands_behind_it_is_none_of_the_name(text: str, label: str) -> None:
    assert kinds(text)[label] == "AIModel"


def test_its_last_word_stands_for_the_one_model_that_ends_so() -> None:
    text = "OpenAI released GPT-5.6 Terra and GPT-5.6 Luna. Terra is cheaper than Luna."
    assert ("GPT-5.6 Terra", "cheaperThan", "GPT-5.6 Luna") in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Terra is cheaper than GPT-4. OpenAI released GPT-5.6 Terra.",
        "OpenAI released GPT-5.6 Terra and GPT-5.4 Terra. Terra is cheaper than GPT-4.",
    ],
)
def test_it_stands_for_none_where_none_or_two_are_named_before(text: str) -> None:
    assert not [row for row in rows(text) if row[1] == "cheaperThan"]


def test_a_model_is_named_without_its_family_too() -> None:
    text = "Anthropic released Claude Torvo 5. Torvo 5 outperforms GPT-5."
    assert ("Claude Torvo 5", "outperforms", "GPT-5") in rows(text)
    two = "Odda has Claude Torvo 5 and Gemini Torvo 5. Torvo 5 outperforms GPT-5."
    assert ("Torvo 5", "outperforms", "GPT-5") in rows(two)


def test_a_heading_has_the_longer_name_of_its_text() -> None:
    text = "OpenAI Cuts Price Of GPT-5.6 Luna\nGPT-5.6 Luna was released by OpenAI."
    assert {one.label for one in spans(text) if one.kind == "AIModel"} == {"GPT-5.6 Luna"}


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI launched three models as part of its GPT-5.6 series, including Sol, the most"
        " powerful offering, Terra, and Luna, its fastest offering.",
        "OpenAI released the GPT-5.6 model suite (Sol, Terra, and Luna).",
        "OpenAI unveiled GPT-5.6, which comes in three sizes: Sol, Terra and Luna.",
        "OpenAI released the GPT-5.6 family of models: Sol, Terra and Luna.",
        "OpenAI launched GPT-5.6, available in three versions: Sol (the largest), Terra and Luna.",
    ],
)
def test_the_parts_of_a_suite_are_released_and_are_its_members(text: str) -> None:
    found = rows(text)
    for part in ("Sol", "Terra", "Luna"):
        assert (f"GPT-5.6 {part}", "partOfFamily", "GPT-5.6") in found
        assert ("OpenAI", "released", f"GPT-5.6 {part}") in found


@pytest.mark.parametrize(
    "text",
    [
        "Customers of the GPT-5 models, including Stripe, Duolingo and Odda, are happy.",
        "The GPT-5 series, including Bill Gates and Microsoft, was shown.",
        "OpenAI compared the GPT-5 models with Sol and Terra.",
        "OpenAI showed the GPT-5 models, Sol apart.",
        "OpenAI showed the GPT-5 series (Overview, Pricing).",
    ],
)
def test_what_is_listed_beside_a_family_is_none_of_it(text: str) -> None:
    assert not [row for row in rows(text) if row[1] == "partOfFamily"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Terminal-Bench 2.0", "Terminal-Bench 2.0"),
        ("Terminal-Bench 3.1", "Terminal-Bench 3.1"),
        ("ARC-AGI-3", "ARC-AGI-3"),
        ("MMLU v2", "MMLU v2"),
        ("OSWorld-Verified", "OSWorld-Verified"),
        ("GPQA Diamond", "GPQA Diamond"),
    ],
)
def test_a_version_makes_another_benchmark(name: str, label: str) -> None:
    found = proposals(f"GPT-5.5 scored 70 percent on {name}.").candidates
    assert [dict(one.options)["benchmark"] for one in found] == [label]


def test_a_score_behind_a_benchmark_is_no_version() -> None:
    assert kinds("On MT-Bench 8.3 was reached.")["MT-Bench"] == "Benchmark"
    assert kinds("On MMLU 2.5 points were lost.")["MMLU"] == "Benchmark"


def test_a_family_whose_members_are_told_is_released_itself() -> None:
    text = "OpenAI rolled out GPT-5.6. The GPT-5.6 model suite (Sol, Terra, and Luna) is good."
    assert ("OpenAI", "released", "GPT-5.6") in rows(text)
    assert not rows("Alibaba released Qwen models on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI released GPT-6 and two smaller versions, GPT-6 mini and GPT-6 nano.",
        "OpenAI released GPT-6 alongside two smaller models called GPT-6 mini and GPT-6 nano.",
    ],
)
def test_the_smaller_ones_are_released_too(text: str) -> None:
    wanted = {("OpenAI", "released", one) for one in ("GPT-6", "GPT-6 mini", "GPT-6 nano")}
    assert wanted <= rows(text)


def test_the_last_member_does_not_end_in_the_full_stop() -> None:
    found = rows("Alibaba has the Qwen4 series, comprising Qwen4-235B and Qwen4-8B.")
    assert ("Qwen4-8B", "partOfFamily", "Qwen4") in found


def test_a_version_and_what_follows_it_stand_for_the_whole_name() -> None:
    text = "Xiaomi released MiMo-V2.5-Pro. The V2.5 Pro is cheaper than GPT-5."
    assert ("MiMo-V2.5-Pro", "cheaperThan", "GPT-5") in rows(text)
    two = "Xiaomi released MiMo-V2.5-Pro and Farlo-V2.5-Pro. V2.5-Pro beats GPT-5."
    assert not [row for row in rows(two) if row[1] == "outperforms" and row[0] != "V2.5-Pro"]


def test_a_version_with_a_point_is_no_chip() -> None:
    assert "Hardware" not in kinds("The V2.5 engine and the V100.5 are new.").values()
    assert kinds("It uses V100 chips.")["Nvidia V100"] == "Hardware"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Claude 9 Opus, Sonnet and Haiku", {"Opus", "Sonnet", "Haiku"}),
        ("Claude 9 Pro and Nano", {"Pro", "Nano"}),
        ("Claude 9 Opus, Sonnet and Microsoft's Copilot", {"Opus", "Sonnet"}),
        ("Claude 9 Torvo, Vesper and Farlo. Claude 9 Vesper is good", {"Torvo", "Vesper"}),
        ("Claude 9 Pro and Max Muller", {"Pro"}),
        ("Claude 9 Pro and Plus users", {"Pro"}),
        ("Claude 9 Opus, Farlo and Torvo", {"Opus"}),
    ],
)
def test_a_model_may_be_listed_by_its_last_word(words: str, wanted: set[str]) -> None:
    named = {one for one, kind in kinds(f"They tried {words}.").items() if kind == "AIModel"}
    assert {one for one in named if one.startswith("Claude 9")} == {f"Claude 9 {w}" for w in wanted}


def test_a_title_shows_no_end_of_a_name() -> None:
    assert "Claude 9 Torvo" not in kinds("Does Claude 9 Torvo GPT-9 Today?")
    assert "Claude 9 Torvo" in kinds("Does Claude 9 Torvo do more than all of them today?")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The GPT-5.6 family includes Sol, a 4B model, and Luna, a 14B model.", ("Sol", "Luna")),
        ("GPT-5.6 comes in two sizes (Small and Large).", ("Small", "Large")),
        ("GPT-5.6 comes in two versions, Instant and Thinking.", ("Instant", "Thinking")),
        ("OpenAI showed GPT-5.6 on Monday in two versions: Sol and Luna.", ("Sol", "Luna")),
        ("The GPT-5.6 family - GPT-5.6 Lite and GPT-5.6 Pro - is new.", ("Lite", "Pro")),
    ],
)
def test_more_ways_to_list_the_members(text: str, parts: tuple[str, str]) -> None:
    assert {(f"GPT-5.6 {one}", "partOfFamily", "GPT-5.6") for one in parts} <= rows(text)


def test_sizes_and_colours_are_no_members() -> None:
    assert not [row for row in rows("Qwen4 comes in sizes from 1B to 72B.") if "Family" in row[1]]
    assert not rows("Farlo 17 comes in four colors: Red, Blue, Green and White.")


def test_several_are_the_latest_of_their_maker() -> None:
    found = rows("OpenAI's latest models, GPT-5.6 Terra and GPT-5.6 Luna, are cheap.")
    assert {row[0] for row in found if row[1] == "latestOf"} == {"GPT-5.6 Terra", "GPT-5.6 Luna"}
    one = rows("OpenAI's latest model, GPT-6, and Claude 9 are cheap.")
    assert {row[0] for row in one if row[1] == "latestOf"} == {"GPT-6"}
