"""Other names that a text itself gives a thing: its initials, its own words turned round."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.model.cues import Cues

__all__ = ["other_names"]

_SHORT = r"(?<![\w-]){} \(([A-Z][A-Za-z0-9]{{1,9}})\)"
_VERSION = re.compile(r"\d+(?:\.\d+)*")
_WORD = re.compile(r"[A-Z][a-z]{3,}")
_ENDED = r"(?![\w-]|\.\d)"
_SORT = r"(?<![\w-]){}{}{}(?![\w-]|\.\d| \d)"


def other_names(label: str, text: str, cues: Cues) -> Iterator[str]:
    """Yield the other names, each as the text has it.

    >>> from kg.corpus.cues import read_cues
    >>> from kg.resources import shipped_root
    >>> cues = read_cues(shipped_root().table("extraction/cues.yaml"))
    >>> list(other_names("High-bandwidth memory", "High-bandwidth memory (HBM) is a chip.", cues))
    ['HBM']
    >>> list(other_names("Finch 3.5 Aria", "Finch 3.5 Aria is out. Aria 3.5 costs $2.", cues))
    ['Aria 3.5']
    >>> list(other_names("Finch 3 Pro", "The Pro tier of Finch 3 costs $2.", cues))
    ['Pro tier of Finch 3']
    >>> list(other_names("Department of Finches", "The Finches Department met.", cues))
    ['Finches Department']
    """
    yield from _initials(label, text)
    yield from _turned(label, text, cues.openers)
    yield from _office(label, text, cues)
    head, _, tail = label.rpartition(" ")
    if head and _WORD.match(tail + "xxxx"):
        sort = cues.turns["sort_of"].pattern
        match = re.search(_SORT.format(re.escape(tail), sort, re.escape(head)), text)
        yield from [match[0]] if match else []


def _initials(label: str, text: str) -> Iterator[str]:
    """Yield what stands in brackets behind the label, where that has its initials."""
    words = [word for word in re.split(r"[\s-]+", label) if word]
    initials = "".join(word[0] for word in words).casefold()
    found = re.search(_SHORT.format(re.escape(label)), text)
    if found and len(words) > 1 and found[1].casefold().removesuffix("s") == initials:
        yield found[1]


def _office(label: str, text: str, cues: Cues) -> Iterator[str]:
    """Yield "Commerce Department" for "Department of Commerce", where the text has it."""
    match = cues.turns["office_of"].fullmatch(label)
    turned = f"{match['field']} {match['office']}" if match else ""
    if turned and re.search(rf"(?<![\w-]){re.escape(turned)}{_ENDED}", text):
        yield turned


def _turned(label: str, text: str, openers: Collection[str]) -> Iterator[str]:
    """Yield "Aria 3.5" for "Finch 3.5 Aria", where the text has both and no other "3.5 Aria"."""
    words = label.split(" ")
    if len(words) != len(("family", "version", "name")) or label not in text:
        return
    family, version, name = words
    if not (_VERSION.fullmatch(version) and _WORD.fullmatch(name)):
        return
    turned = f"{name} {version}"
    every = rf"(?:([A-Z][\w-]*) )?(?:{re.escape(f'{version} {name}')}|{re.escape(turned)})"
    found = (match[1] or family for match in re.finditer(rf"(?<![\w-]){every}{_ENDED}", text))
    if all(one == family or one.casefold() in openers for one in found) and re.search(
        rf"(?<![\w-]){re.escape(turned)}{_ENDED}", text
    ):
        yield turned
