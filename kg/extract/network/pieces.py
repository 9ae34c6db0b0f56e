"""The pieces of words that a network reads: each word is cut into the longest pieces it knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["BEGIN", "END", "MORE", "UNKNOWN", "Pieces"]

#: what stands in front of a piece that goes on a word, and the piece of what has none
MORE, UNKNOWN = "##", "[UNK]"
#: the pieces in front of a text and behind it
BEGIN, END = "[CLS]", "[SEP]"
#: longer words, as addresses of pages, are one unknown piece
LONGEST = 60
#: of how many words the pieces are kept
MOST_KNOWN = 50_000
_WORD = re.compile(r"\w+|[^\w\s]")
# "_" is punctuation to a network, and a letter to \w
_CUT = str.maketrans("_", "-")


@dataclass(frozen=True)
class Pieces:
    """Cuts words into pieces (WordPiece, Wu et al. 2016, as BERT has it: the longest one first)."""

    numbers: Mapping[str, int]
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, text: str) -> Sequence[int]:
        """Return the numbers of the pieces of a text.

        >>> some = Pieces({"[UNK]": 0, "co": 1, "##hort": 2, "-": 3})
        >>> some.of("Cohort-Co"), some.of("ö!")
        ((1, 2, 3, 1), (0, 0))
        """
        if text in (BEGIN, END):
            return (self.numbers[text],)
        if text not in self.known:
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            plain = unicodedata.normalize("NFD", text.lower().translate(_CUT))
            words = "".join(one for one in plain if unicodedata.category(one) != "Mn")
            self.known[text] = tuple(n for one in _WORD.findall(words) for n in self._cut(one))
        return self.known[text]

    def _cut(self, word: str) -> list[int]:
        """Return the pieces of one word; it is unknown as a whole where a part of it is."""
        found, at = [], 0
        while at < len(word):
            start = MORE if at else ""
            ends = range(min(len(word), at + LONGEST), at, -1)
            end = next((one for one in ends if start + word[at:one] in self.numbers), 0)
            if not end or len(word) > LONGEST:
                return [self.numbers[UNKNOWN]]
            found.append(self.numbers[start + word[at:end]])
            at = end
        return found
