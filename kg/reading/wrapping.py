"""Lines of a hard-wrapped plain text, joined to the paragraphs that they were cut from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from kg.reading.settings import Limits

__all__ = ["Unwrapped", "unwrap"]

# What is no running prose: indented, a list item, a heading, a quote, a table, columns.
_MARKED = re.compile(
    r"\s|(?:[•▪‣◦–—*+-]|\(?(?:\d{1,3}|[A-Za-z])[.)]) |[#>|]|.*(?:\S {3,}\S|\t)|\S*$"
)
_RULE = re.compile(r"[-=_*~]{3,}\s*")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)\]]*$")
_CUT_AT_HYPHEN = re.compile(r"\w-$")
#: from so many lines on, a paragraph whose lines all begin with a capital is verse
_VERSE = 4


@dataclass(frozen=True)
class Unwrapped:
    """The text with its paragraphs on one line each, and how many lines were joined to them."""

    text: str
    lines: int


def unwrap(text: str, limits: Limits, titled: bool = False) -> Unwrapped | None:
    r"""Return the text with its lines joined, or None where it is not hard-wrapped.

    It is when blank lines stand between its paragraphs, and most of their lines are filled: the
    next word would have gone beyond the margin. Lists, headings, verse, quotes, tables and
    indented lines stay as they are, and so does the block at the top where it is `titled`. The
    words stay the same; of a word that was cut at its hyphen the halves come together.

    >>> from kg.reading.settings import read_settings
    >>> from kg.resources import shipped_root
    >>> limits = read_settings(shipped_root().data / "reading.yaml").limits
    >>> wrapped = "Acme released the model Boxer 2 on Monday, and\nsaid that it is cheap.\n"
    >>> unwrap(wrapped + "\n" + wrapped, limits).text.split("\n")[0]
    'Acme released the model Boxer 2 on Monday, and said that it is cheap.'
    >>> unwrap("Acme is cheap.\nBoxer 2 is out.\n", limits) is None
    True
    """
    blocks = [
        list(lines) for _, lines in groupby(text.split("\n"), key=lambda one: not one.strip())
    ]
    top = next((n for n, block in enumerate(blocks) if block[0].strip()), 0) if titled else -1
    prose = [n for n, block in enumerate(blocks) if n != top and _is_prose(block)]
    margin = _margin([blocks[n] for n in prose], limits)
    if not margin or sum(1 for block in blocks if block[0].strip()) < 2:
        return None
    filled = [n for n in prose if _is_filled(blocks[n], margin, limits)]
    joined = sum(len(blocks[n]) for n in filled)
    for n in filled:
        blocks[n] = [_join(blocks[n])]
    return Unwrapped("\n".join(line for block in blocks for line in block), joined)


def _is_prose(block: list[str]) -> bool:
    """Return whether the block is several lines, none of them marked as something else."""
    bare = [line.rstrip() for line in block]
    marked = any(_MARKED.match(line) or _RULE.fullmatch(line) for line in bare[:-1])
    last = bare[-1]
    odd = _RULE.fullmatch(last) or (_MARKED.match(last) and " " in last)
    return len(block) > 1 and not marked and not odd


def _margin(prose: list[list[str]], limits: Limits) -> int:
    """Return at how many characters the blocks were wrapped, 0 where they were not.

    It is the width that one line in ten goes beyond: a long line here and there is no margin.
    """
    pairs = [pair for block in prose for pair in _pairs(block)]
    widths = sorted(len(line) for line, _ in pairs)
    margin = widths[(len(widths) - 1) * 9 // 10] if widths else 0
    if not limits.narrow <= margin <= limits.wide:
        return 0
    full = sum(len(line) for line, following in pairs if _is_full(line, following, margin))
    ended = sum(1 for line, _ in pairs if _SENTENCE_END.search(line))
    is_wrapped = 100 * full >= limits.filled * sum(widths) and 2 * ended <= len(pairs)
    return margin if is_wrapped else 0


def _is_filled(block: list[str], margin: int, limits: Limits) -> bool:
    """Return whether the block's lines go on in each other: most are full, and it is no verse."""
    pairs = _pairs(block)
    full = sum(1 for line, following in pairs if _is_full(line, following, margin))
    verse = len(block) >= _VERSE and not any(following[:1].islower() for _, following in pairs)
    return 100 * full >= limits.filled * len(pairs) and not verse


def _pairs(block: list[str]) -> list[tuple[str, str]]:
    """Return each line with the one after it."""
    bare = [line.strip() for line in block]
    return list(pairwise(bare))


def _is_full(line: str, following: str, margin: int) -> bool:
    """Return whether the next word had no room on the line."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) >= margin


def _join(block: list[str]) -> str:
    joined = block[0].strip()
    for line in block[1:]:
        halves = _CUT_AT_HYPHEN.search(joined) and line.strip()[0].isalnum()
        joined += line.strip() if halves else f" {line.strip()}"
    return joined
