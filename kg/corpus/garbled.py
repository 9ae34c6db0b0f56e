"""Claims of a document that a person judged to be garbled, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.located import read_yaml
from kg.model import Verdict

__all__ = ["Garbled", "read_garbled"]

_FIELDS = ("document", "claim", "verdict", "reason")


@dataclass(frozen=True)
class Garbled:
    """A claim as [subject, property, object] that the words of one document cannot mean, and why.

    `where` is the place of the verdict in its file.
    """

    document: str
    claim: tuple[str, str, str]
    reason: str
    where: str


def read_garbled(path: Path) -> Iterator[Garbled]:
    """Yield the verdicts on claims of documents; none when there is no file.

    Raises DataError for anything that is not document, claim, verdict and reason, and for another
    verdict than garbledSource.
    """
    for item in read_yaml(path).items() if path.is_file() else ():
        fields = item.mapping(set(_FIELDS))
        item.require(fields, *_FIELDS)
        if fields["verdict"].text() != Verdict.GARBLED_SOURCE:
            what = f"a claim of one document has no verdict '{fields['verdict'].text()}'"
            raise fields["verdict"].error(what, f"use {Verdict.GARBLED_SOURCE}")
        parts = [part.text() for part in fields["claim"].items()]
        if len(parts) != 3:
            raise fields["claim"].error(
                "a claim has three parts here", "write [subject, property, object]"
            )
        if not fields["reason"].text().strip():
            raise fields["reason"].error("the verdict gives no reason", "say why it is garbled")
        claim = (parts[0], parts[1], parts[2])
        yield Garbled(fields["document"].text(), claim, fields["reason"].text(), item.where)
