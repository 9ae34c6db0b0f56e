"""Markdown: kept as it is, front matter read and set aside."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kg.corpus.located import Located, parse_yaml
from kg.errors import DataError
from kg.reading.metadata import Metadata
from kg.reading.plaintext import read_origin

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^#[ \t]([^\n]{1,5000})", re.MULTILINE)
_LONGEST_FRONT = 50_000
#: our field to the names that writers of front matter use for it
_NAMES = {
    "title": ("title",),
    "author": ("author", "authors", "by"),
    "publisher": ("publisher", "site", "sitename", "source"),
    "url": ("url", "canonical_url", "link", "permalink", "source"),
    "published": ("date", "published", "pubdate"),
    "language": ("language", "lang"),
}


def read_markdown(text: str) -> tuple[str, Metadata, tuple[str, ...]]:
    r"""Return the text without its front matter, what that says, and notes.

    Without a title in the front matter the first heading of the first level is the title; where
    the text begins with it, a byline below it counts as well.

    >>> text, metadata, _ = read_markdown("---\ndate: 2025-01-29\n---\n# Boxer 2\n\nIt is out.\n")
    >>> text, metadata.title, metadata.published
    ('# Boxer 2\n\nIt is out.\n', 'Boxer 2', '2025-01-29')
    """
    found = _FRONT.match(text[:_LONGEST_FRONT])
    metadata, notes = _front(found[1] or "") if found else (Metadata(), ())
    text = text[found.end() :].removeprefix("\n") if found else text
    heading = _HEADING.search(text)
    title = heading[1].strip(" \t#") if heading else ""
    top = heading is not None and not text[: heading.start()].strip()
    origin = read_origin(text[heading.end() :]) if heading and top else Metadata()
    return text, metadata.over(replace(origin, title=title)), notes


def _front(block: str) -> tuple[Metadata, tuple[str, ...]]:
    try:
        fields = parse_yaml(block, Path("front matter")).mapping() if block.strip() else {}
    except DataError as error:
        why = error.problems[0].what
        return Metadata(), (f"its front matter is not understood and was left out: {why}",)
    named = {name.lower(): node for name, node in fields.items()}
    values = {ours: _first(named, theirs) for ours, theirs in _NAMES.items()}
    is_address = "://" in values["publisher"]
    values["publisher"] = "" if is_address else values["publisher"]
    values["url"] = values["url"] if "://" in values["url"] else ""
    return Metadata(**values), ("its front matter was read and set aside",)


def _first(named: dict[str, Located], names: tuple[str, ...]) -> str:
    """Return the first value that is a text, or texts in a list, joined by commas."""
    for name in names:
        try:
            return named[name].text()
        except KeyError:
            continue
        except DataError:
            joined = _joined(named[name])
            if joined:
                return joined
    return ""


def _joined(node: Located) -> str:
    try:
        return ", ".join(item.text() for item in node.items())
    except DataError:
        return ""
