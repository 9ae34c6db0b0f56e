"""Where the parts of a proposal stand in the text, written on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model.candidate import Mention

__all__ = ["mentions_of", "mentions_text"]

_MENTION = re.compile(r"(.*) ([0-9]{1,15})-([0-9]{1,15})( anaphor)?", re.DOTALL)
_PART = re.compile(r"(?:[^\\;]|\\.)+", re.DOTALL)


def mentions_text(mentions: Iterable[Mention]) -> str:
    r"""Return where the parts stand, on one line; `mentions_of` reads it back.

    >>> mentions_text([Mention(start=3, end=9, name="Foo AI"), Mention(start=12, end=14, name="x")])
    'Foo AI 3-9; x 12-14'
    """
    return "; ".join(
        f"{_escaped(one.name)} {one.start}-{one.end}{' anaphor' if one.anaphor else ''}"
        for one in mentions
    )


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace(";", "\\;")


def mentions_of(text: str) -> tuple[Mention, ...]:
    """Return the mentions written on one line; raises ValueError for one that is none.

    >>> [one.end for one in mentions_of("Foo AI 3-9; the model 12-21 anaphor")]
    [9, 21]
    """
    parts = _PART.findall(text)
    if ";".join(parts) != text:
        raise ValueError(f"'{text}' is no list of mentions")
    return tuple(_mention(part.removeprefix(" ") if at else part) for at, part in enumerate(parts))


def _mention(part: str) -> Mention:
    match = _MENTION.fullmatch(part)
    if match is None or int(match[2]) >= int(match[3]):
        raise ValueError(f"'{part}' is no mention")
    name = re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL)
    return Mention(start=int(match[2]), end=int(match[3]), name=name, anaphor=bool(match[4]))
