"""What the first lines of a plain text say of it: title, author, date, publisher, address."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.reading.dates import stated_date
from kg.reading.metadata import Metadata

__all__ = ["read_head", "read_origin"]

_MOST_LINES = 12
_NAME = r"[^\W\d_][\w.'’-]*"
_BYLINE = re.compile(rf"[Bb]y ({_NAME}(?:(?:,? and |, | ){_NAME}){{0,7}})")
_LABEL = re.compile(
    r"(?i)(?P<name>author|by|publisher|source|site|url|link|date|published(?: on)?|posted(?: on)?)"
    r"\s*:\s*(?P<value>\S.*)"
)
_DATED = re.compile(r"(?i)(?:published|posted)(?: on)?:? ")
_BY_AT_THE_END = re.compile(rf"(?P<date>(?i:published|posted) .*\d) (?P<by>[Bb]y {_NAME}.*)")
#: words set off as in Markdown: "*The Wader*"
_SET_OFF = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]+?)(?<=\S)\1(?!\w)")
#: a piece of a byline that is no person
_PAPER = re.compile(r"(\*{1,3}|_{1,3})(?P<set_off>[^*_]+)\1|(?P<the>The .+)")
#: what stands before a date in a line of their own, a paper or a city: which, no line says
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?: (?:of|the|[A-Z][\w.'’-]*)){0,4}")
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
    fields = _stated(rest)
    if "author" not in fields and _opens(first):
        return Metadata(**_stated(lines[:_MOST_LINES]))
    alone = bool(rest) and (not rest[0] or bool(_origin(rest[0])))
    after = bool(text.strip()[len(first) :].strip())
    short = len(first) <= longest and not first.endswith((".", ":", ",", ";"))
    titled = alone and after and short
    return Metadata(title=first, **fields) if titled else Metadata()


def read_origin(text: str) -> Metadata:
    r"""Return what the first lines state of where the text comes from, which has no title here.

    >>> read_origin("\n*By Ann Lee*, 29 Jan 2025\n\nAcme released it.").published
    '2025-01-29'
    """
    lines = [line.strip() for line in text[:10_000].lstrip().split("\n")]
    return Metadata(**_stated(lines[:_MOST_LINES]))


def _stated(lines: list[str]) -> dict[str, str]:
    """Return what the lines state, up to the first that states nothing; the first word counts."""
    fields: dict[str, str] = {}
    for found in takewhile(bool, (_origin(line) for line in lines if line)):
        fields = found | fields
    return fields


def _opens(line: str) -> bool:
    """Return whether a text that begins so begins with its byline, and has no title."""
    bare = _SET_OFF.sub(r"\g<words>", line)
    named = [word for word in bare.split()[1:3] if word[:1].isupper()]
    return bare[:3] == "By " and len(named) > 1 and "author" in _origin(line)


def _origin(line: str) -> dict[str, str]:
    """Return the fields that the line states, if all its parts state one; else nothing."""
    line = line[:500]
    bare = _SET_OFF.sub(r"\g<words>", line)
    if found := _in_a_row(line) or _in_a_row(bare):
        return found
    line = bare
    parts = [_part(part.strip()) for part in _PARTS.split(line[:500])]
    return {name: text for part in parts for name, text in part.items()} if all(parts) else {}


def _in_a_row(line: str) -> dict[str, str]:
    """Return what a byline states with a date behind it, and between them who publishes it.

    >>> _in_a_row("By Ann Lee, *The Wader*, May 14, 2025")
    {'author': 'Ann Lee', 'publisher': 'The Wader', 'published': '2025-05-14'}
    >>> _in_a_row("Daily Wader, 11 February 2025"), _in_a_row("It was out, 11 February 2025")
    ({'published': '2025-02-11'}, {})
    """
    if match := _BY_AT_THE_END.fullmatch(line):
        date, by = (
            stated_date(_DATED.sub("", match["date"], count=1)),
            _BYLINE.fullmatch(match["by"]),
        )
        return {"published": date, "author": by[1]} if date and by else {}
    pieces = line.split(", ")
    for at in range(1, len(pieces)):
        date = stated_date(", ".join(pieces[at:]))
        if date and not date.isdigit():
            return _signed(pieces[:at], date)
    return {}


def _signed(pieces: list[str], date: str) -> dict[str, str]:
    """Return author, date, and as publisher the last piece where it is set off, or "The Wader"."""
    last = _PAPER.fullmatch(pieces[-1]) if len(pieces) > 1 else None
    byline = _BYLINE.fullmatch(", ".join(pieces[:-1] if last else pieces))
    if not byline:
        return {"published": date} if len(pieces) == 1 and _PLACE.fullmatch(pieces[0]) else {}
    named = {"publisher": last["set_off"] or last["the"]} if last else {}
    return {"author": byline[1], **named, "published": date}


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
