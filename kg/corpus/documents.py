"""What the fields of a document may hold, and the canonical form of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kg.corpus.canonical import scalar
from kg.corpus.tables import PRECISIONS
from kg.model import Document, WordingTable, parse_date

__all__ = [
    "ADDRESS",
    "check_date",
    "days_of",
    "format_document",
    "is_address",
    "is_date",
    "is_key",
    "is_language",
    "published_days",
]

ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f-\xa0\s<>\"{}|\\^`]+")
_KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_FIELDS = (
    "label", "file", "title", "publisher", "author", "url", "published", "language",
    "characters", "sha256", "source_sha256",
)  # fmt: skip


def is_address(text: str) -> bool:
    """Return whether the text is a web address that a document may have."""
    return ADDRESS.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Return whether the text can be the key of a document: small letters and digits.

    >>> is_key("boxer-2.5"), is_key("../boxer"), is_key("Boxer")
    (True, False, False)
    """
    return _KEY.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Return whether the text is a language tag, such as `en` or `zh-Hans`."""
    return _LANGUAGE.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Return whether the text is an EDTF date that a document may have.

    >>> is_date("2025-01-29"), is_date("2025-02-30"), is_date("last week")
    (True, False, False)
    """
    try:
        check_date(text)
    except ValueError:
        return False
    return True


def check_date(text: str) -> None:
    """Raise ValueError with the reason when the text is no EDTF date."""
    days_of(text)


def days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day that the EDTF date allows; raises ValueError.

    >>> str(days_of("2025-02")[1])
    '2025-02-28'
    """
    table = WordingTable(bounds={}, days=dict.fromkeys(PRECISIONS, 0), units={})
    found = parse_date(text, table)
    return found.earliest, found.latest


def published_days(documents: Iterable[Document]) -> dict[str, date]:
    """Return the day on which each document was published, by identifier, where it is known."""
    spans = {one.id: days_of(one.published) for one in documents if one.published}
    return {key: first for key, (first, last) in spans.items() if first == last}


def format_document(document: Document) -> str:
    """Return the text of `data/documents/<key>.yaml`; what is not known has no line.

    >>> print(format_document(Document(id="document/a", key="a", file="a.txt", sha256="f" * 64,
    ...     characters=7, label="A: b", language="")).replace("f" * 64, "..."), end="")
    label: "A: b"
    file: a.txt
    characters: 7
    sha256: ...
    """
    values = {name: str(getattr(document, name)) for name in _FIELDS}
    return "".join(f"{name}: {scalar(value)}\n" for name, value in values.items() if value)
