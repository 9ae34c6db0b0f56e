"""Every place of a corpus against the texts that are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.corpus.texts import verify
from kg.errors import Problem
from kg.model import Assertion, Cell, Document
from kg.resources import Root

__all__ = ["check_places", "unverified"]

#: so many documents are named in a message
_NAMED = 8


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
        if text is None or isinstance(one.locator, Cell):
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


def unverified(
    root: Root,
    documents: Iterable[Document],
    assertions: Iterable[Assertion],
    texts: Mapping[str, str],
    named: Path | None,
) -> Problem | None:
    """Return how many places could not be verified for want of texts, or None for none.

    A text should be at hand when the user named a folder of texts, or when its document is the
    workspace's own.
    """
    own = root.data / "documents" if root.workspace else None
    texted = [one for one in documents if not one.mapping]
    wanted = [one for one in texted if named or (own and (own / f"{one.key}.yaml").is_file())]
    lacking = [one.key for one in wanted if one.id not in texts]
    if not lacking:
        return None
    said = [one for one in assertions if not isinstance(one.locator, Cell)]
    places = {(one.document, one.locator) for one in said}
    checked = sum(document in texts for document, _ in places)
    folders = [*([root.workspace / "texts"] if root.workspace else []), *([named] if named else [])]
    what = f"{checked} of {len(places)} places verified: texts of {_listed(lacking)} not found"
    fix = "put the texts there under the names that data/documents gives, or name their folder"
    return Problem(" and ".join(map(str, folders)), what, fix)


def _listed(keys: list[str]) -> str:
    rest = len(keys) - _NAMED
    return ", ".join(keys[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")
