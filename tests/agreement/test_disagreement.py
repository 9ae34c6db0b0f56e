"""Which claims cannot all hold, and which only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.agreement.disagreement import find_disagreements
from kg.model import Assertion, Claim, Disagreement, Judgement, Kind, Modality, Verdict
from tests.making import assertion, claim, date, entity, quantity, text, vocabulary

MODEL, OTHER = "model/finch-2", "model/heron-1"
LABELS = {key: key for key in (MODEL, OTHER, "event/cut", "company/a", "company/b", "benchmark/q")}
# No property of the shipped ontology takes one entity only; this one does.
ONE_ENTITY = (
    vocabulary()
    .properties["developedBy"]
    .model_copy(update={"name": "maker", "single_valued": True})
)
WORDS = vocabulary().model_copy(
    update={"properties": {**vocabulary().properties, "maker": ONE_ENTITY}}
)


def found(*said: Assertion, judgements: tuple[Judgement, ...] = ()) -> list[Disagreement]:
    return find_disagreements(said, WORDS, LABELS, judgements)


def cost(wording: str, **qualifiers: str) -> Claim:
    pairs = {name: text(words) for name, words in qualifiers.items()}
    return claim(MODEL, "trainingCost", quantity(wording), **pairs)


def dated(edtf: str) -> Claim:
    return claim("event/cut", "date", date(edtf))


def beats(one: str, other: str, benchmark: str = "benchmark/q") -> Claim:
    return claim(one, "outperforms", entity(other), onBenchmark=entity(benchmark))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (cost("under 6 million USD"), cost("nearly 40 million USD"), Kind.VALUE),
        (cost("500 billion USD"), cost("nearly 600 billion USD"), Kind.VALUE),
        (cost("5.58 million USD"), cost("5.580001 million USD"), None),
        (cost("5.58 million USD"), cost("5.59 million USD"), Kind.VALUE),
        (cost("1 billion USD"), cost("2 billion USD"), Kind.VALUE),
        (cost("nearly 6 million USD"), cost("over 6 million USD"), Kind.VALUE),
        (cost("5.58 million USD"), cost("5.6 million USD"), None),
        (cost("5.58 million USD"), cost("5.60 million USD"), Kind.VALUE),
        (cost("5.58 million USD"), cost("under 6 million USD"), None),
        (cost("5 million USD"), cost("9 million CNY"), None),
        (cost("5 million USD", period="2024"), cost("9 million USD", period="2025"), None),
        (cost("5 million USD", period="2024"), cost("9 million USD"), None),
        (cost("5 million USD", period="2024"), cost("9 million USD", period="2024"), Kind.VALUE),
        (dated("2025-01-10"), dated("2024-12"), Kind.DATE),
        (dated("2025-01-10"), dated("2025-01"), None),
        (dated("2025-01-10"), dated("2025-01-08~"), None),
        (dated("2025-01-10"), dated("2025"), None),
        (claim(MODEL, "maker", entity("company/a")), claim(MODEL, "maker", entity("company/b")),
         Kind.ENTITY),
        (claim(MODEL, "maker", entity("company/a")), claim(OTHER, "maker", entity("company/b")),
         None),
        (claim(MODEL, "developedBy", entity("company/a")),
         claim(MODEL, "developedBy", entity("company/b")), None),
        (beats(MODEL, OTHER), beats(OTHER, MODEL), Kind.ORDER),
        (beats(MODEL, OTHER), beats(OTHER, MODEL, "benchmark/r"), None),
        (beats(MODEL, OTHER), claim(OTHER, "cheaperThan", entity(MODEL)), None),
        (claim(MODEL, "capability", text("write")), claim(MODEL, "capability", text("read")), None),
    ],
)  # fmt: skip
def test_two_claims_disagree_or_only_look_so(one: Claim, other: Claim, kind: Kind | None) -> None:
    for pair in ((one, other), (other, one)):
        said = [assertion(pair[0]), assertion(pair[1], "company/a", Modality.CLAIMED)]
        disputes = found(*said)
        assert [each.kind for each in disputes] == ([kind] if kind else [])
        if kind:
            assert disputes[0].members == tuple(sorted((one.id, other.id)))


@pytest.mark.parametrize("modality", [Modality.OPINION, Modality.PREDICTED, Modality.ASKED])
def test_opinions_predictions_and_questions_do_not_disagree(modality: Modality) -> None:
    one, other = cost("5 million USD"), cost("9 million USD")
    assert found(assertion(one), assertion(other, "company/a", modality)) == []
    assert found(assertion(one), assertion(one, "company/a", modality, denied=True)) == []


@pytest.mark.parametrize("modality", [Modality.CLAIMED, Modality.ALLEGED])
def test_a_denial_speaks_against_its_claim_and_nothing_else(modality: Modality) -> None:
    one = beats(MODEL, OTHER)
    denial = assertion(one, "company/a", modality, denied=True)
    [dispute] = found(assertion(one), denial)
    assert (dispute.kind, dispute.members) == (Kind.POLARITY, (one.id,))
    assert found(denial) == []
    assert found(denial, assertion(beats(OTHER, MODEL))) == []


def test_a_denied_value_is_no_rival() -> None:
    denial = assertion(cost("9 million USD"), "company/a", Modality.CLAIMED, denied=True)
    assert found(assertion(cost("5 million USD")), denial) == []


def test_three_values_are_one_disagreement_without_the_compatible_fourth() -> None:
    wordings = ["5 million USD", "7 million USD", "9 million USD", "about 70 million CNY"]
    [dispute] = found(*(assertion(cost(one)) for one in wordings))
    assert dispute.members == tuple(sorted(cost(one).id for one in wordings[:3]))
    assert dispute.reason


SAID = [
    assertion(cost("5 million USD")),
    assertion(cost("9 million USD"), "company/a", Modality.CLAIMED),
    assertion(cost("about 9 million USD"), document="document/b"),
    assertion(dated("2024-12")),
    assertion(dated("2025-01-10"), start=5),
    assertion(beats(MODEL, OTHER)),
    assertion(beats(OTHER, MODEL), "company/b", Modality.CLAIMED),
    assertion(beats(OTHER, MODEL), "company/a", Modality.ALLEGED, denied=True),
    assertion(claim(MODEL, "maker", entity("company/a"))),
    assertion(claim(MODEL, "maker", entity("company/b"))),
]


@given(st.permutations(SAID))
def test_the_order_of_assertions_does_not_matter(said: list[Assertion]) -> None:
    assert found(*said) == found(*SAID)
    assert sorted(one.kind for one in found(*SAID)) == [
        "byDate", "byEntity", "byOrder", "byPolarity", "byValue",
    ]  # fmt: skip


def judged(subject: str, predicate: str, verdict: Verdict) -> Judgement:
    return Judgement(subject=subject, predicate=predicate, verdict=verdict, reason="a notice")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_judgement_stays_with_its_disagreement_and_only_settled_frees_a_side(
    verdict: Verdict,
) -> None:
    plain = next(each for each in found(*SAID) if each.predicate == "date")
    upheld = plain.sides[0]
    one = judged("event/cut", "date", verdict).model_copy(update={"holds": upheld.label})
    disputes = found(*SAID, judgements=(one,))
    assert len(disputes) == 5
    (dispute,) = [each for each in disputes if each.judgement == one]
    freed = set(upheld.claims) if verdict is Verdict.SETTLED else set()
    assert dispute.contested == set(dispute.members) - freed


@pytest.mark.parametrize("subject", [MODEL, OTHER])
def test_a_judgement_on_an_order_may_name_either_side(subject: str) -> None:
    one = judged(subject, "outperforms", Verdict.GARBLED_SOURCE)
    said = [assertion(beats(MODEL, OTHER)), assertion(beats(OTHER, MODEL))]
    assert found(*said, judgements=(one,))[0].judgement == one


def test_a_judgement_does_not_change_the_identifier() -> None:
    one = judged("event/cut", "date", Verdict.SETTLED)
    assert [d.id for d in found(*SAID, judgements=(one,))] == [d.id for d in found(*SAID)]
