"""Releases of one table: which replaces which. The earlier one stays, and is compared no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.corpus.documents import days_of
from kg.errors import DataError, Problem
from kg.model import Document
from kg.resources import Root

__all__ = ["check_releases", "find_replaced", "lacking", "replacements"]


def replacements(documents: Iterable[Document]) -> dict[str, str]:
    """Return for each document that is replaced by another of them the identifier of that one.

    What a document replaces need not be here; then nothing is replaced.

    >>> def release(key: str, replaces: str = "") -> Document:
    ...     return Document(id=f"document/{key}", key=key, file=f"{key}.csv", sha256="",
    ...                     characters=0, label=key, replaces=replaces)
    >>> replacements([release("may", "january"), release("january", "december")])
    {'document/january': 'document/may'}
    """
    known = {one.key: one for one in documents}
    return {known[one.replaces].id: one.id for one in known.values() if one.replaces in known}


def follows(later: Document, earlier: Document) -> bool:
    """Return whether the one may be a later release: not certainly published before the other."""
    if not (later.published and earlier.published):
        return True
    return days_of(later.published)[1] >= days_of(earlier.published)[0]


NOTHING = "nothing"


def find_replaced(
    new: Document, known: Sequence[Document], wanted: str, series: bool
) -> tuple[str, str]:
    """Return the key of the release that a new table replaces, and a hint to its user; or "".

    `wanted` is what the user says: a key, `nothing`, or "". Then, in a series, it is the last
    release before the new one by the same publisher and mapping. Raises DataError for a key that
    the new table cannot replace.
    """
    if wanted == NOTHING:
        return "", ""
    taken = {one.replaces for one in known}
    kin = [one for one in known if (one.mapping, one.publisher) == (new.mapping, new.publisher)]
    last = [one for one in kin if one.key not in taken]
    if wanted:
        _refuse(new, wanted, known)
        return wanted, ""
    before = [one for one in last if _certainly(one, new)]
    if series and before:
        return max(before, key=lambda one: (days_of(one.published), one.key)).key, ""
    return "", _hint(new, last)


def _certainly(earlier: Document, later: Document) -> bool:
    """Return whether both have a date, and the one is the earlier."""
    dated = earlier.published and later.published
    return bool(dated) and days_of(earlier.published)[1] < days_of(later.published)[0]


def _hint(new: Document, last: Sequence[Document]) -> str:
    """Return what the user may want to say of tables by the same publisher and mapping."""
    later = [one for one in last if _certainly(new, one) and not one.replaces]
    if later:
        key = later[0].key
        return f"{key} is later: if it replaces this one, write `replaces: {new.key}` into its file"
    others = [one.key for one in last if not _certainly(new, one)]
    if not others:
        return ""
    one = others[0] if len(others) == 1 else ""
    whose = f"{one} has" if one else f"{', '.join(others)} have"
    return (
        f"{whose} the same mapping and publisher: if {new.key} is the next release of "
        f"{one or 'one of them'}, write `replaces: {one or 'KEY'}` into "
        f"data/documents/{new.key}.yaml"
    )


def _refuse(new: Document, wanted: str, known: Sequence[Document]) -> None:
    by_key = {one.key: one for one in known} | {new.key: new}
    tables = [one.key for one in known if one.mapping]
    if wanted not in by_key:
        fix = f"use one of: {', '.join(tables) or 'none is there'}; or `nothing`"
        raise DataError.single("", f"there is no table '{wanted}' to replace", fix)
    one = new.model_copy(update={"replaces": wanted})
    wrong = _wrong(one, by_key | {new.key: one}, {each.replaces: each.key for each in known})
    if wrong:
        raise DataError.single("", *wrong)


def lacking(root: Root, documents: Iterable[Document]) -> list[Problem]:
    """Return a problem for each release that replaces one which is not here."""
    known = {one.key: one for one in documents}
    return [
        Problem(
            _file(root, key),
            f"{key} replaces '{one.replaces}', which is not here",
            f"bring it back (`kg retract {one.replaces} --undo`), name the release before it that "
            "is here, or take the line `replaces` away",
        )
        for key, one in known.items()
        if one.replaces and one.replaces not in known
    ]


def _file(root: Root, key: str) -> str:
    paths = [folder / f"{key}.yaml" for folder in root.folders("documents")]
    return str(next(path for path in paths if path.is_file()))


def check_releases(documents: Iterable[Document], paths: Mapping[str, Path]) -> None:
    """See that each release replaces a table before it, and that no two replace the same one.

    Raises DataError with every document (its file in `paths`, by key) of which that is not so.
    """
    known = {one.key: one for one in documents}
    by: dict[str, str] = {}
    problems = []
    for key, one in sorted(known.items()):
        wrong = _wrong(one, known, by) if one.replaces else None
        if wrong:
            problems.append(Problem(str(paths[key]), *wrong))
        by.setdefault(one.replaces, key)
    if problems:
        raise DataError(*problems)


def _wrong(
    one: Document, known: Mapping[str, Document], by: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return what is wrong with what the document replaces, and what to do; None when nothing."""
    earlier = known.get(one.replaces)
    if not one.mapping or (earlier and not earlier.mapping):
        return "only a table replaces another table", "take the line `replaces` away"
    if earlier is None:
        return None
    if _in_circle(one, known):
        return f"'{one.key}' would replace itself", "name the release before it in `replaces`"
    if one.replaces in by:
        what = f"'{one.replaces}' is replaced by '{by[one.replaces]}' already"
        return what, "let each release replace the one before it"
    if not follows(one, earlier):
        what = f"'{one.replaces}' was published later ({earlier.published} after {one.published})"
        return what, "turn the two around, or correct `published`"
    return None


def _in_circle(one: Document, known: Mapping[str, Document]) -> bool:
    seen: set[str] = set()
    at: Document | None = one
    while at is not None and at.key not in seen:
        seen.add(at.key)
        at = known.get(at.replaces)
    return at is not None
