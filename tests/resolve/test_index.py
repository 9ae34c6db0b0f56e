"""Names stand for entities by their folded key, and never by likeness."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.model import Document, Entity
from kg.resolve.index import EntityIndex, document_entities, document_entity
from kg.resolve.suggestion import near_names

FINCH = Entity(id="model/finch-2.5", kind="AIModel", label="Finch 2.5-Max", aliases=("F2",))


@pytest.mark.parametrize(
    "name", ["Finch 2.5-Max", "finch2.5 max", "FINCH-2.5-MAX", "f 2", "model/finch-2.5"]
)
def test_a_name_is_found_by_label_alias_or_identifier(name: str) -> None:
    assert EntityIndex([FINCH]).find(name) is FINCH


@pytest.mark.parametrize("name", ["Finch 2.5", "Finch 25-Max", "Finch", "", "model/finch"])
def test_a_likely_name_is_not_found(name: str) -> None:
    assert EntityIndex([FINCH]).find(name) is None


def test_two_entities_with_one_folded_name_are_refused() -> None:
    other = Entity(id="product/f2", kind="Product", label="f-2")
    third = Entity(id="product/max", kind="Product", label="X", aliases=("finch 2.5 MAX",))
    with pytest.raises(DataError) as error:
        EntityIndex([FINCH, other, third])
    assert [one.what for one in error.value.problems] == [
        "'f-2' stands for both model/finch-2.5 and product/f2",
        "'finch 2.5 MAX' stands for both model/finch-2.5 and product/max",
    ]


def test_one_entity_may_have_two_names_that_fold_alike() -> None:
    EntityIndex([FINCH.model_copy(update={"aliases": ("finch 2.5 max",)})])


def test_a_document_is_found_by_key_and_title() -> None:
    document = Document(
        id="document/a", key="a", file="a.txt", sha256="0", characters=1, label="News (a)",
        title="It grew",
    )  # fmt: skip
    index = EntityIndex([document_entity(document)])
    for name in ("a", "document a", "it grew", "News (a)", "document/a"):
        found = index.find(name)
        assert found is not None
        assert found.id == "document/a"
    assert index.labels() == {"document/a": "News (a)"}


def titled(key: str, title: str) -> Document:
    return Document(
        id=f"document/{key}", key=key, file=f"{key}.txt", sha256="0", characters=1, label=title,
        title=title,
    )  # fmt: skip


def test_documents_of_one_title_or_called_as_an_entity_do_not_stop_the_graph() -> None:
    documents = [titled("a", "It grew"), titled("it-grew", "IT GREW"), titled("c", "Finch 2.5")]
    model = Entity(id="model/f", kind="AIModel", label="Finch-2.5")
    made = document_entities(documents, [model])
    index = EntityIndex([model, *made])
    assert [one.label for one in made] == ["It grew (a)", "IT GREW", "Finch 2.5 (c)"]
    assert index.find("it-grew") == made[1]
    assert index.find("finch 2.5") == model
    assert index.find("document c") == made[2]
    assert document_entities(documents[:1], [model]) == [document_entity(documents[0])]


def test_near_names_are_sorted_by_likeness_and_limited() -> None:
    known = ["Corvane", "Corvane AI", "Brightleaf", "Corvus", "Corvane"]
    assert near_names("Corvanne", known)[0] == "Corvane"
    assert near_names("Corvanne", known) == near_names("Corvanne", known[::-1])
    assert near_names("zzz", known) == []
    assert len(near_names("Corvane", [f"Corvane {n}" for n in range(9)])) == 3
