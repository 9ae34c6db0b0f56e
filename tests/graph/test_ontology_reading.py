"""The ontology's Turtle becomes the vocabulary."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.graph.ontology import ontology_quads, read_vocabulary
from kg.model import Range
from kg.resources import Root
from tests.making import vocabulary


def test_a_class_knows_all_that_is_above_it() -> None:
    assert set(vocabulary().classes["Division"]) == {"Company", "Organization", "Entity"}
    assert vocabulary().is_a("PriceCut", ("Event",))
    assert not vocabulary().is_a("Event", ("PriceCut",))
    assert vocabulary().is_a("Event", ())


def test_a_property_has_domain_range_and_marks() -> None:
    price = vocabulary().properties["price"]
    assert price.domain == ("AIModel", "Product")
    assert (price.range, price.range_classes, price.single_valued) == (Range.QUANTITY, (), True)
    rival = vocabulary().properties["competesWith"]
    assert rival.symmetric
    assert not rival.single_valued
    assert vocabulary().properties["outperforms"].favours == "subject"
    assert vocabulary().properties["divisionOf"].interest == "both"
    assert vocabulary().properties["foundedIn"].range is Range.DATE
    assert vocabulary().properties["activity"].range is Range.TEXT


def test_a_qualifier_is_known_by_its_key() -> None:
    benchmark = vocabulary().qualifiers["benchmark"]
    assert (benchmark.name, benchmark.range_classes) == ("onBenchmark", ("Benchmark",))


def test_shapes_are_no_part_of_the_vocabulary(tiny_root: Root) -> None:
    assert not any("shacl" in str(quad.predicate) for quad in ontology_quads(tiny_root))


def test_an_ontology_that_is_no_turtle_is_an_error_of_the_data(tiny_root: Root) -> None:
    path = tiny_root.ontology / "airace.ttl"
    path.write_text(path.read_text("utf-8") + "\nair:x a")
    with pytest.raises(DataError, match=r"airace\.ttl.*not Turtle"):
        read_vocabulary(tiny_root)


@pytest.mark.parametrize(
    "gone", ['air:phrase "{s} scored {o}" ;', "schema:rangeIncludes air:Quantity ;"]
)
def test_a_property_that_lacks_a_part_is_an_error_of_the_data(gone: str, tiny_root: Root) -> None:
    path = tiny_root.ontology / "airace.ttl"
    before, after = path.read_text("utf-8").split("air:scored a rdf:Property", 1)
    assert gone in after
    path.write_text(f"{before}air:scored a rdf:Property{after.replace(gone, '', 1)}", "utf-8")
    with pytest.raises(DataError, match="scored"):
        read_vocabulary(tiny_root)
