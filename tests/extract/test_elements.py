"""Optional elements of patterns: what a mark reaches over is plain, or refused when rules load."""

from __future__ import annotations

import pytest

from kg.corpus.plain import read_plain
from kg.extract.signs.elements import check_elements
from kg.extract.signs.rules import TABLES, make_rules
from kg.resources import shipped_root


@pytest.mark.parametrize(
    "pattern",
    ["{s:Company} powers? {o:Product}", "(?:a|b)(?:c)? {s:Company}", "a|b* {s:Company}", "(?:a)b?"],
)
def test_a_mark_that_may_be_meant_for_a_part_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="reaches over the whole element"):
        check_elements(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "{s:Company} {aux}* {np} ,? {o:Product}",
        "(?:powers?|drives?) {o:Product}",
        r"(?:[^()]{1,9}\(x\))? (?:[)(]_)* {o:Product}",
        "... {o:Product}",
    ],
)
def test_a_plain_mark_is_accepted(pattern: str) -> None:
    check_elements(pattern)


def test_rules_with_an_unclear_mark_are_not_made() -> None:
    folder = shipped_root().data / "extraction"
    tables = {name: read_plain(folder / f"{name}.yaml") for name in TABLES}
    tables["frames"][0]["patterns"].append("{s:Company} makes? {o:Product}")
    with pytest.raises(ValueError, match="makes"):
        make_rules(tables)
