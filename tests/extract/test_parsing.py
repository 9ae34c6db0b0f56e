"""What the parse adds to the rules, on invented texts; left out where the extra is missing."""

from __future__ import annotations

import pickle
from functools import cache
from typing import Any

import pytest

from kg.corpus.plain import read_plain
from kg.extract.parse.parsing import Parsing
from kg.extract.proposing import Proposals
from kg.model import Candidate
from kg.rulebook import read_parsing
from tests.extract.gold import FOLDER, proposals

#: hedge and claimant are the business of the rules that judge what both kinds of frames find
_JUDGED = ("modality", "denied", "benchmark")
TEXTS: list[dict[str, Any]] = read_plain(FOLDER.parent / "parsed.yaml")["texts"]

pytestmark = pytest.mark.skipif(
    not read_parsing().rules.package.is_installed(), reason="the extra 'nlp' is not installed"
)


@cache
def parsing() -> Parsing:
    return read_parsing()


@cache
def parsed(text: str) -> Proposals:
    return proposals(text, parsing=parsing())


def is_parsed(one: Candidate) -> bool:
    return one.rule.startswith("parse-")


def row_of(one: Candidate) -> tuple[str, str, str, str, tuple[tuple[str, str], ...]]:
    options = tuple(sorted((key, value) for key, value in one.options if key in _JUDGED))
    return one.subject, one.predicate, one.object, str(one.tier), options


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: str(entry["text"])[:40])
def test_the_parse_finds_what_it_should_and_nothing_else(entry: dict[str, Any]) -> None:
    found = parsed(entry["text"]).candidates
    wanted = {
        (*map(str, row[:4]), tuple(sorted(row[4].items())) if len(row) > 4 else ())
        for row in entry["claims"]
    }
    assert {row_of(one) for one in found if is_parsed(one)} <= wanted
    assert {row[:3] for row in wanted} <= {row_of(one)[:3] for one in found}


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: str(entry["text"])[:40])
def test_what_the_rules_propose_stays_as_it_is(entry: dict[str, Any]) -> None:
    found = parsed(entry["text"])
    by_rules = tuple(one for one in found.candidates if not is_parsed(one))
    assert by_rules == proposals(entry["text"]).candidates
    triples = [(one.subject, one.predicate, one.object) for one in found.candidates]
    assert len(triples) == len(set(triples))


@pytest.mark.slow
def test_a_parser_sent_to_another_process_proposes_the_same() -> None:
    text = "\n\n".join(entry["text"] for entry in TEXTS)
    sent = pickle.loads(pickle.dumps(read_parsing()))  # noqa: S301 - our own
    assert proposals(text, parsing=sent) == parsed(text)


def test_a_plain_verb_with_both_names_is_tier_a_and_a_relative_clause_b() -> None:
    text = "Microsoft has, in spite of several delays over the past year, launched GPT-9."
    assert {str(one.tier) for one in parsed(text).candidates} == {"A"}
    text = "The model that Microsoft released in May 2024, GPT-9, was free."
    assert {str(one.tier) for one in parsed(text).candidates if is_parsed(one)} == {"B"}


def test_nothing_is_carried_from_one_paragraph_to_the_next() -> None:
    assert parsed("Microsoft grew. It sued.\n\nFigma.").candidates == ()


def test_a_figure_that_the_parse_reads_is_not_among_what_was_left_out() -> None:
    text = "Drumlin is an old hand at cranes which so far has, all in all, raised $389.3 million."
    assert [one for one in proposals(text).unsaid if text[one.start : one.end] == "$389.3 million"]
    assert parsed(text).unsaid == ()


def test_the_tree_shows_the_speaker_of_a_pronoun_and_of_a_denial() -> None:
    text = "OpenAI denied that it had trained GPT-9 on videos or that it acquired Figma."
    found = [one for one in parsed(text).candidates if one.predicate == "acquired"]
    assert [dict(one.options) for one in found] == [{"by": "OpenAI", "denied": "true"}]
