"""The ways of a frame followed in a tree: from its head to the words that fill a slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.parse.parse_frame import Step
from kg.extract.parse.roles import Roles
from kg.parsing.tree import Tree, Word

__all__ = ["Ways"]

_RELATIONS = {
    "modifier": ("compound", "nmod", "nummod", "amod", "quantmod"),
    "attribute": ("attr", "acomp", "oprd"),
    "adverb": ("npadvmod", "advmod"),
    "helper": ("aux",),
    "relative": ("relcl", "acl"),
    "complement": ("ccomp", "xcomp", "acomp", "oprd"),
    "named": ("nsubj",),
    "particle": ("prt",),
    "conjunct": ("conj",),
}
#: what a word is to the one above it, for steps that go up ("^subject")
_UPWARDS = {
    "subject": ("nsubj", "nsubjpass"),
    "object": ("dobj", "nsubjpass"),
    "modifier": _RELATIONS["modifier"],
    "poss": ("poss",),
    "conjunct": ("conj",),
}
_OWNERS = ("its", "their", "his", "her", "whose")


@dataclass(frozen=True)
class Ways:
    """Follows ways in one tree.

    `things` are subjects whose "its" belongs to one further up, `firms` the words that bear an
    organization's name, with the name: of two "its" may be either's. `leaving` are verbs behind
    which an infinitive has their subject.
    """

    tree: Tree
    things: frozenset[str] = frozenset()
    firms: Mapping[int, str] = field(default_factory=dict)
    leaving: frozenset[str] = frozenset()

    @property
    def roles(self) -> Roles:
        """The roles in the tree."""
        return Roles(self.tree, self.leaving)

    def follow(self, head: Word, way: tuple[Step, ...]) -> list[Word]:
        """Return the words to which a way leads from a head."""
        words = [head]
        for step in way:
            words = [found for one in words for found in self._step(one, step)]
        return words

    def _step(self, word: Word, step: Step) -> list[Word]:
        found = [one for way in step.ways for one in self._reached(word, way)]
        if not step.lemmas:
            return found
        if "object" in step.ways and word.relation in ("relcl", "acl"):
            found += [noun for one in found for noun in self._with_part(one)]
        return [one for one in found if one.lemma in step.lemmas]

    def _with_part(self, word: Word) -> list[Word]:
        """Return the noun of which a word is a part: "a stake in Foo, which Bar took"."""
        prep = self.tree.above(word)
        over = self.tree.above(prep) if prep is not None and word.relation == "pobj" else None
        return [over] if over is not None and over.tag.startswith("NN") else []

    def _reached(self, word: Word, way: str) -> list[Word]:
        if way in _RELATIONS:
            return list(self.tree.parts(word, *_RELATIONS[way]))
        if way.startswith("^"):
            return self._above(word, way[1:])
        known = {
            "self": lambda one: [one],
            "clause": lambda one: self._governing(one)[:1],
            "subject": self.roles.subjects,
            "object": self.roles.objects,
            "apposed": self._apposed,
            "titled": self._titled,
            "poss": self._owners,
            "its": self._meant_owners,
            "governing": self._governing,
        }
        return known[way](word) if way in known else self._behind(word, way)

    def _above(self, word: Word, way: str) -> list[Word]:
        """Return what the word is a part of, by its role there or the preposition between."""
        above = self.tree.above(word)
        if above is None:
            return []
        if way in _UPWARDS:
            return [above] if word.relation in _UPWARDS[way] else []
        over = self.tree.above(above)
        joined = word.relation in ("pobj", "pcomp") and above.text.lower() == way
        return [over] if over and joined else []

    def _governing(self, word: Word) -> list[Word]:
        return [one for one in self.tree.upwards(word) if one.tag.startswith("V")]

    def _apposed(self, word: Word) -> list[Word]:
        return list(self.roles.described(self.one_of(word)))

    def _owners(self, word: Word) -> list[Word]:
        """Return who owns it; "its" is the subject of the nearest verb above that has another."""
        found: list[Word] = []
        for one in self.tree.parts(word, "poss"):
            found += self._meant(one, word) if one.text.lower() in _OWNERS else [one]
        return found

    def _meant_owners(self, word: Word) -> list[Word]:
        """Return who owns it where a word stands for the owner ("its")."""
        owners = [one for one in self.tree.parts(word, "poss") if one.text.lower() in _OWNERS]
        return self._owners(word) if owners else []

    def one_of(self, word: Word) -> Word:
        """Return "one" for the noun of "one of its founders", else the noun."""
        prep = self.tree.above(word)
        one = self.tree.above(prep) if prep and prep.text.lower() == "of" else None
        return one if one and one.text.lower() == "one" else word

    def _titled(self, word: Word) -> list[Word]:
        """Return the name behind a title, as in "Foo founder Ann Lee"."""
        above = self.tree.above(word)
        front = word.relation in ("compound", "nmod", "amod") and above is not None
        return [above] if above and front and above.number > word.number else []

    def _meant(self, owner: Word, owned: Word) -> list[Word]:
        if owner.text.lower() == "whose":
            clauses = [one for one in self.tree.upwards(owned) if one.relation == "relcl"]
            return [self.tree.words[one.head] for one in clauses[:1]]
        found: list[Word] = []
        for verb in self.tree.upwards(owned):
            if verb.tag.startswith("V"):
                holding = [one for one in self.tree.upwards(owned) if one.number not in self.firms]
                subjects = [one for one in self.roles.subjects(verb) if one not in holding]
                found += [one for one in subjects if self._can_own(one, owner, owned)]
                found = [] if self._is_between(found, owner) else found
                if any(one.lemma not in self.things for one in subjects):
                    return found
        return found

    def _is_between(self, found: list[Word], owner: Word) -> bool:
        """Return whether another organization stands between the one that is found and "its"."""
        first = min((one.number for one in found), default=owner.number)
        labels = {label for at, label in self.firms.items() if first <= at < owner.number}
        return len(labels) > 1

    def _can_own(self, subject: Word, owner: Word, owned: Word) -> bool:
        """Return whether "its" can be the subject: one in front, or right behind "In its ...,"."""
        if subject.number < owner.number:
            return True
        first = next((one for one in self.tree.words if one.tag.startswith(("NN", "PRP"))), owner)
        return first in (owner, owned) and subject.tag.startswith("NNP")

    def _behind(self, word: Word, preposition: str) -> list[Word]:
        return [
            self._antecedent(one)
            for prep in self.tree.parts(word, "prep", "agent", "dative")
            if prep.text.lower() == preposition
            for one in self.tree.parts(prep, "pobj", "pcomp")
        ]

    def _antecedent(self, word: Word) -> Word:
        """Return of what "in which" speaks; any other word is itself."""
        if word.text.lower() not in ("which", "whom"):
            return word
        clause = next((one for one in self.tree.upwards(word) if one.relation == "relcl"), None)
        return self.tree.words[clause.head] if clause else word
