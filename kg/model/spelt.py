"""Numbers in words: "twenty-five", "two hundred and fifty", "half a dozen", "one and a half"."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from kg.model.base import Noun
from kg.model.turns import any_of

__all__ = ["SpeltNumbers"]

_HALF = " and a half"


class SpeltNumbers(Noun):
    """The words of numbers, as `spelt` in data/extraction/grounding.yaml has them.

    `ones` and `tens` are those up to 99, `multiples` what multiplies the words before ("hundred"),
    `parts` by what a word divides ("quarter": 4).
    """

    ones: dict[str, int] = Field(default_factory=dict)
    tens: dict[str, int] = Field(default_factory=dict)
    multiples: dict[str, int] = Field(default_factory=dict)
    parts: dict[str, int] = Field(default_factory=dict)

    def pattern(self, large: str) -> str:
        """Return the expression of a number in words, without groups of a name.

        A part ("half a") stands only in front of one of the `large`, of which it is a part.
        """
        words = (self.ones, self.tens, self.multiples, self.parts)
        ones, tens, times, parts = (f"(?:{any_of(one)})" for one in words)
        low = rf"(?:{tens}(?:[\s-]{ones})?|{ones})"
        part = rf"(?:(?:{ones}|an?)[\s-])?{parts}\s(?:of\s)?an?"
        many = rf"(?:{part}|{low}|an?)\s{times}(?:\s(?:and\s)?{low})?"
        return rf"(?:{part}(?=[\s-](?:{large})\b)|(?:{many}|{low})(?:\sand\sa\shalf)?)"

    def value(self, words: str) -> str:
        """Return the number of words that the expression matches, in digits.

        >>> spelt = SpeltNumbers(
        ...     ones={"two": 2, "five": 5}, tens={"fifty": 50}, multiples={"hundred": 100},
        ...     parts={"half": 2},
        ... )
        >>> [spelt.value(one) for one in ("Two hundred and fifty-five", "half a", "a hundred")]
        ['255', '0.5', '100']
        >>> spelt.value("two and a half")
        '2.5'
        """
        said = " ".join(words.casefold().replace("-", " ").split())
        total = Decimal("0.5") if said.endswith(_HALF) else Decimal(0)
        number = Decimal(0)
        for word in said.removesuffix(_HALF).split():
            if word in self.multiples:
                number = (number or Decimal(1)) * self.multiples[word]
            elif word in self.parts:
                number = (number or Decimal(1)) / self.parts[word]
            elif word in ("a", "an"):
                number = number or Decimal(1)
            elif word not in ("and", "of"):
                number += {**self.ones, **self.tens}[word]
        return f"{(number + total).normalize():f}"
