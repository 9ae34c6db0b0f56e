"""What the weights find is judged as all else is: always tier B, and nothing where words bar it."""

from __future__ import annotations

import pytest

from kg.extract.learned.related import Related
from kg.model import Tier
from tests.extract.learned.making import CERTAIN, Signs, added, learned, proposals

#: weights by which each pair of firms is a takeover, whatever the words
BOUGHT: Signs = {"": {"acquired>": CERTAIN}}
#: weights by which each pair is related in some way that its classes let it be
RELATIONS = ("worksFor>", "outperforms>", "scored>", "developedBy>", "raised>", "acquired>")
ANY: Signs = {"": dict.fromkeys(RELATIONS, CERTAIN)}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Cohere embraced Figma.", {}),
        ("Cohere will embrace Figma.", {"hedge": "will", "modality": "predicted"}),
        ("Cohere may embrace Figma.", {"hedge": "may", "modality": "predicted"}),
        ("Cohere reportedly embraced Figma.", {"hedge": "reportedly", "modality": "alleged"}),
        ("Has Cohere embraced Figma?", {"modality": "asked"}),
        ("Cohere embraced Figma, Ann Roe said.", {"by": "Ann Roe"}),
        ("Cohere embraced Figma last year.", {"period": "last year"}),
    ],
)
def test_modality_speaker_and_time_are_read_as_of_the_rules(
    text: str, options: dict[str, str]
) -> None:
    (one,) = added(text, BOUGHT)
    assert (one.subject, one.predicate, one.object) == ("Cohere", "acquired", "Figma")
    assert dict(one.options) == options
    assert one.tier is Tier.B
    assert one.rule == "learned-acquired"


@pytest.mark.parametrize(
    "text",
    [
        "Cohere did not embrace Figma.",
        "Cohere never embraced Figma.",
        "Cohere refused to embrace Figma.",
        "Cohere has yet to embrace Figma.",
        "Cohere denied that it embraced Figma.",
        "If Cohere embraced Figma, all would be well.",
        "Whether Cohere embraced Figma is open.",
        "Before Cohere embraced Figma, all was well.",
        "Cohere embraced Figma. That never happened.",
        "Cohere embraced a stake in Figma.",
        "Cohere embraced Figma, a share at a time.",
    ],
)
def test_what_is_denied_open_taken_back_or_barred_gives_nothing(text: str) -> None:
    assert learned(text, BOUGHT) == []


def test_words_that_bar_count_only_in_the_passage_of_the_pair() -> None:
    text = "For a stake in peace, said all who had read of it, Cohere embraced Figma."
    assert learned(text, BOUGHT) == [("Cohere", "acquired", "Figma")]
    assert learned("Cohere embraced Figma in the mistaken belief.", BOUGHT) != []


@pytest.mark.parametrize(
    ("text", "triple", "words"),
    [
        ("Cohere grew. It embraced Figma.", ("Cohere", "acquired", "Figma"), "It"),
        (
            "Cohere grew.\n\nThe company embraced Figma.",
            ("Cohere", "acquired", "Figma"),
            "The company",
        ),
        (
            "Ann Roe left. She sings at Cohere.",
            ("Ann Roe", "worksFor", "Cohere"),
            "She",
        ),
        ("Cohere grew. Ann Roe sings at its office.", ("Ann Roe", "worksFor", "Cohere"), "its"),
    ],
)
def test_words_that_refer_carry_the_name_that_they_stand_for(
    text: str, triple: tuple[str, str, str], words: str
) -> None:
    (one,) = added(text, ANY)
    assert (one.subject, one.predicate, one.object) == triple
    found = {(text[each.start : each.end], each.name, each.anaphor) for each in one.mentions}
    leaning = triple[2] if words == "its" else triple[0]
    assert found == {(triple[0], triple[0], False), (triple[2], triple[2], False)} | {
        (words, leaning, True)
    }
    antecedent = next(each for each in one.mentions if not each.anaphor and each.name == leaning)
    assert antecedent.end <= text.index(words)


def test_the_one_test_of_a_sentence_is_that_of_a_comparison() -> None:
    (one,) = added("GPT-4o beams over Claude 3 Opus on MMLU.", ANY)
    assert dict(one.options) == {"benchmark": "MMLU"}
    (other,) = added("GPT-4o beams over Claude 3 Opus.", ANY)
    assert dict(other.options) == {}


@pytest.mark.parametrize("text", ["GPT-4o ran to 88%.", "GPT-4o ran to 88% on MMLU and GPQA."])
def test_a_score_without_one_test_is_none(text: str) -> None:
    assert learned(text, ANY) == []


def test_places_and_mentions_are_those_of_the_text() -> None:
    text = "All was quiet. On Monday, Cohere embraced Figma – at last. Then rain fell."
    (one,) = added(text, BOUGHT)
    passage = text[one.locator.start : one.locator.end]
    assert passage.strip() == "On Monday, Cohere embraced Figma – at last."
    assert one.locator.words in passage
    assert all(text[each.start : each.end] == each.name for each in one.mentions)


def test_a_figure_is_kept_as_it_is_said() -> None:
    (one,) = added("Cohere ran to $5 million and Figma ran.", {"": {"raised>": CERTAIN}})
    assert (one.subject, one.object) == ("Cohere", "5 million USD")
    assert dict(one.options) == {"said": "$5 million"}


def test_what_the_rules_propose_already_is_not_proposed_again() -> None:
    weights = {"": {"acquired>": CERTAIN}}
    for text in ("Cohere acquired Figma.", "Cohere did not acquire Figma."):
        assert added(text, weights) == []
        assert len(proposals(text, weights).candidates) == 3
    both = proposals("Cohere acquired Figma.\n\nFigma embraced Mistral AI.", weights).candidates
    assert [one.rule for one in both] == ["acquired"] * 3 + ["learned-acquired"]


def test_a_pair_that_the_rules_relate_gets_no_other_relation() -> None:
    weights = {"": {"partnersWith=": CERTAIN}}
    assert learned("Cohere acquired Figma.", weights) == []
    assert learned("Cohere sued Figma.", weights) == []
    assert learned("Cohere embraced Figma.", weights) == [("Cohere", "partnersWith", "Figma")]
    assert learned("Cohere partnered with Figma.", weights) == []


def test_without_weights_nothing_is_added() -> None:
    assert learned("Cohere embraced Figma.", {}) == []


def test_a_proposal_takes_its_words_from_what_is_left_out() -> None:
    text = "Cohere embraced Figma for $5 million."
    before = {one.words for one in proposals(text, {}).unsaid}
    after = {one.words for one in proposals(text, {"": {"raised>": CERTAIN}}).unsaid}
    assert after < before


def test_a_pair_that_the_rules_refused_is_not_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ann Roe joined Cohere in calling for rules."
    assert learned(text, ANY) == []
    monkeypatch.setattr(Related, "refuse", lambda *_: None)
    assert learned(text, ANY) == [("Ann Roe", "worksFor", "Cohere")]
