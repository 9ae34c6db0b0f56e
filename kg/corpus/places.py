"""Every place of a corpus against the texts that are at hand."""

from __future__ import annotations

from collections.abc import Iterable

from kg.corpus.texts import verify
from kg.errors import Problem
from kg.model import Assertion

__all__ = ["check_places"]


def check_places(
    assertions: Iterable[Assertion], texts: dict[str, str]
) -> tuple[int, list[Problem]]:
    """Return how many places were compared with the texts (by document id), and what is wrong.

    Beside place, digest, paragraph and decisive words, the wording of a value (`said`) must
    stand in the document.
    """
    problems: list[Problem] = []
    places = set()
    for one in assertions:
        text = texts.get(one.document)
        if text is None:
            continue
        where = f"{one.document} {one.locator.start}-{one.locator.end}"
        problem = (
            None if (one.document, one.locator) in places else verify(one.locator, text, where)
        )
        places.add((one.document, one.locator))
        if problem is None and one.said not in text:
            what = f"the text does not hold the wording '{one.said}'"
            problem = Problem(where, what, "copy the wording exactly")
        if problem is not None:
            problems.append(problem)
    return len(places), problems
