"""What a model with a small context is asked at once: how much text, which of the properties.

Nothing is kept back: properties that one request cannot hold are asked for in further ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import Property, Range, Vocabulary

__all__ = ["Fit", "SmallRules", "fit", "needed", "portions", "tokens"]

#: a server adds so many tokens of its own to the messages
FRAME = 60
#: the properties are asked for in so many requests of a chunk at most
_MOST = 10
_FIGURES = (Range.QUANTITY, Range.DATE)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class SmallRules:
    """The table `small` of data/extraction/llm.yaml, with llm.short.txt for a template.

    `signs` make a token; an answer takes `answer` times the tokens of the text that it is about,
    of which a request holds `least` or more. What is `sought` is asked for only where a word that
    begins so stands in the text, another quantity where a digit or one of `numbers` does.
    """

    template: str = ""

    signs: float = 4.0
    answer: int = 4
    least: int = 100
    numbers: tuple[str, ...] = ()
    sought: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Fit:
    """How a document is asked about: signs of a chunk, and tokens that properties may take.

    No `capacity` means that every request holds all properties. `lacking` is how many tokens more
    the context must have where nothing fits.
    """

    size: int = 0
    capacity: int = 0
    lacking: int = 0


def tokens(text: str, rules: SmallRules) -> int:
    """Return about how many tokens a text is, by its bytes.

    >>> tokens("Finch Labs released Finch-2.", SmallRules(signs=4.0))
    7
    """
    return math.ceil(len(text.encode(errors="replace")) / rules.signs)


def fit(context: int, rules: tuple[int, int], told: tuple[int, int], small: SmallRules) -> Fit:
    """Return how to ask with the fewest requests for a text.

    Of each pair the first is for asking for all properties at once, the second for asking for
    those that the document can need, in parts: the tokens of the rules, and of the properties.

    >>> small = SmallRules(signs=4.0, answer=4, least=100)
    >>> fit(8192, (1800, 1200), (3200, 2400), small)
    Fit(size=2504, capacity=0, lacking=0)
    >>> fit(4096, (1800, 1200), (3200, 2400), small)
    Fit(size=1308, capacity=1200, lacking=0)
    """
    parts = [math.ceil(told[1] / number) for number in range(1, _MOST + 1)]
    free = context - FRAME - rules[1]
    every = _way(told[0], 0, 1, context - FRAME - rules[0], small)
    ways = [_way(part, part, number, free, small) for number, part in enumerate(parts, 1)]
    if every[0] <= min(way[0] for way in ways[1:]) and every[0] < math.inf:
        return every[1]
    cost, found = min(ways, key=lambda way: way[0])
    return found if cost < math.inf else Fit(lacking=_needs(parts[-1], small) - free)


def _way(
    told: int, capacity: int, requests: int, free: int, small: SmallRules
) -> tuple[float, Fit]:
    """Return the requests for a token of text where so many tokens tell the properties."""
    text = (free - told) // (1 + small.answer)
    fits = free >= _needs(told, small)
    return (requests / text if fits else math.inf), Fit(int(text * small.signs), capacity)


def _needs(told: int, small: SmallRules) -> int:
    return told + small.least * (1 + small.answer)


def needed(vocabulary: Vocabulary, text: str, rules: SmallRules) -> list[Property]:
    """Return the properties that the words of the text can tell: names first, figures, then text.

    >>> rules = SmallRules(sought={"citations": ("cit",)})
    >>> kinds = {"aim": "text", "users": "quantity", "citations": "quantity"}
    >>> many = {name: Property(name=name, phrase="", domain=(), range=Range(kind))
    ...         for name, kind in kinds.items()}
    >>> vocabulary = Vocabulary(classes={}, properties=many, qualifiers={})
    >>> [[one.name for one in needed(vocabulary, text, rules)] for text in ("a 2", "a city", "a")]
    [['users', 'aim'], ['citations', 'aim'], ['aim']]
    """
    figures = bool(_DIGIT.search(text) or _begins(rules.numbers, text))
    found = []
    for one in vocabulary.properties.values():
        words = rules.sought.get(one.name, ())
        told = _begins(words, text) if words else figures or one.range is not Range.QUANTITY
        found += [one] if told else []
    return sorted(found, key=lambda one: (one.range is Range.TEXT, one.range in _FIGURES))


def portions(
    wanted: Iterable[Property], vocabulary: Vocabulary, capacity: int, cost: Mapping[str, int]
) -> Iterator[Vocabulary]:
    """Yield the vocabulary with as few parts of the properties as `capacity` tokens allow.

    `cost` has the tokens that each property takes; those of one kind stay together.
    """
    every = list(wanted)
    total = sum(cost[one.name] for one in every)
    share = total / max(1, math.ceil(total / capacity))
    held: dict[int, dict[str, Property]] = {}
    before = 0.0
    for one in every:
        held.setdefault(int((before + cost[one.name] / 2) / share), {})[one.name] = one
        before += cost[one.name]
    yield from (vocabulary.model_copy(update={"properties": part}) for part in held.values())


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _begins(words: tuple[str, ...], text: str) -> bool:
    """Return whether a word of the text begins with one of these."""
    return bool(words) and _pattern(words).search(text) is not None
