"""The word lists of the grounder, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.cues import read_cues
from kg.errors import DataError
from kg.resources import shipped_root

SHIPPED = shipped_root().table("extraction/cues.yaml")


def test_the_shipped_lists_hold_the_words_that_forbid_stated() -> None:
    cues = read_cues(SHIPPED)
    open_words = {*cues.conditions, *cues.unsettled}
    assert open_words >= {
        "before", "if", "once", "would", "target", "plan", "in talks", "seeking",
    }  # fmt: skip
    assert "never" in cues.denials


def test_words_in_front_of_one_list_are_each_told_so() -> None:
    alike = read_cues(SHIPPED).alike
    assert alike["deal"] == alike["pact"] == alike["agreement"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("\nnegations:", "\nnegation:", "unknown key 'negation'"),
        ("own_voice: [we, our, introducing, announcing]\n", "", "the key 'own_voice' is missing"),
        ("weekdays: [", 'weekdays: ["", ', "a word is empty"),
        ("  about: [about, approx", "  roundabout: [about, approx", "unknown key 'roundabout'"),
        ("one: 1,", "one: i,", "not a whole number"),
        ("  layoff: [", "  layoff, deal: [", "'deal' has words already"),
        ("speech: [", "speech: said\nx: [", "unknown key 'x'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, why: str) -> None:
    path = tmp_path / "cues.yaml"
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError, match=why):
        read_cues(path)


def test_lists_of_ones_own_keep_the_turns_of_this_version(tmp_path: Path) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text(
        SHIPPED.read_text("utf-8").replace("scoring: [", "scoring: [rakes in,"), "utf-8"
    )
    own, shipped = read_cues(path), read_cues(SHIPPED)
    assert own.turns.keys() == shipped.turns.keys()
    assert own.limits == shipped.limits
    told = "Finch 2 rakes in 70.1 on FOO."
    assert own.turns["score"].search(told)
    assert not shipped.turns["score"].search(told)
