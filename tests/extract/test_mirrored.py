"""What holds in both directions is proposed of a sentence once, and not each way round."""

from __future__ import annotations

from kg.extract.claims.proposals import mirrored
from kg.model import Tier
from tests.extract.gold import proposals
from tests.extract.proposing import candidate
from tests.making import vocabulary


def test_rivals_are_proposed_one_way_round() -> None:
    """Two rules read a headline, one each way, and both claims were put before the reader."""
    found = proposals("Nvidia backs Anthropic rival OpenAI\n").candidates
    rivals = [one for one in found if one.predicate == "competesWith"]
    assert [{one.subject, one.object} for one in rivals] == [{"Anthropic", "OpenAI"}]


def test_the_better_tier_is_left_and_other_words_are_another_claim() -> None:
    parts = ("Finch Labs takes on Heron AI", "Finch Labs", "competesWith", "Heron AI")
    one = candidate(*parts).model_copy(update={"tier": Tier.B})
    other = one.model_copy(update={"subject": "Heron AI", "object": "Finch Labs", "tier": Tier.A})
    assert list(mirrored([one, other], vocabulary())) == [one]
    narrowed = other.model_copy(update={"options": (("aspect", "price"),)})
    assert list(mirrored([one, narrowed], vocabulary())) == []
    owned = [each.model_copy(update={"predicate": "owns"}) for each in (one, other)]
    assert list(mirrored(owned, vocabulary())) == []
