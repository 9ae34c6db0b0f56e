"""Which names the words of a tree bear: their own, that of an apposition, those of examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.parse.parse_frame import ParseRules
from kg.extract.parse.roles import Roles
from kg.extract.parse.spelling import Spelt
from kg.extract.signs.spans import NAME, UNSURE, Span
from kg.parsing.tree import Tree, Word

__all__ = ["Bearers"]

#: the class of words for several ("investors")
GROUP = "Group"
#: the class of what a model is, as well as of what it uses
TECHNIQUE = "Technique"
#: the class of names of which one word alone is none that a title shows
PERSON = "Person"
#: what goes on with a name ("Jim O'..."), or shows that it is a place ("Reno, Nevada-based")
_MORE = re.compile(r"'(?!s\b)[\w<]|, <place#\d+>-")


@dataclass(frozen=True)
class Bearers:
    """The names of one sentence by the words that bear them."""

    tree: Tree
    spelt: Spelt
    rules: ParseRules

    def own(self, word: Word) -> Span | None:
        """Return the name or figure of which the word is the head, or None."""
        span = self.spelt.span(word)
        above = self.tree.above(word)
        inside = above is not None and self.spelt.span(above) == span
        return None if inside else span

    def spans(self, word: Word, kinds: frozenset[str]) -> list[tuple[Word, Span]]:
        """Return the names of these kinds that the word and its list bear, with their words."""
        found = [one for every in self._listed(word) for one in self._borne(every, kinds)]
        return list({one[1]: one for one in found}.values())

    def alone(self, word: Word, kinds: frozenset[str]) -> list[tuple[Word, Span]]:
        """Return the name of these kinds that the word itself bears, with its word, if it does."""
        return self._borne(word, kinds)[:1]

    def _listed(self, word: Word) -> Iterator[Word]:
        """Yield a word and those joined to it by commas and "and"."""
        yield word
        if any(one.lemma in ("but", "nor", "or") for one in self.tree.parts(word, "cc")):
            return
        for one in self.tree.parts(word, "conj"):
            yield from self._listed(one)

    def _borne(self, word: Word, kinds: frozenset[str]) -> list[tuple[Word, Span]]:
        """Return what a single word names: itself, else what describes it, else its examples."""
        own = self._fit([word], kinds)
        bears = self.own(word)
        if own or (bears is not None and not self._is_common(word, bears)):
            return own
        if meant := self._meant(word, kinds):
            return [(word, meant)]
        ways = (self._described, self._named, self._examples, self._parted)
        return next((found for way in ways if (found := self._fit(way(word), kinds))), [])

    def _is_common(self, word: Word, span: Span) -> bool:
        """Return whether it is no name of one thing, as "investors" or "large language model"."""
        return span.kind == GROUP or (span.kind == TECHNIQUE and self._is_carrier(word))

    def _is_carrier(self, word: Word) -> bool:
        words = self.rules.words
        return word.lemma in words["bearers"] or word.lemma in words["carriers"]

    def _parted(self, word: Word) -> list[Word]:
        """Return the names in "a group of investors including Foo" and "the likes of Foo"."""
        found: list[Word] = []
        preps = self.tree.parts(word, "prep") if word.lemma in self.rules.words["parts"] else ()
        for prep in preps:
            for first in self.tree.parts(prep, "pobj") if prep.lemma == "of" else ():
                for one in self._listed(first):
                    found += [one] if self.own(one) else self._examples(one)
        return found

    def _fit(self, words: list[Word], kinds: frozenset[str]) -> list[tuple[Word, Span]]:
        pairs = ((one, self._shown(one)) for one in words)
        return [
            (one, span)
            for one, span in pairs
            if span and span.kind.lower() in kinds and not span.plural
        ]

    def _shown(self, word: Word) -> Span | None:
        """Return the name of a word; one of unknown class with that of the noun beside it."""
        span = self.own(word)
        if span is None or self._is_cut(word, span) or self._is_named(word, span):
            return None
        if span.kind != NAME or span.anaphor:
            return span
        for noun in self._nouns(word):
            kind = self.rules.classes.get(noun.lemma)
            if kind and (kind != PERSON or len(span.label.split()) > 1):
                reason = f"called a {noun.lemma} there"
                return replace(span, kind=kind, reason=reason, weight=UNSURE)
        return span

    def _is_named(self, word: Word, span: Span) -> bool:
        """Return whether words that stand for a name have another: "the startup, Foo, is"."""
        beside = self.tree.parts(word, "appos") if span.anaphor else ()
        return any(self.own(one) for one in beside)

    def _is_cut(self, word: Word, span: Span) -> bool:
        """Return whether the name is but a part of one: two of a class side by side, or "Jim O"."""
        beside = self.tree.parts(word, "compound", "nmod")[-1:]
        others = [self.own(one) for one in beside if one.number == word.number - 1]
        behind = self.spelt.masked.text[self.spelt.place(word)[1] :]
        more = _MORE.match(behind) is not None
        return more or any(one and span.kind in (one.kind, NAME) for one in others)

    def _nouns(self, word: Word) -> list[Word]:
        """Return the common nouns that say what the name of a word is; none in a longer name."""
        beside = self.tree.parts(word, "compound", "nmod")
        above = self.tree.above(word)
        if word.relation == "conj" and above is not None and not beside:
            return [one for one in self._nouns(above) if one.tag == "NNS"]
        if word.relation in ("compound", "nmod"):
            owned = above is not None and bool(self.tree.parts(above, "poss"))
            return [above] if above is not None and owned and above.tag == "NN" else []
        if any(one.tag == "NNP" for one in beside[-1:]):
            return []
        called = above.relation == "acl" and word.relation == "oprd" if above else False
        named = self.tree.above(above) if above and called else None
        found = [*beside[-1:], *Roles(self.tree).described(word), *([named] if named else [])]
        people = self.rules.classes
        return [
            one
            for one in found
            if one.tag == "NN" or (one.tag == "NNS" and people.get(one.lemma) == PERSON)
        ]

    def _meant(self, word: Word, kinds: frozenset[str]) -> Span | None:
        """Return what "it" or "the company" stands for: the subject of a clause above.

        It must be the only name of these kinds before the word, or the one who says it.
        """
        if not self._stands_for(word, kinds):
            return None
        every = [one for one in self.tree.words[: word.number] if self._is_kind(one, kinds)]
        only = len({span.label for one in every if (span := self.own(one))}) == 1
        above = {one.number for one in self.tree.upwards(word)} - {word.head}
        for name in every:
            subject = name.relation in ("nsubj", "nsubjpass") and name.head in above
            if subject and (only or self._says(name, word)):
                return self.own(name)
        return None

    def _is_kind(self, word: Word, kinds: frozenset[str]) -> bool:
        span = self.own(word)
        return span is not None and span.kind.lower() in kinds

    def _says(self, name: Word, word: Word) -> bool:
        """Return whether the word is the subject of what the bearer of the name says."""
        clause = self.tree.words[word.head]
        spoken = clause.relation == "ccomp" and clause.head == name.head
        return spoken and word.tag == "PRP" and word.relation in ("nsubj", "nsubjpass")

    def _stands_for(self, word: Word, kinds: frozenset[str]) -> bool:
        """Return whether the word can stand for a name of these kinds."""
        definite = any(one.text.lower() == "the" for one in self.tree.parts(word, "det"))
        words = self.rules.stands
        pronoun = word.tag == "PRP" and word.text.lower()
        return any(
            word.lemma in words.get(kind, ()) if definite else pronoun in words.get(kind, ())
            for kind in kinds
        )

    def _described(self, word: Word) -> list[Word]:
        if self._is_carrier(word):
            found = list(Roles(self.tree).described(word))
            many = word.tag == "NNS" and len(found) == 1 and found[0].number > word.number
            return list(self._listed(found[0])) if many else found
        beside = self.tree.parts(word, "appos")
        return [one for one in beside if one.number == word.number + 1 and word.tag == "NN"]

    def _named(self, word: Word) -> list[Word]:
        """Return the name in "the Foo model", and in "a model called Foo"."""
        found: list[Word] = []
        if word.lemma in self.rules.words["carriers"]:
            beside = self.tree.parts(word, "compound", "nmod")
            found += [one for one in beside if not self._is_kind_of(one, word)][-1:]
        for verb in self.tree.parts(word, "acl"):
            if verb.lemma in self.rules.words["naming"]:
                found += self.tree.parts(verb, "oprd", "dobj")
                for prep in self.tree.parts(verb, "prep"):
                    found += self.tree.parts(prep, "pobj") if prep.lemma == "as" else ()
        return found

    def _is_kind_of(self, word: Word, noun: Word) -> bool:
        """Return whether a word says of which kind a thing is: "AI" and "GPU" of "Foo AI chip"."""
        span = self.spelt.span(word)
        if span is None:
            return word.text.isupper()
        return span.kind in ("Field", TECHNIQUE) or span == self.spelt.span(noun)

    def _examples(self, word: Word) -> list[Word]:
        """Return the names in "models such as Foo and Bar"."""
        found: list[Word] = []
        for prep in self.tree.parts(word, "prep"):
            if prep.lemma == "include" or self.tree.part(prep, "amod") or self._is_such(prep):
                for first in self.tree.parts(prep, "pobj"):
                    found += self._listed(first)
        return found

    def _is_such(self, prep: Word) -> bool:
        above = self.tree.above(prep)
        if prep.lemma == "like":
            return above is not None and above.tag == "NNS"
        before = self.tree.words[prep.number - 1] if prep.number else prep
        return prep.text.lower() == "as" and before.text.lower() == "such"
