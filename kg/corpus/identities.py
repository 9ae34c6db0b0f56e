"""A person's judgements on which entities are the same, read strictly and written canonically."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg.corpus.canonical import flow
from kg.corpus.located import Located, read_yaml
from kg.corpus.passages import heading_comments

__all__ = ["Identity", "Sameness", "format_identities", "read_identities"]


class Sameness(StrEnum):
    """Whether two entities are one."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Identity:
    """One judgement on two entities; of two that are the same the first one's identifier stays.

    `where` is file and line, for messages.
    """

    first: str
    second: str
    verdict: Sameness
    reason: str
    where: str = field(default="", compare=False)

    @property
    def pair(self) -> frozenset[str]:
        """Return the two, in no order."""
        return frozenset((self.first, self.second))


def read_identities(paths: Iterable[Path]) -> list[Identity]:
    """Return the judgements of the files (`Root.tables`), the lowest layer first.

    Raises DataError for one that is wrong, with its line.
    """
    return [_identity(item) for path in paths for item in read_yaml(path).items()]


def _identity(item: Located) -> Identity:
    fields = item.mapping({"first", "second", "verdict", "reason"})
    item.require(fields, "first", "second", "verdict", "reason")
    texts = {key: node.text() for key, node in fields.items()}
    word = texts.pop("verdict")
    if word not in set(Sameness):
        what = f"unknown judgement '{word}'"
        raise fields["verdict"].error(what, f"use one of: {', '.join(Sameness)}")
    for key, text in texts.items():
        if not text.strip():
            raise fields[key].error(f"'{key}' is empty", "write it, or take the entry away")
    return Identity(verdict=Sameness(word), where=item.where, **texts)


def format_identities(path: Path, judgements: Iterable[Identity]) -> str:
    """Return the canonical text of the judgements, under the head that the file has so far."""
    lines = list(heading_comments(path)) if path.is_file() else []
    rows = [
        {"first": one.first, "second": one.second, "verdict": one.verdict, "reason": one.reason}
        for one in judgements
    ]
    items = [f"- {flow(row)}" for row in rows] or ["[]"]
    return "\n".join([*lines, *items]) + "\n"
