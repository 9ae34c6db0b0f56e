"""What is told of "Foo-backed Bar" is told of Bar, and of Foo only what the compound says."""

from __future__ import annotations

import pytest

from tests.extract.llm.keeping import kept

pytestmark = pytest.mark.usefixtures("this_machine")


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "right"),
    [
        ("Calder-backed Wexley works in robotics.", "Wexley", "activeIn", "robotics", 1),
        ("Calder-backed Wexley works in robotics.", "Calder", "activeIn", "robotics", 0),
        ("Calder-owned Wexley is a rival of Pell Group.", "Calder", "competesWith",
         "Pell Group", 0),
        ("Calder-owned Wexley is a rival of Pell Group.", "Calder", "owns", "Wexley", 1),
        ("Calder and Calder-backed Wexley work in robotics.", "Calder", "activeIn",
         "robotics", 1),
    ],
)  # fmt: skip
def test_a_compound_tells_of_another(
    text: str, subject: str, prop: str, value: str, right: int
) -> None:
    assert kept(text, subject, prop, value) == bool(right)
