"""New names at the desk: of a class of things, and no documents."""

from __future__ import annotations

import pytest

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
