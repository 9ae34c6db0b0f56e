"""A parsed sentence: its words, and of which word each one is a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Tree", "Word"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the sentence (code points), its part of speech and its head.

    `relation` says what the word is to its head (nsubj, dobj, prep ...), which is the word of that
    number; the head of a sentence is its own head. `tag` is a part of speech of the Penn Treebank.
    """

    number: int
    text: str
    lemma: str
    tag: str
    relation: str
    head: int
    start: int
    end: int


@dataclass(frozen=True)
class Tree:
    """The words of a sentence in reading order.

    >>> foo = Word(0, "Foo", "Foo", "NNP", "nsubj", 1, 0, 3)
    >>> runs = Word(1, "runs", "run", "VBZ", "ROOT", 1, 4, 8)
    >>> tree = Tree((foo, runs))
    >>> [one.text for one in tree.parts(runs, "nsubj")], tree.above(runs)
    (['Foo'], None)
    """

    words: tuple[Word, ...]

    @cached_property
    def _below(self) -> dict[int, tuple[Word, ...]]:
        found: dict[int, list[Word]] = {}
        for one in self.words:
            if one.head != one.number:
                found.setdefault(one.head, []).append(one)
        return {number: tuple(every) for number, every in found.items()}

    def parts(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """Return the words right below a word, in reading order; of these relations, if given."""
        every = self._below.get(word.number, ())
        return tuple(one for one in every if not relations or one.relation in relations)

    def part(self, word: Word, *relations: str) -> Word | None:
        """Return the first word of these relations right below a word, or None."""
        return next(iter(self.parts(word, *relations)), None)

    def above(self, word: Word) -> Word | None:
        """Return the word of which this one is a part, or None for the head of a sentence."""
        return None if word.head == word.number else self.words[word.head]

    def upwards(self, word: Word) -> Iterator[Word]:
        """Yield a word, the word that it is a part of, and so on up to the head."""
        at: Word | None = word
        while at is not None:
            yield at
            at = self.above(at)
