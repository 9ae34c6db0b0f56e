"""All places of a corpus against the texts at hand: what is wrong, and what could not be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.passages import ClaimsFile
from kg.corpus.places import check_places, unverified
from kg.corpus.rechecking import apart, carried, places_in, problems_of, waiting
from kg.corpus.texts import changed_texts, read_texts
from kg.errors import Problem
from kg.model import Assertion, Document
from kg.resources import Root

__all__ = ["Survey", "survey"]


@dataclass(frozen=True)
class Survey:
    """How many places were compared (None without texts), what is wrong, what is to be seen to."""

    places: int | None
    wrong: list[Problem]
    notes: list[Problem]


def survey(
    root: Root,
    documents: list[Document],
    assertions: Sequence[Assertion],
    files: Sequence[ClaimsFile],
    named: Path | None,
) -> Survey:
    """Compare all places with the workspace's texts and those in the folder `named`.

    A changed text is no error here: its passages are looked for in it. Raises LocatorError for a
    text that is not UTF-8.
    """
    notes, folders = list(waiting(root)), root.text_folders(named)
    if not folders:
        return Survey(None, [], notes)
    changed = changed_texts(documents, *folders)
    known = [one for one in documents if one.id not in changed]
    texts = read_texts(known, *folders)
    places, wrong = check_places(assertions, texts)
    for one in documents:
        if one.id in changed:
            text = changed[one.id]
            places_of = places_in(files, one, text)
            wrong += problems_of(one, apart(places_of, carried(root, one, places_of, text)))
    lacking = unverified(root, known, assertions, texts, named)
    return Survey(places, wrong, [*notes, *([lacking] if lacking else [])])
