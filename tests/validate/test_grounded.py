"""The curated claims, held against their texts by the grounder."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import LocatorError
from kg.pipeline import Graph, load_graph
from kg.resources import Root, shipped_root
from kg.validate.grounded import Grounded, Kind, ground_claims

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "documents"
TEXTS = Path(os.environ.get("KG_TEXTS") or SHARED)
TINY_TEXTS = Path(__file__).parent.parent / "tiny" / "texts"


def texts_of(graph: Graph, folder: Path) -> dict[str, str]:
    return {one.id: (folder / one.file).read_text("utf-8") for one in graph.documents}


def grounded(root: Root) -> list[Grounded]:
    graph = load_graph(root)
    return ground_claims(root, graph, texts_of(graph, TINY_TEXTS))


def kinds(found: list[Grounded]) -> Counter[Kind]:
    return Counter(one.kind for one in found)


def test_the_tiny_claims_are_grounded(tiny_root: Root) -> None:
    found = grounded(tiny_root)
    refused = [one for one in found if one.kind is Kind.REFUSED]
    assert refused == [], refused
    assert kinds(found)[Kind.OUTRIGHT] + kinds(found)[Kind.DESCRIBED] > len(found) / 2


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("under 6 million USD", "under 7 million USD", "do not give under 7 million USD"),
        ("under 6 million USD", "6 million USD", "they give under 6 million USD"),
        ("91 percent, {", "92 percent, {", "do not give 92 %"),
        ("date, 2031-03-12", "date, 2031-03-13", "another day"),
        ("[Corvane, competesWith, Brightleaf]", "[Corvane, competesWith, Ada Mirov]",
         "object 'Ada Mirov' does not stand in the passage"),
    ],
)  # fmt: skip
def test_a_wrong_fact_among_the_tiny_claims_is_found(
    tiny_root: Root, old: str, new: str, why: str
) -> None:
    for path in sorted((tiny_root.data / "claims").glob("*.yaml")):
        text = path.read_text("utf-8")
        if old in text:
            path.write_text(text.replace(old, new, 1), "utf-8")
            break
    found = grounded(tiny_root)
    wrong = [one for one in found if any(why in reason for reason in one.reasons)]
    assert len(wrong) == 1
    assert wrong[0].kind is (Kind.CARRIED_PARAGRAPH if "Ada" in new else Kind.REFUSED)
    assert path.name in wrong[0].where


def test_without_a_text_nothing_is_grounded(tiny_root: Root) -> None:
    graph = load_graph(tiny_root)
    with pytest.raises(LocatorError, match="not at hand"):
        ground_claims(tiny_root, graph, {})
    with pytest.raises(LocatorError, match="not at hand"):
        ground_claims(tiny_root, graph, texts_of(graph, TINY_TEXTS), "zzz")


@pytest.mark.whole
@pytest.mark.skipif(not TEXTS.is_dir(), reason="the documents' texts are not here")
def test_the_curated_claims_stay_as_grounded_as_they_are() -> None:
    """Every claim that is not grounded was read again; new ones are read before this is raised."""
    root = shipped_root()
    graph = load_graph(root)
    found = ground_claims(root, graph, texts_of(graph, TEXTS))
    counted = kinds(found)
    assert len(found) == sum(len(p.rows) for file in graph.files for p in file.passages)
    assert counted[Kind.OUTRIGHT] >= 280
    assert counted[Kind.OUTRIGHT] + counted[Kind.DESCRIBED] >= 470
    assert counted[Kind.REFUSED] <= 55
    values = [one for one in found if "value" in one.parts or "place" in one.parts]
    assert values == [], values
