"""New names at the desk: of a class of things, and no documents."""

from __future__ import annotations

import pytest

from kg.corpus.decisions import read_decisions
from kg.model import NewEntity
from kg.review.desk import Desk
from kg.review.docket import Docket


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("Document", "a document comes with its text"),
        ("Quantity", "nothing is named as a Quantity"),
        ("Firm", "no class of the ontology"),
    ],
)
def test_a_name_is_of_a_class_of_things(kind: str, why: str, desk: Desk, docket: Docket) -> None:
    new = NewEntity(kind=kind, label="Copied Act", reason="x", start=0, end=4)
    assert why in " ".join(desk.refusals(docket, new))


def test_a_name_that_another_document_made_known_is_that_entity(desk: Desk, docket: Docket) -> None:
    first = NewEntity(kind="Company", label="Ibis Works", reason="x", start=0, end=4)
    again = first.model_copy(update={"aliases": ("Ibis",)})
    assert desk.accept_names([(docket, first), (docket, again)]) == [(), ()]
    (made,) = read_decisions(docket.decisions_path).decisions
    assert made.became == "company/ibis-works"
    assert desk.known.entity("Ibis") == desk.known.entity("Ibis Works")
    desk.accept(docket, again)
    assert desk.refusals(docket, again) == ()
    text = (desk.known.root.data / "entities/added.yaml").read_text("utf-8")
    assert text.count("Ibis Works") == 1


def test_a_name_of_another_class_is_still_refused(desk: Desk, docket: Docket) -> None:
    one = NewEntity(kind="AIModel", label="Corvid Labs", reason="x", start=0, end=4)
    assert "stands for company/corvid-labs already" in desk.refusals(docket, one)[0]
