"""All claims files resolved together; no two layers make the same claim at one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.corpus.passages import ClaimsFile
from kg.errors import AiraceError, DataError, Problem
from kg.model import Assertion, Document
from kg.resolve.resolution import Resolver

__all__ = ["resolve_all"]


def resolve_all(
    files: list[ClaimsFile], documents: dict[str, Document], resolver: Resolver
) -> list[Assertion]:
    """Return the assertions of all files, those of several layers together.

    Raises DataError with every problem, and for a claim that two layers make at one place.
    """
    found: list[Assertion] = []
    problems: list[Problem] = []
    for file in files:
        document = documents.get(file.document)
        try:
            if document is None or file.path.stem != file.document:
                what = f"document '{file.document}' is not in data/documents, or not this file's"
                fix = f"name both files {file.document}.yaml"
                raise DataError.single(str(file.path), what, fix)
            found += resolver.resolve(file, document)
        except AiraceError as error:
            problems.extend(error.problems)
    if problems := problems or list(_repeats(files, found)):
        raise DataError(*problems)
    return found


def _repeats(files: list[ClaimsFile], found: list[Assertion]) -> Iterator[Problem]:
    """Yield a problem for each claim that two layers' files of one document make at one place."""
    for key, number in Counter(file.document for file in files).items():
        said = [one for one in found if number > 1 and one.document == f"document/{key}"]
        first = {one.id: one for one in said}
        paths = " and ".join(str(file.path) for file in files if file.document == key)
        for one in said:
            if first[one.id] is not one:
                what = f"the same claim twice, at '{one.locator.words}': {one.claim.predicate}"
                yield Problem(paths, what, "keep one of the two")
