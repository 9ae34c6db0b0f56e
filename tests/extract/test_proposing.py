"""What is proposed beside the triples: places, mentions, new names, and what is left out."""

from __future__ import annotations

import pickle
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.claims.unsaid import is_made
from kg.extract.relations.framing import Hit
from kg.extract.signs.rules import Frame
from kg.extract.signs.spans import Span
from kg.model import Candidate, Tier
from tests.extract.gold import proposals, shipped


def only(text: str, predicate: str) -> Candidate:
    found = [one for one in proposals(text).candidates if one.predicate == predicate]
    assert len(found) == 1, found
    return found[0]


def test_a_proposal_keeps_its_place_and_its_mentions() -> None:
    text = "It rained.\n\nOpenAI has released GPT-5.1 mini. Then it stopped."
    one = only(text, "released")
    at = one.locator
    assert text[at.start : at.end] == "OpenAI has released GPT-5.1 mini."
    assert (at.paragraph, at.words) == (2, "OpenAI has released GPT-5.1 mini")
    assert [text[m.start : m.end] for m in one.mentions] == ["OpenAI", "GPT-5.1 mini"]


def test_unknown_names_are_proposed_with_class_and_reason() -> None:
    found = proposals("The startup Merle AI unveiled Alder-7B, an open model.").entities
    assert {(one.kind, one.label) for one in found} >= {
        ("Company", "Merle AI"), ("AIModel", "Alder-7B"), ("Release", "release of Alder-7B"),
    }  # fmt: skip
    assert all(one.reason for one in found)


def test_a_name_is_not_found_within_a_word() -> None:
    assert proposals("Metallurgists released GPT-4 fumes.").candidates == ()


def test_the_last_name_is_never_borrowed() -> None:
    text = "OpenAI and Google disagreed. The company released GPT-5.1 mini."
    assert [one.predicate for one in proposals(text).candidates] == []


def test_one_certain_antecedent_gives_a_tier_b_with_the_anaphor() -> None:
    text = "Anthropic grew fast. The company released Claude Opus 4.5."
    one = only(text, "released")
    assert one.tier is Tier.B
    assert [m.anaphor for m in one.mentions] == [False, True, False]


def test_what_depends_on_something_is_left_out_with_the_reason() -> None:
    found = proposals("If OpenAI releases GPT-6, rivals will answer.")
    assert found.candidates == ()
    assert "'if'" in found.unsaid[0].reason


def test_a_figure_that_no_rule_reads_is_left_out_with_the_reason() -> None:
    found = proposals("Analysts saw $5 million somewhere.")
    assert [one.words for one in found.unsaid] == ["$5 million"]


def test_a_range_is_never_read_as_its_end() -> None:
    found = proposals("OpenAI raised between $1 billion and $2 billion.")
    assert [one for one in found.candidates if one.predicate == "raised"] == []


def test_the_same_text_gives_the_same_proposals_and_they_travel() -> None:
    text = "Anthropic raised $3 billion from Google. Sam Altman, chief executive of OpenAI, left."
    first = proposals(text)
    assert proposals(text) == first
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301
    assert pickle.loads(pickle.dumps(shipped()))[1].sha == shipped()[1].sha  # noqa: S301


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    for one in proposals(text).candidates:
        assert 0 <= one.locator.start < one.locator.end <= len(text)


_WORDS = st.sampled_from(
    ["OpenAI", "GPT-5", "released", "said", "$5 million", "raised", ",", ".", "\n", "it", "if",
     '"', "(", ")", "<", ">", "#1>", "<company#0>", "Anthropic", "'s", "beats", "—", "- ", "Foo"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for one in proposals(text).candidates:
        inside = text[one.locator.start : one.locator.end]
        assert one.locator.words.strip() in inside


def test_a_relation_that_is_proposed_all_the_same_is_not_left_out() -> None:
    text = "Merle AI raised $40 million led by Ibis Ventures."
    (one,) = (each for each in proposals(text).candidates if each.predicate == "backedBy")
    named = {each.name: Span(each.start, each.end, "Name", each.name) for each in one.mentions}
    other = Span(90, 99, "Name", "Lark Fund")
    frame = Frame("other-rule", Tier.B, (), (("{s}", "backedBy", "{o}"),))

    def hit(frame: Frame, *backers: Span) -> Hit:
        return Hit(frame, {"s": (named["Merle AI"],), "o": backers}, 0, 48, "", "")

    backer = named["Ibis Ventures"]
    assert is_made(hit(frame, backer), [one])
    assert not is_made(hit(frame, backer, other), [one])
    owns = replace(frame, claims=(("{s}", "owns", "{o}"),))
    assert not is_made(hit(owns, backer), [one])


def test_who_joins_a_round_by_the_way_is_not_who_raised_the_total() -> None:
    text = (
        "Merle AI raised $40 million. The round, which also included Nvidia and Ibis Ventures, "
        "brings its total funding to $655 million."
    )
    raised = [one for one in proposals(text).candidates if one.predicate == "raised"]
    assert [(one.subject, one.object) for one in raised] == [("Merle AI", "40 million USD")]


def test_the_hedge_of_a_forecast_is_its_verb() -> None:
    for text, verb in (
        ("Analysts expect Nvidia's revenue to reach $200 billion in 2027.", "expect"),
        ("OpenAI expects its revenue to reach $20 billion in 2027, it said.", "expects"),
    ):
        options = dict(only(text, "revenue").options)
        assert (options["modality"], options["hedge"]) == ("predicted", verb)
