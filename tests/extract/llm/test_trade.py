"""A name of the trade in a model's claim is one thing with what the rules propose by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.claims.proposals import Proposals
from kg.extract.llm.objecting import Reader
from kg.extract.signs.lexicon import make_lexicon
from kg.model import NewEntity
from tests.extract.gold import shipped as read
from tests.extract.llm.asking import proposed, shipped
from tests.extract.llm.standin import claim, fixed

pytestmark = pytest.mark.usefixtures("this_machine")

_TEXT = "Harrow Mill Works makes chips.\nHMW employs Ann Roe."
_SEEDS = {"Company": {"HMW": ("Harrow Mill Works",)}}


@pytest.fixture
def reader() -> Reader:
    lexicon, rules = read()
    seeded = make_lexicon([], _SEEDS, lexicon.vocabulary, lexicon.table, lexicon.cues)
    return Reader(replace(seeded, sha="trade"), rules)


def _kept(reader: Reader, kind: str, text: str = _TEXT) -> Proposals:
    one = claim(
        text.split("\n")[-1], 2, "Ann Roe", "worksFor", "Harrow Mill Works",
        subject_class="Person", object_class=kind,
    )  # fmt: skip
    return proposed(fixed(one), text, shipped(), published="2025-06-03", reader=reader)[0]


def _of_trade(found: Proposals) -> list[NewEntity]:
    return [one for one in found.entities if one.kind != "Person"]


@pytest.mark.parametrize("kind", ["Company", "Organization"])
def test_the_label_and_the_other_names_are_those_of_the_trade(reader: Reader, kind: str) -> None:
    found = _kept(reader, kind)
    assert [one.object for one in found.candidates] == ["HMW"]
    (new,) = _of_trade(found)
    assert (new.label, new.kind, new.aliases) == ("HMW", "Company", ("Harrow Mill Works",))


def test_a_name_that_is_of_another_class_there_is_not_that_of_the_trade(reader: Reader) -> None:
    found = _kept(reader, "Government")
    assert [one.object for one in found.candidates] == ["Harrow Mill Works"]


def test_a_name_that_the_text_does_not_use_is_none_of_its_names(reader: Reader) -> None:
    (new,) = _of_trade(
        _kept(reader, "Company", "The first line.\nHarrow Mill Works employs Ann Roe.")
    )
    assert (new.label, new.aliases) == ("HMW", ("Harrow Mill Works",))
