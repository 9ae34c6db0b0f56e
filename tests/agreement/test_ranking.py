"""The rank of a score is what comparing it with every other one gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.agreement.ranking import ranks
from kg.model import Assertion, Quantity
from tests.making import assertion, claim, entity, quantity

BOUNDS = ("", "over ", "under ", "about ")


def scored(model: str, score: str, benchmark: str = "a", *, denied: bool = False) -> Assertion:
    on = entity(f"benchmark/{benchmark}")
    said = claim(f"model/{model}", "scored", quantity(score), onBenchmark=on)
    return assertion(said, denied=denied)


def ranked(*told: Assertion) -> list[int]:
    found = ranks(told)
    return [found[one.claim.id] for one in told]


def test_scores_whose_bounds_meet_share_a_rank() -> None:
    told = scored("x", "90 percent"), scored("y", "over 80 percent"), scored("z", "70 percent")
    assert ranked(*told) == [1, 1, 3]


def test_a_model_is_no_rival_of_itself_and_counts_once() -> None:
    told = scored("x", "90 percent"), scored("x", "80 percent"), scored("y", "70 percent")
    assert ranked(*told) == [1, 1, 2]


def test_other_units_other_benchmarks_and_denied_scores_are_no_rivals() -> None:
    low = scored("x", "50 percent")
    others = scored("y", "90 points"), scored("y", "90 percent", "b")
    assert ranked(low, *others)[0] == 1
    denied = scored("z", "95 percent", denied=True)
    assert ranks([low, denied]) == {low.claim.id: 1}


each = st.builds(
    scored,
    st.sampled_from("xyz"),
    st.builds("{}{} {}".format, st.sampled_from(BOUNDS), st.integers(50, 60),
              st.sampled_from(["percent", "points"])),
    st.sampled_from("ab"),
)  # fmt: skip


@given(st.lists(each, max_size=8))
def test_ranks_are_those_of_comparing_every_pair(told: list[Assertion]) -> None:
    def beats(one: Assertion, other: Assertion) -> bool:
        high, low = one.claim.object, other.claim.object
        assert isinstance(high, Quantity)
        assert isinstance(low, Quantity)
        alike = high.unit == low.unit and one.claim.qualifiers == other.claim.qualifiers
        return alike and one.claim.subject != other.claim.subject and high.lower > low.upper

    wanted = {
        one.claim.id: 1 + len({rival.claim.subject for rival in told if beats(rival, one)})
        for one in told
    }
    assert ranks(told) == wanted
