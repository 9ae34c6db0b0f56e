"""One document is weighed without the others as it is among all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.dossier import Pair, read_dossiers, read_pairs
from kg.query.weights import read_dossier
from kg.resources import shipped_root
from tests.graph.test_answers import shipped, synthetic

QUERIES = shipped_root().queries


def told(one: Pair) -> tuple[object, ...]:
    common = sorted(one.claims), one.against, one.overlap
    return one.first.document, one.second.document, one.first.label, one.second.label, common


@pytest.mark.parametrize("engine", [shipped, synthetic], ids=lambda one: one.__name__)
def test_a_document_alone_is_what_it_is_among_all(engine: Callable[[], Engine]) -> None:
    every = read_dossiers(engine(), QUERIES)
    pairs = read_pairs(engine(), QUERIES, every)
    for one in every[:8]:
        found, common = read_dossier(engine(), QUERIES, one.document.removeprefix(ID))
        assert found == one
        wanted = [pair for pair in pairs if one in (pair.first, pair.second)]
        assert [told(pair) for pair in common] == [told(pair) for pair in wanted]
        assert common
