"""One claim that the files of two layers make at one place of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.corpus.passages import ClaimsFile
from kg.errors import Problem
from kg.model import Assertion

__all__ = ["repeats"]


def repeats(files: list[ClaimsFile], found: list[Assertion]) -> Iterator[Problem]:
    """Yield a problem for each claim that two layers' files of one document make at one place."""
    for key, number in Counter(file.document for file in files).items():
        said = [one for one in found if number > 1 and one.document == f"document/{key}"]
        first = {one.id: one for one in said}
        paths = " and ".join(str(file.path) for file in files if file.document == key)
        for one in said:
            if first[one.id] is not one:
                what = f"the same claim twice, at '{one.locator.words}': {one.claim.predicate}"
                yield Problem(paths, what, "keep one of the two")
