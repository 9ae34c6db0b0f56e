"""The table of kinds of events: each way is an expression, and a wrong row is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.corpus.plain import read_plain
from kg.extract.proposing import patterns_of
from kg.extract.relations.event_kinds import event_kinds, expression_of
from kg.extract.signs.rules import TABLES, make_rules
from kg.resources import shipped_root
from tests.extract.gold import shipped


def test_every_way_of_every_kind_is_an_expression() -> None:
    lexicon, rules = shipped()
    patterns = patterns_of(rules, lexicon)
    for kind in event_kinds(patterns):
        assert kind.ways
        assert all(kind.labels)
    names = {one.name for one in event_kinds(patterns)}
    assert {"firing", "ban", "fine", "meeting", "price-cut"} <= names
    kind = next(one for one in event_kinds(patterns) if one.name == "merger")
    assert all(expression_of(way.pattern, way.ends, patterns) for way in kind.ways)


def test_a_kind_with_a_part_that_there_is_not_is_refused() -> None:
    folder = shipped_root().data / "extraction"
    tables = {name: read_plain(folder / f"{name}.yaml") for name in TABLES}
    rows = [{**tables["events"]["kinds"][0], "verb": "ban"}]
    with pytest.raises(ValueError, match="verb"):
        make_rules({**tables, "events": {**tables["events"], "kinds": rows}})


def test_without_kinds_nothing_is_told() -> None:
    lexicon, rules = shipped()
    bare = replace(rules, events={**rules.events, "kinds": []})
    assert event_kinds(patterns_of(bare, lexicon)) == ()
