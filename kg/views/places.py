"""Where claims stand: places, each once, with a link that jumps there and the text round it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from kg.views.answers import Row
from kg.views.records import ContextRecord, PlaceRecord

__all__ = ["Places", "fragment_link", "web_address"]


def web_address(url: str) -> str:
    """Return the address when a browser may safely follow it, else nothing.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(url)
        safe = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url if safe else ""


def fragment_link(url: str, words: str) -> str:
    """Return the address with a text fragment, so that a browser jumps to the words.

    A hyphen and a comma have a meaning in a text directive; both are percent-encoded.

    >>> fragment_link("https://example.org/a", "well-known, & more")
    'https://example.org/a#:~:text=well%2Dknown%2C%20%26%20more'
    >>> fragment_link("ftp://example.org", "x")
    ''
    """
    address = web_address(url)
    if not address or not words:
        return address
    directive = ":~:text=" + quote(words, safe="").replace("-", "%2D")
    return f"{address}{'' if '#' in address else '#'}{directive}"


class Places:
    """Collects the places of assertions; equal places become one record."""

    def __init__(self, texts: Mapping[str, str] | None) -> None:
        """Keep the texts by document identifier; without them no context is given."""
        self.records: list[PlaceRecord] = []
        self.contexts: list[ContextRecord] = []
        self._texts = texts or {}
        self._places: dict[tuple[str, ...], int] = {}
        self._contexts: dict[tuple[str, int, int], int] = {}

    def position(self, row: Row, document: str, number: int, url: str) -> int:
        """Return the position of the row's place, which is recorded when it is new."""
        parts = ("paragraph", "column", "start", "end", "words")
        key = (document, *(row[name] for name in parts))
        if key not in self._places:
            self._places[key] = len(self.records)
            self.records.append(self._place(row, document, number, url))
        return self._places[key]

    def _place(self, row: Row, document: str, number: int, url: str) -> PlaceRecord:
        start, end = int(row["start"] or 0), int(row["end"] or 0)
        record = PlaceRecord(
            document=number,
            paragraph=int(row["paragraph"]),
            start=start,
            end=end,
            words=row["words"],
            link=web_address(url) if row["column"] else fragment_link(url, row["words"]),
        )
        if row["column"]:
            record["column"] = row["column"]
        text = self._texts.get(document, "")
        if 0 <= start < end <= len(text):
            record["context"] = self._context(document, text, start, end)
        return record

    def _context(self, document: str, text: str, start: int, end: int) -> int:
        """Return the position of the lines of text from that of `start` to that of `end`."""
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        key = (document, first, last)
        if key not in self._contexts:
            self._contexts[key] = len(self.contexts)
            self.contexts.append(ContextRecord(text=text[first:last], start=first))
        return self._contexts[key]
