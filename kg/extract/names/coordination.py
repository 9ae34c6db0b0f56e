"""Lists of names: where all others are companies, an unknown one is a company too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.signs.masking import Masked
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, Span

__all__ = ["listed_beside"]

_ENTRY = re.compile(r"(?<!\()<\w+#(\d+)>")
#: classes of which lists are made; a person has two names at least
_KINDS = {"Company": 1, "Person": 2, "AIModel": 1}


def listed_beside(
    masks: Iterable[Masked], kinds: dict[str, str], rules: Rules
) -> Iterator[tuple[str, str]]:
    """Yield the unknown names in lists of three or more, and the class that all others have.

    Of two names a group behind them shows it: "Foo and Bar, two AI companies".

    `kinds` are the classes that labels have so far. Of the names no more are unknown than known,
    and two at least are known.
    """
    for masked in masks:
        for hit in rules.turns["coordination"]["list"].finditer(masked.text):
            entries = [masked.spans[int(number)] for number in _ENTRY.findall(hit[0])]
            yield from _like_the_others(entries, kinds)
        for hit in rules.turns["coordination"]["pair"].finditer(masked.text):
            one, other, group = (masked.spans[int(number)] for number in hit.groups())
            if _are_firms(group.label, rules):
                yield from ((each.label, "Company") for each in (one, other))


def _are_firms(group: str, rules: Rules) -> bool:
    """Return whether what the group is called are firms ("AI companies")."""
    kinds = set(rules.naming["company_kinds"])
    last = group.split()[-1].casefold()
    return last.removesuffix("s") in kinds or last.removesuffix("ies") + "y" in kinds


def _like_the_others(entries: list[Span], kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    sorts = [kinds.get(one.label, "") if one.kind == NAME else one.kind for one in entries]
    known = [sort for sort in sorts if sort]
    if len(known) < max(2, len(entries) / 2) or len(set(known)) > 1 or known[0] not in _KINDS:
        return
    for one, sort in zip(entries, sorts, strict=True):
        if not sort and len(one.label.split()) >= _KINDS[known[0]]:
            yield one.label, known[0]
