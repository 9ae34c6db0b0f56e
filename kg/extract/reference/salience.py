"""How much a text speaks of whom where words name nobody: names weighed, the heaviest is meant.

The weights are those of pronoun resolution by salience (Lappin and Leass): a name weighs more as a
subject than as an object, more the later it stands, and more the oftener it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.reference.topic import gives, is_by_the_way, is_joined
from kg.extract.signs.kinds import UNSURE_FIRMS
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import NAME, Span

__all__ = [
    "ASIDE",
    "IDLE",
    "UNNAMED",
    "Referent",
    "Scale",
    "heaviest",
    "opens_unnamed",
    "referents",
    "scale",
    "weighed",
]

#: the role of a firm that is named by the way, which nothing refers to
ASIDE = "aside"
#: the roles of names that do nothing in their clause
IDLE = frozenset(("owner", ASIDE))
#: the label of something that a text tells of and does not name
UNNAMED = ""
_SIGN = re.compile(r"<(\w+)#(\d+)>")
_OWNER = re.compile(r"['’]s?(?![\w])|-[a-z]")
#: how many signs in front of a name show what it is there
NEAR = 70


@dataclass(frozen=True)
class Referent:
    """A name at a place of a masked sentence, or what is told of there without a name.

    `role` is "subject", "object", "owner", "other" or ASIDE; `kind` the class in small letters. A
    subject that `gives` puts money into another company there, or buys it.
    """

    span: Span | None
    kind: str
    at: int
    role: str
    gives: bool = False

    @property
    def label(self) -> str:
        """The label, or UNNAMED."""
        return self.span.label if self.span else UNNAMED


@dataclass(frozen=True)
class Scale:
    """The weights of data/extraction/speech.yaml, and the expressions that show a role."""

    weights: dict[str, float]
    behind: re.Pattern[str]
    verb: re.Pattern[str]
    front: re.Pattern[str]
    modifier: re.Pattern[str]
    unnamed: tuple[tuple[frozenset[str], re.Pattern[str]], ...]


@lru_cache(maxsize=4)
def scale(patterns: Patterns) -> Scale:
    """Return the weights and expressions of the rules."""
    table = patterns.rules.speech["salience"]
    unnamed = tuple(
        (frozenset(patterns.kinds(kinds)), re.compile(patterns.free(words)))
        for kinds, words in table["unnamed"].items()
    )
    return Scale(
        {name: float(value) for name, value in table["weights"].items()},
        re.compile(patterns.free(table["behind"])),
        re.compile(patterns.free(table["verb"])),
        re.compile(patterns.free(table["front"])),
        re.compile(patterns.free(table["modifier"])),
        unnamed,
    )


def referents(masked: Masked, patterns: Patterns) -> tuple[Referent, ...]:
    """Return what the sentence tells of, in order: names, and things without one."""
    rules = scale(patterns)
    found = [_named(masked, sign, patterns) for sign in _SIGN.finditer(masked.text)]
    return tuple(sorted([*found, *_unnamed(masked.text, rules)], key=lambda one: one.at))


def opens_unnamed(masked: Masked, patterns: Patterns) -> bool:
    """Return whether a sentence has a firm as its subject that it does not name ("the lab")."""
    return _opens_unnamed(masked.text, patterns)


@lru_cache(maxsize=64)
def _opens_unnamed(text: str, patterns: Patterns) -> bool:
    told = _unnamed(text, scale(patterns))
    return any(one.role == "subject" and one.kind == "company" for one in told)


def _named(masked: Masked, sign: re.Match[str], patterns: Patterns) -> Referent:
    span = masked.spans[int(sign[2])]
    role = _role(masked.text, sign.start(), sign.end(), scale(patterns))
    firm = sign[1] in UNSURE_FIRMS
    if firm and not span.anaphor and is_by_the_way(masked, span, patterns):
        role = ASIDE
    elif firm and role == "subject" and is_joined(masked, span, patterns):
        role = "object"
    giver = role == "subject" and firm and gives(masked, span, patterns)
    return Referent(span, sign[1], sign.start(), role, giver)


def _role(text: str, start: int, end: int, rules: Scale) -> str:
    """Return what a name is to the verb next to it."""
    if _OWNER.match(text, end) or rules.modifier.match(text, end):
        return "owner"
    if rules.behind.search(text, max(0, start - NEAR), start):
        return "other"
    if rules.verb.match(text, end) or rules.front.fullmatch(text, 0, start):
        return "subject"
    return "object"


def _unnamed(text: str, rules: Scale) -> Iterator[Referent]:
    """Yield what could be meant and is not named: "a startup", and who a sentence opens with."""
    for kinds, words in rules.unnamed:
        for match in words.finditer(text):
            role = "subject" if not text[: match.start()].strip(' "-*') else "object"
            for kind in sorted(kinds):
                yield Referent(None, kind, match.start(), role)


def weighed(
    layers: Sequence[Iterable[Referent]], kinds: frozenset[str], rules: Scale
) -> dict[str, tuple[float, Referent]]:
    """Return the weight of each label of these kinds, and where it is told of last.

    The layers are what sentences tell of, the nearest first. A name of which nobody knows what it
    names may be a company's, and anything where it is the subject: it weighs too, as "?Name".
    """
    found: dict[str, tuple[float, Referent]] = {}
    for far, layer in enumerate(layers):
        heavy: dict[str, tuple[float, Referent]] = {}
        for one in layer:
            label = _label(one, kinds)
            if label is None:
                continue
            weight = (rules.weights["recent"] + rules.weights[one.role]) * _decay(rules, far)
            before = heavy.get(label, (0.0, one))[0]
            heavy[label] = (max(weight, before), one)
        for label, (weight, one) in heavy.items():
            sum_before, last = found.get(label, (0.0, one))
            found[label] = (sum_before + weight, last)
    return found


def _decay(rules: Scale, far: int) -> float:
    return rules.weights["decay"] ** far


def _label(one: Referent, kinds: frozenset[str]) -> str | None:
    """Return what a referent counts as among these kinds: itself, unnamed, or nothing (None)."""
    if one.role == ASIDE:
        return None
    if one.kind in kinds:
        return None if one.span and one.span.plural else one.label
    if one.kind == NAME.lower() and one.span and (one.role == "subject" or "company" in kinds):
        return f"?{one.label}"
    return None


def heaviest(
    weights: dict[str, tuple[float, Referent]], rules: Scale, by: str = "margin"
) -> Referent | None:
    """Return the one that outweighs each other by a margin; None when none does, or no name."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1][0], item[0]))
    if not ranked:
        return None
    label, (best, one) = ranked[0]
    second = ranked[1][1][0] if len(ranked) > 1 else 0.0
    clear = best >= rules.weights[by] * second
    return one if clear and one.span is not None and not label.startswith("?") else None
