"""Rival values of what changes with time: claims about one day or period, or of one week.

A firm is valued at one sum today and at another next year: both hold. Two sums of the same day
do not, and where nobody names the day, it is that of the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from kg.agreement.claim_time import DAYS, is_timed
from kg.agreement.rivals import claim_key, excluded
from kg.model import Claim, Text, Vocabulary

__all__ = ["of_one_week"]


def of_one_week(
    claims: Iterable[Claim],
    vocabulary: Vocabulary,
    documents: Callable[[str], set[str]],
    published: Mapping[str, date],
) -> Iterator[list[Claim]]:
    """Yield rival claims without a time that different documents of one week make.

    `documents` gives those that put a claim forward as so. A document that gives several values
    tells how they came about, and is no rival of others.
    """
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        timeless = vocabulary.properties[claim.predicate].single_in_time and not is_timed(claim)
        if timeless and not isinstance(claim.object, Text):
            groups[claim_key(claim)].append(claim)
    for group in groups.values():
        if len(group) > 1 and excluded(group):
            yield from _rivals(sorted(group, key=lambda one: one.id), documents, published)


def _rivals(
    group: list[Claim], documents: Callable[[str], set[str]], published: Mapping[str, date]
) -> Iterator[list[Claim]]:
    """Yield the rivals of each week, without those that another week has as well."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        for document in documents(claim.id):
            said[document].append(claim)
    days: dict[int, dict[str, Claim]] = defaultdict(dict)
    for document, told in said.items():
        if document in published and not excluded(told):
            days[published[document].toordinal()].update({one.id: one for one in told})
    found: dict[frozenset[str], list[Claim]] = {}
    for day in sorted(days):
        week = {key: one for n in range(DAYS) for key, one in days.get(day + n, {}).items()}
        rivals = excluded([week[key] for key in sorted(week)])
        if rivals:
            found[frozenset(one.id for one in rivals)] = rivals
    yield from (of for key, of in found.items() if not any(key < other for other in found))
