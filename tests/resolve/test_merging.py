"""Judged the same, two entities are one in the build; a contradiction is told with its chain."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.identities import Identity, Sameness, format_identities, read_identities
from kg.errors import DataError
from kg.model import Entity
from kg.resolve.index import EntityIndex
from kg.resolve.merging import merge
from tests.corpus.test_canonical import ANY
from tests.making import vocabulary


def firm(name: str, *aliases: str, kind: str = "Company") -> Entity:
    return Entity(id=f"company/{name}", kind=kind, label=name.title(), aliases=aliases)


ALL = [firm(name) for name in "abcde"]


def judged(*lines: str) -> list[Identity]:
    """Return judgements from `a=b` (same), `a!b` (different), `a?b` (unsure)."""
    signs = {"=": Sameness.SAME, "!": Sameness.DIFFERENT, "?": Sameness.UNSURE}
    return [
        Identity(f"company/{one[0]}", f"company/{one[2]}", signs[one[1]], "why", f"e.yaml:{at}")
        for at, one in enumerate(lines, 1)
    ]


def kept(*lines: str) -> dict[str, str]:
    found = merge(ALL, judged(*lines), vocabulary()).kept
    return {gone[-1]: stays[-1] for gone, stays in found.items()}


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["a=b"], {"b": "a"}),
        (["b=a"], {"a": "b"}),
        (["a=b", "b=c"], {"b": "a", "c": "a"}),
        (["b=c", "a=b"], {"b": "a", "c": "a"}),
        (["a=b", "c=b"], {"b": "a", "c": "a"}),
        (["b=a", "c=d", "d=a"], {"a": "b", "c": "b", "d": "b"}),
        (["a=b", "b=c", "c=a"], {"b": "a", "c": "a"}),
        (["a=b", "a!c", "b?d"], {"b": "a"}),
        ([], {}),
    ],
)
def test_which_identifier_stays(lines: list[str], wanted: dict[str, str]) -> None:
    assert kept(*lines) == wanted


def test_names_and_identifier_of_the_one_that_goes_become_aliases() -> None:
    long = Entity(
        id="company/a-ltd", kind="Company", label="A Ltd", aliases=("AL",), matches=("wd:Q1",)
    )
    merged = merge([ALL[0], long], [Identity("A", "A Ltd", Sameness.SAME, "r")], vocabulary())
    (one,) = merged.entities
    assert (one.id, one.label, one.matches) == ("company/a", "A", ("wd:Q1",))
    assert one.aliases == ("A Ltd", "AL", "company/a-ltd")
    index = EntityIndex(merged.entities, merged.distinct, merged.origins)
    for name in ("company/a-ltd", "a ltd", "AL", "company/a"):
        found = index.find(name)
        assert found
        assert found.id == "company/a"
    assert (index.origin("AL"), index.origin("A")) == ("company/a-ltd", "company/a")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["a=b", "b=c", "a!c"], "company/a = company/b = company/c"),
        (["a!c", "b=c", "b=a"], "company/a = company/b = company/c"),
        (["a=b", "b=c", "c=d", "d!a"], "company/d = company/c = company/b = company/a"),
        (["a=b", "b!a"], "were judged at e.yaml:1 already"),
        (["a=a"], "judged against itself"),
        (["a=z"], "nothing is called 'company/z'"),
    ],
)
def test_what_contradicts_is_told_with_file_and_line(lines: list[str], says: str) -> None:
    with pytest.raises(DataError) as error:
        merge(ALL, judged(*lines), vocabulary())
    assert says in str(error.value)
    assert error.value.problems[0].where.startswith("e.yaml:")


def test_a_firm_is_not_a_person_but_may_be_a_division() -> None:
    person, division = firm("p", kind="Person"), firm("d", kind="Division")
    with pytest.raises(DataError, match="company/p is a Person"):
        merge([*ALL, person], judged("a=p"), vocabulary())
    assert merge([*ALL[:3], division], judged("a=d"), vocabulary()).kept


def test_a_shared_name_is_a_clash_until_the_two_are_judged() -> None:
    pair = [firm("a", "Heron"), firm("b", "Heron")]
    with pytest.raises(DataError, match="kg judge company/a company/b same"):
        EntityIndex(pair)
    apart = merge(pair, judged("a!b"), vocabulary())
    index = EntityIndex(apart.entities, apart.distinct, apart.origins)
    assert index.find("heron") is None
    assert index.ambiguous("Heron") == ["company/a", "company/b"]
    one = merge(pair, judged("a=b"), vocabulary())
    assert EntityIndex(one.entities).find("heron") == one.entities[0]


def test_of_two_judged_different_the_one_with_the_label_has_the_name() -> None:
    pair = [firm("a", "B"), firm("b")]
    apart = merge(pair, judged("a!b"), vocabulary())
    assert EntityIndex(apart.entities, apart.distinct).find("b") == pair[1]


@pytest.mark.parametrize("lines", list(permutations(["a=b", "c=d", "b=c"])))
def test_the_order_of_judgements_leaves_one_entity(lines: tuple[str, ...]) -> None:
    merged = merge(ALL, judged(*lines), vocabulary())
    assert [one.id for one in merged.entities] == ["company/a", "company/e"]
    assert set(merged.entities[0].aliases) >= {"B", "C", "D", "company/d"}


PAIRS = st.lists(st.sampled_from([a + "=" + b for a in "abcde" for b in "abcde" if a < b]))


@given(lines=PAIRS.map(lambda found: list(dict.fromkeys(found))))
def test_no_entity_and_no_name_is_lost(lines: list[str]) -> None:
    merged = merge(ALL, judged(*lines), vocabulary())
    index = EntityIndex(merged.entities, merged.distinct, merged.origins)
    for one in ALL:
        found = index.find(one.label)
        assert found
        assert found.id == merged.kept.get(one.id, one.id)
    assert len(merged.entities) + len(merged.kept) == len(ALL)


NAMES = ANY.filter(lambda text: bool(text.strip()))


@given(
    found=st.lists(st.builds(Identity, NAMES, NAMES, st.sampled_from(Sameness), NAMES), max_size=3)
)
def test_judgements_of_any_words_are_read_back(
    found: list[Identity], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("judged") / "entities.yaml"
    path.write_text("# head\n", "utf-8")
    path.write_text(format_identities(path, found), "utf-8")
    assert read_identities([path]) == found
    assert path.read_text().startswith("# head\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {first: a, second: b, verdict: equal, reason: r}\n", ":1: unknown judgement 'equal'"),
        ("- {first: a, second: b, verdict: same}\n", ":1: the key 'reason' is missing"),
        ('- {first: a, second: b, verdict: same, reason: " "}\n', ":1: 'reason' is empty"),
        ("[]\n---\n[]\n", "this is not YAML"),
    ],
)
def test_a_wrong_judgement_is_told_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text(text)
    with pytest.raises(DataError) as error:
        read_identities([path])
    assert says in str(error.value)
