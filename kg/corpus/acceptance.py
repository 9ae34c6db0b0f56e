"""What accepting a proposal makes of a claims file; pure, so that a table can prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.errors import AiraceError, DataError
from kg.identifiers import fold
from kg.model import Locator
from kg.model.candidate import Candidate

__all__ = ["Added", "accept", "manners", "row_of", "says", "withdraw"]

#: options that are part of what is claimed and by whom; the others say how it was read
_REMARKS = {"note", "said", "inferred", "hedge", "via"}
#: options that tell how a claim is put forward: the same claim cannot be put forward twice
_MANNER = {"modality", "denied"}

Keyed = Callable[[str], str]


@dataclass(frozen=True)
class Added:
    """The claims file with the accepted claims, and how many of them stood there already."""

    file: ClaimsFile
    already: int = 0


def row_of(one: Candidate) -> Row:
    """Return the claim of a proposal as a claims file writes it; tier, rule and mentions go.

    >>> at = Locator(start=0, end=9, paragraph=1, words="a word", sha256="0" * 64)
    >>> parts = {"document": "a", "subject": "A", "predicate": "owns", "object": "B"}
    >>> said = {"options": (("by", "C"),), "locator": at, "tier": "A", "rule": "verb"}
    >>> row_of(Candidate.model_validate(parts | said, strict=False)).options
    {'by': 'C'}
    """
    return Row(one.subject, one.predicate, one.object, dict(one.options), 0)


def accept(file: ClaimsFile, accepted: Iterable[Candidate], keyed: Keyed = fold) -> Added:
    """Return the file with the proposals as claims, each at its place in reading order.

    `keyed` gives what two spellings of the same name or value have in common. A claim that
    stands there already is not written twice, so accepting again changes nothing. Raises
    DataError when it stands there put forward in another manner.
    """
    done, already = list(file.passages), 0
    for one in accepted:
        row, at = row_of(one), one.locator
        if _stands(done, at, row, keyed):
            already += 1
        else:
            _place(done, at, row)
    return Added(replace(file, passages=tuple(done)), already)


def withdraw(file: ClaimsFile, one: Candidate, keyed: Keyed = fold) -> ClaimsFile:
    """Return the file without this claim, put forward so, at this place.

    A passage that holds no other goes too.
    """
    row, kept = row_of(one), []
    wanted = _identity(row, row.options, keyed), _manner(row.options)
    for passage in file.passages:
        rows = tuple(
            other
            for other in passage.rows
            if not _here(passage, one.locator) or _compared(passage, other, keyed) != wanted
        )
        if rows or rows == passage.rows:
            kept.append(replace(passage, rows=rows))
    return replace(file, passages=tuple(kept))


def manners(file: ClaimsFile, one: Candidate, keyed: Keyed = fold) -> list[str]:
    """Return how the claim is put forward wherever it stands at this place, as `predicted`."""
    row = row_of(one)
    wanted = _identity(row, row.options, keyed)
    stand = (
        _compared(passage, other, keyed)
        for passage in file.passages
        for other in (passage.rows if _here(passage, one.locator) else ())
    )
    return list(dict.fromkeys(_worded(manner) for identity, manner in stand if identity == wanted))


def says(row: Row, options: dict[str, str], words: str) -> bool:
    """Return whether the row, with all its options in whatever order, is these words."""
    head = f"{row.subject} {row.predicate} {row.object}"
    told = [f"{name}: {value}" for name, value in options.items()]
    whole = f"{head} ({', '.join(told)})" if told else head
    return len(whole) == len(words) and words.startswith(head) and all(one in words for one in told)


def _compared(
    passage: Passage, row: Row, keyed: Keyed
) -> tuple[tuple[object, ...], tuple[str, str]]:
    options = {**passage.options, **row.options}
    return _identity(row, options, keyed), _manner(options)


def _here(passage: Passage, at: Locator) -> bool:
    return (passage.start, passage.end) == (at.start, at.end)


def _stands(passages: list[Passage], at: Locator, row: Row, keyed: Keyed) -> bool:
    """Return whether the claim is at this place; raises DataError for another manner of it."""
    wanted = _identity(row, row.options, keyed)
    for passage in passages:
        for other in passage.rows if _here(passage, at) else ():
            options = {**passage.options, **other.options}
            if _identity(other, options, keyed) == wanted:
                if _manner(options) != _manner(row.options):
                    raise _otherwise(other, options)
                return True
    return False


def _identity(row: Row, options: dict[str, str], keyed: Keyed) -> tuple[object, ...]:
    rest = {(key, keyed(value)) for key, value in options.items() if key not in _REMARKS | _MANNER}
    return keyed(row.subject), row.predicate, keyed(row.object), frozenset(rest)


def _manner(options: dict[str, str]) -> tuple[str, str]:
    default = "claimed" if options.get("by") else "stated"
    return options.get("modality", default), options.get("denied", "false")


def _worded(manner: tuple[str, str]) -> str:
    modality, denied = manner
    return f"{'denied, ' if denied == 'true' else ''}{modality}"


def _otherwise(row: Row, options: dict[str, str]) -> AiraceError:
    manner = _worded(_manner(options))
    what = f"{row.subject} {row.predicate} {row.object} stands at this place already, {manner}"
    return DataError.single("", what, "reject this one, or change the claims file by hand")


def _place(passages: list[Passage], at: Locator, row: Row) -> None:
    """Add the row to a passage at its place, else a new passage in reading order.

    Each claim keeps its own decisive words, so claims of one sentence may have several passages.
    """
    for number, passage in enumerate(passages):
        if _here(passage, at) and passage.words == at.words and _covered(passage, row):
            options = {k: v for k, v in row.options.items() if passage.options.get(k) != v}
            rows = (*passage.rows, replace(row, options=options))
            passages[number] = replace(passage, rows=rows)
            return
    passages.insert(_position(passages, at), _new(at, row))


def _covered(passage: Passage, row: Row) -> bool:
    """Return whether the row says itself whatever the passage says for all of its claims.

    Else it would take on the passage's claimant or modality, which nobody proposed for it.
    """
    same_words = passage.sha256 != "" and passage.since == ""
    return same_words and set(passage.options) <= set(row.options)


def _position(passages: list[Passage], at: Locator) -> int:
    behind = (
        number
        for number, one in enumerate(passages)
        if one.start is not None and (one.start, one.end or 0) > (at.start, at.end)
    )
    return next(behind, len(passages))


def _new(at: Locator, row: Row) -> Passage:
    return Passage(at.paragraph, at.words, {}, (row,), 0, at.start, at.end, at.sha256)
