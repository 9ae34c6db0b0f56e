"""Paths: facts before claims, what is in the way, and none at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

import pytest

from kg.errors import NotConnected
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.links import Link, Links, Tie
from kg.query.paths import LEAST, TIES, Route, find_routes
from kg.resources import Root


class Whole:
    """All links in a list, of which those around some entities are given."""

    def __init__(self, links: Iterable[tuple[Tie, Link]]) -> None:
        self.said = dict(links)

    def around(self, entities: Collection[str]) -> list[Tie]:
        """Return those that join one of these to another entity."""
        return [one for one in self.said if {one.subject, one.object} & set(entities)]

    def read(self, ties: Iterable[Tie]) -> list[Link]:
        """Return what is said in these, the strongest first."""
        return [self.said[one] for one in sorted(ties, key=lambda one: (one.weight, one))]


def listed(links: list[Link]) -> Whole:
    return Whole(
        (Tie(one.claim, str(number), one.subject, one.object, one.weight), one)
        for number, one in enumerate(links)
    )


def link(subject: str, thing: str, weight: int = 2, *, both: bool = False) -> Link:
    return Link(
        claim=f"claim/{subject}-{thing}",
        sentence=f"{subject} and {thing}",
        subject=subject,
        object=thing,
        predicate="competesWith" if both else "owns",
        both_ways=both,
        status="stated",
        weight=weight,
        modality="stated",
        claimant="",
        document="D (1)",
        paragraph="1",
        words="some words",
    )


def ways(links: list[Link], most: int = 0, without: tuple[str, ...] = ()) -> list[str]:
    found = find_routes(listed(links), "a", "z", without, most)
    return ["a" + "".join(step.arrow + step.end for step in one.steps) for one in found]


def test_a_step_against_a_claim_shows_its_direction() -> None:
    links = [link("b", "a"), link("b", "c"), link("z", "c", both=True)]
    assert ways(links) == ["a←b→c↔z"]


def test_two_facts_go_before_one_opinion_but_not_before_a_claim() -> None:
    facts = [link("a", "b"), link("b", "z")]
    assert ways([*facts, link("a", "z", 5)]) == ["a→b→z"]
    assert ways([*facts, link("a", "z", 3)]) == ["a→z"]


def test_the_strongest_claim_of_a_pair_makes_the_step() -> None:
    (found,) = find_routes(listed([link("a", "z", 5), link("z", "a", 2)]), "a", "z")
    assert found.length == 2
    assert found.steps[0].arrow == "↔"
    assert len(found.steps[0].links) == 2


def test_a_hub_can_be_left_out() -> None:
    links = [link("a", "hub"), link("hub", "z"), link("a", "b"), link("b", "c"), link("c", "z")]
    assert ways(links) == ["a→hub→z"]
    assert ways(links, without=("hub",)) == ["a→b→c→z"]


def test_the_ends_themselves_are_never_left_out() -> None:
    assert ways([link("a", "z")], without=("a",)) == ["a→z"]


def test_most_brings_longer_paths_too_in_order() -> None:
    links = [link("a", "z"), link("a", "b"), link("b", "z"), link("a", "c"), link("c", "z")]
    assert ways(links, most=2) == ["a→z", "a→b→z"]
    assert ways(links, most=9) == ["a→z", "a→b→z", "a→c→z"]


def test_all_equally_short_paths_are_found_whatever_the_order_of_claims() -> None:
    middles = [f"m{number:02}" for number in range(TIES + 3)]
    links = [one for name in middles for one in (link("a", name), link(name, "z"))]
    expected = [f"a→{name}→z" for name in middles[:TIES]]
    assert ways(links) == expected
    assert ways(links[::-1]) == expected


@pytest.mark.parametrize("links", [[], [link("a", "b")], [link("a", "b"), link("y", "z")]])
def test_no_path_is_an_error_that_names_both_ends(links: list[Link]) -> None:
    with pytest.raises(NotConnected, match="from a to z"):
        find_routes(listed(links), "a", "z")


def test_one_entity_is_no_path() -> None:
    with pytest.raises(NotConnected, match="one entity"):
        find_routes(listed([link("a", "b")]), "a", "a")


def entities_of(engine: Engine) -> list[str]:
    rows = engine.texts("SELECT ?one { ?one a air:Entity }")
    return sorted(row["one"].removeprefix(ID) for row in rows)


def everything(engine: Engine, root: Root) -> list[Link]:
    links = Links(engine, root.queries)
    return links.read(links.around(entities_of(engine)))


def routes(links: Links | Whole, one: str, other: str, most: int) -> list[Route] | str:
    try:
        return find_routes(links, one, other, most=most)
    except NotConnected as error:
        return str(error)


def test_denied_claims_join_nothing(tiny_engine: Engine, tiny_root: Root) -> None:
    links = everything(tiny_engine, tiny_root)
    assert any(one.predicate == "competesWith" and one.both_ways for one in links)
    assert not any(one.predicate == "backedBy" for one in links)


def test_words_weigh_as_the_query_says(tiny_engine: Engine, tiny_root: Root) -> None:
    links = everything(tiny_engine, tiny_root)
    weights = {one.predicate: one.weight for one in links}
    assert weights["foundedBy"] < weights["outperforms"]
    assert min(one.weight for one in links) == LEAST


@pytest.mark.slow
def test_what_is_read_around_the_ends_gives_the_routes_of_the_whole_graph(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    links, names = Links(tiny_engine, tiny_root.queries), entities_of(tiny_engine)
    whole = Whole((one, said) for one in links.around(names) for said in links.read([one]))
    for one, other in combinations(names, 2):
        for most in (0, 3):
            assert routes(links, one, other, most) == routes(whole, one, other, most)


def test_only_what_is_near_is_read() -> None:
    far = [link(f"n{number:03}", f"n{number + 1:03}") for number in range(100)]
    source, asked = listed([link("a", "b"), link("b", "z"), link("z", "n000"), *far]), set[str]()

    class Watched(Whole):
        def around(self, entities: Collection[str]) -> list[Tie]:
            asked.update(entities)
            return super().around(entities)

    find_routes(Watched(source.said.items()), "a", "z")
    assert asked <= {"a", "b", "z"}


def test_a_way_of_which_no_passage_can_be_read_keeps_its_length() -> None:
    class Silent(Whole):
        def read(self, ties: Iterable[Tie]) -> list[Link]:
            """Return nothing."""
            return []

    tie = Tie("claim/a-z", "0", "a", "z", 3)
    (found,) = find_routes(Silent([(tie, link("a", "z", 3))]), "a", "z")
    assert (found.length, [one.links for one in found.steps]) == (3, [()])
