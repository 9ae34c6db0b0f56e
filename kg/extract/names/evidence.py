"""What speaks for the class of a name: its form, a version, a score, and what is counted so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.names.bodies import is_body
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, VERSIONED

__all__ = ["Evidence", "by_address", "by_score", "by_shape", "by_version"]

#: how much evidence a name needs before it has a class
ENOUGH = 2
#: the most letters of a family name that may stand in front of the given one
FAMILY = 6


@dataclass
class Evidence:
    """What speaks for each class of one name, and in which words."""

    weights: dict[str, int]
    reasons: dict[str, str]

    def add(self, kind: str, weight: int, reason: str) -> None:
        """Count something that speaks for a class."""
        self.weights[kind] += weight
        self.reasons.setdefault(kind, reason)

    @property
    def best(self) -> str:
        """The class that enough speaks for, and more than for any other; else nothing."""
        ranked = sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))
        enough = ranked and ranked[0][1] >= ENOUGH
        clear = len(ranked) < 2 or (ranked and ranked[0][1] > ranked[1][1])
        return ranked[0][0] if enough and clear else ""


def by_version(masked: Masked, found: dict[str, Evidence], rules: Rules) -> None:
    """Count a name with a version as a model's in a sentence that speaks of models."""
    if re.search(rules.models["context"], masked.text):
        for one in masked.spans:
            if one.kind == NAME and one.reason == VERSIONED:
                found[one.label].add("AIModel", 2, VERSIONED)


def by_score(masked: Masked, found: dict[str, Evidence], patterns: Patterns) -> None:
    """Count a name in capitals behind a model's score as a benchmark's: "scored 61% on FOO"."""
    capitals = patterns.rules.models["benchmark_capitals"]
    for match in _scored_on(patterns).finditer(masked.text):
        one = masked.spans[int(match["name"].partition("#")[2].rstrip(">"))]
        if one.kind == NAME and re.fullmatch(capitals, one.label):
            found[one.label].add("Benchmark", 3, "a score on it")


@lru_cache(maxsize=4)
def _scored_on(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a score with the name on which it was reached."""
    return re.compile(patterns.free(patterns.rules.models["scored_on"]))


def by_shape(label: str, evidence: Evidence, rules: Rules) -> None:
    """Count what the words of a name themselves show."""
    tokens = label.split()
    _by_ending(label, evidence, rules)
    if re.fullmatch(rules.models["benchmark_ending"], label):
        evidence.add("Benchmark", 2, "it ends as a benchmark's name does")
    if is_body(label, rules):
        evidence.add("Organization", 20, "it is named as a body is")
    elif (
        tokens[-1] in set(rules.naming["company_endings"])
        and len(tokens) > 1
        and tokens[-2] != "of"
    ):
        evidence.add("Company", 3, f"it ends in {tokens[-1]}")
    if rules.turns["evidence"]["web"].search(label):
        evidence.add("Company", 2, "it is written as a web name")
    ended = tokens[-1] in set(rules.naming["company_endings"])
    plain = not any(sign.isdigit() for sign in label)
    if plain and 2 <= len(tokens) <= 3 and not ended and tokens[0] in _first_names(rules):
        evidence.add("Person", 4, f"{tokens[0]} is a first name")


def _first_names(rules: Rules) -> frozenset[str]:
    return frozenset(rules.naming["first_names"])


def _by_ending(label: str, evidence: Evidence, rules: Rules) -> None:
    """Count a name as a product's or a chip's that ends as those do: "Foo Toolkit"."""
    for kind, endings in rules.naming["thing_endings"].items():
        if label.endswith(tuple(f" {one}" for one in endings)):
            evidence.add(kind, 2, f"it ends as the name of a {kind.lower()} does")


def by_address(text: str, labels: Iterable[str], found: dict[str, Evidence], rules: Rules) -> None:
    """Count a full name as a person's where the text has "Mr" before an end of it.

    A short family name may stand first ("Mr Lu" of "Lu Wen"), in a name that the text has before,
    where no other full name ends so.
    """
    address = rf"(?<!\w)(?:{'|'.join(rules.naming['addresses'])})\.? ([A-Z][\w'-]+)"
    firms = set(rules.naming["company_endings"])
    full = [one for one in labels if len(one.split()) in (2, 3)]
    full = [one for one in full if one.split()[-1] not in firms and not is_body(one, rules)]
    for hit in re.finditer(address, text):
        last = hit[1]
        first = [one for one in full if _is_family_first(one, last, text[: hit.start()])]
        for one in [one for one in full if one.endswith(f" {last}")] or first:
            found[one].add("Person", 4, f"the text speaks of Mr or Ms {last}")


def _is_family_first(label: str, last: str, before: str) -> bool:
    """Return whether a name of two words that the text has named begins with this family name."""
    short = len(last) <= FAMILY and label.count(" ") == 1
    return short and label.startswith(f"{last} ") and label in before
