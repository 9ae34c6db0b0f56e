"""What the first lines of a plain text say of it: title, author, date, publisher, address."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.reading.dates import stated_date
from kg.reading.metadata import Metadata

__all__ = ["read_head"]

_MOST_LINES = 12
_NAME = r"[^\W\d_][\w.'’-]*"
_BYLINE = re.compile(rf"[Bb]y ({_NAME}(?:(?:,? and |, | ){_NAME}){{0,7}})")
_LABEL = re.compile(
    r"(?i)(?P<name>author|by|publisher|source|site|url|link|date|published(?: on)?|posted(?: on)?)"
    r"\s*:\s*(?P<value>\S.*)"
)
_DATED = re.compile(r"(?i)(?:published|posted)(?: on)?:? ")
_PARTS = re.compile(r"\s+[|·•–—]\s+")
_ADDRESS = re.compile(r"https?://\S+")
#: the names that writers give to a line, to our field
_FIELDS = {
    "author": "author",
    "by": "author",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "url": "url",
    "link": "url",
}


def read_head(text: str, longest: int) -> Metadata:
    r"""Return what the lines at the top of a plain text say; the text itself stays as it is.

    The first line is the title when it is short, does not end as a sentence does, and a blank line
    or a line of origin comes next: a byline, a date, an address, or `Publisher: NAME` and its like.

    >>> found = read_head("Boxer 2 is out\nBy Ann Lee | 29 Jan 2025\n\nAcme released it.", 150)
    >>> found.title, found.author, found.published
    ('Boxer 2 is out', 'Ann Lee', '2025-01-29')
    >>> read_head("Acme released it.\nBy then it was late.", 150)
    Metadata(title='', author='', publisher='', url='', published='', language='')
    """
    lines = [line.strip() for line in text[:10_000].lstrip().split("\n")]
    first, rest = lines[0], lines[1 : _MOST_LINES + 1]
    origin = takewhile(bool, (_origin(line) for line in rest if line))
    fields: dict[str, str] = {}
    for found in origin:
        fields = found | fields
    alone = bool(rest) and (not rest[0] or bool(_origin(rest[0])))
    after = bool(text.strip()[len(first) :].strip())
    short = len(first) <= longest and not first.endswith((".", ":", ",", ";"))
    titled = alone and after and short
    return Metadata(title=first, **fields) if titled else Metadata()


def _origin(line: str) -> dict[str, str]:
    """Return the fields that the line states, if all its parts state one; else nothing."""
    parts = [_part(part.strip()) for part in _PARTS.split(line[:500])]
    return {name: text for part in parts for name, text in part.items()} if all(parts) else {}


def _part(words: str) -> dict[str, str]:
    byline, label = _BYLINE.fullmatch(words), _LABEL.fullmatch(words)
    date = stated_date(_DATED.sub("", words, count=1))
    if date and not words.isdigit():
        return {"published": date}
    if byline:
        return {"author": byline[1]}
    if _ADDRESS.fullmatch(words):
        return {"url": words}
    return _labelled(label["name"].lower(), label["value"]) if label else {}


def _labelled(name: str, value: str) -> dict[str, str]:
    field = _FIELDS.get(name)
    if field is None:
        date = stated_date(value)
        return {"published": date} if date else {}
    if _ADDRESS.fullmatch(value):
        return {"url": value}
    return {field: value} if field != "url" else {}
