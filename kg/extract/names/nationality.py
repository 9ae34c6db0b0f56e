"""Words that say of what country a company is: "the French startup"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.grounder.amounts import either
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import Span
from kg.model.cues import Cues

__all__ = ["nationalities"]


@lru_cache(maxsize=4)
def _words(cues: Cues, rules: Rules) -> re.Pattern[str]:
    """Return the expression of such a word in front of a company's kind; of a person it is none.

    `examples` stand behind the kind where some are named: "Chinese tech giants like Foo".
    """
    every = [word for words in cues.nationalities.values() for word in words]
    others = rf"(?:{either(rules.naming['national_kinds'])})(?! (?:to|of|for)\b)"
    kinds = f"{either(rules.naming['company_kinds'])}|{others}"
    examples = rf"(?P<examples>{rules.turns['nationality']['examples'].pattern})"
    return re.compile(
        rf"(?<![\w-])(?P<word>{either(every)})"
        rf"(?=(?: (?!(?:and|or|of)\b)[\w-]+,?){{0,5}}? (?:{kinds})\b(?:{examples})?)",
        re.IGNORECASE,
    )


def nationalities(text: str, lexicon: Lexicon, rules: Rules) -> list[Span]:
    """Return the words of the plain text that say of what country a company is."""
    countries = {
        word: country for country, words in lexicon.cues.nationalities.items() for word in words
    }
    found = []
    for match in _words(lexicon.cues, rules).finditer(text):
        if match["word"][0].isupper():
            country = countries[" ".join(match["word"].casefold().split())]
            known = lexicon.find(country)
            label = known.label if known else country
            fresh = known is not None and not known.seeded
            reason = f"the country of '{match['word']}'"
            weight = 3 if match["examples"] else 2  # more than a group that is known by these words
            found.append(Span(*match.span("word"), "Place", label, weight, fresh, reason))
    return found
